/*
 * The inverted bottleneck of MobileNetV2 on NHWC tensors: a pointwise convolution widens `channels` to `wide`
 * channels, a 3x3 depthwise convolution filters them, a second pointwise convolution narrows them again, and the
 * block's input is added. The first two are clipped to 0..6.
 *
 *   expanded[n][y][x][e] = clip(sum over c of input[n][y][x][c] * expand[c][e])
 *   filtered[n][y][x][e] = clip(sum over r, s of expanded[n][y + r - 1][x + s - 1][e] * depth[r][s][e])
 *   output[n][y][x][c]   = input[n][y][x][c] + sum over e of filtered[n][y][x][e] * project[e][c]
 *
 * where expanded is taken as zero outside the image.
 */
static inline float clip(float value)
{
    return value < 0.0f ? 0.0f : value > 6.0f ? 6.0f : value;
}

void inverted_bottleneck(int images, int height, int width, int channels, int wide,
                         const float input[restrict images][height][width][channels],
                         const float expand[restrict channels][wide], const float depth[restrict 3][3][wide],
                         const float project[restrict wide][channels],
                         float expanded[restrict images][height][width][wide],
                         float filtered[restrict images][height][width][wide],
                         float output[restrict images][height][width][channels])
{
#pragma polyxform size(images = 4, height = 56, width = 56, channels = 24, wide = 144)
#pragma polyxform target(x86-64-v4)
#pragma polyxform live_out(output)
#pragma scop
    /* expansion */
    for (int img = 0; img < images; img++)
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int e = 0; e < wide; e++) {
                    expanded[img][y][x][e] = 0.0f;
                    for (int c = 0; c < channels; c++)
                        expanded[img][y][x][e] += input[img][y][x][c] * expand[c][e];
                    expanded[img][y][x][e] = clip(expanded[img][y][x][e]);
                }
    /* depthwise filter */
    for (int img = 0; img < images; img++)
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int e = 0; e < wide; e++) {
                    filtered[img][y][x][e] = 0.0f;
                    for (int kj = 0; kj < 3; kj++)
                        for (int ki = 0; ki < 3; ki++)
                            if (y + kj - 1 >= 0 && y + kj - 1 < height && x + ki - 1 >= 0 && x + ki - 1 < width)
                                filtered[img][y][x][e] += expanded[img][y + kj - 1][x + ki - 1][e] * depth[kj][ki][e];
                    filtered[img][y][x][e] = clip(filtered[img][y][x][e]);
                }
    /* projection */
    for (int img = 0; img < images; img++)
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int c = 0; c < channels; c++) {
                    output[img][y][x][c] = 0.0f;
                    for (int e = 0; e < wide; e++)
                        output[img][y][x][c] += filtered[img][y][x][e] * project[e][c];
                }
    /* residual */
    for (int img = 0; img < images; img++)
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int c = 0; c < channels; c++)
                    output[img][y][x][c] += input[img][y][x][c];
#pragma endscop
}
