/*
 * The bottleneck block of ResNet-50 on NHWC tensors: 1x1 convolution to `narrow` channels, 3x3 convolution on them,
 * 1x1 convolution back to `wide` channels, and the block's input added. Each convolution has a bias (with batch
 * normalization folded into it) and all three end in a rectifier, the last one after the addition.
 *
 *   reduced[n][y][x][k]  = max(bias1[k] + sum over c of input[n][y][x][c] * filter1[c][k], 0)
 *   filtered[n][y][x][k] = max(bias3[k] + sum over r, s, c of reduced[n][y+r-1][x+s-1][c] * filter3[r][s][c][k], 0)
 *   output[n][y][x][k]   = max(bias2[k] + sum over c of filtered[n][y][x][c] * filter2[c][k] + input[n][y][x][k], 0)
 *
 * where reduced is taken as zero outside the image. The program hands the filters over once, before many calls.
 */
#define RELU(value) ((value) > 0.0f ? (value) : 0.0f)

void resnet_bottleneck(int images, int height, int width, int wide, int narrow,
                       const float input[restrict images][height][width][wide],
                       const float filter1[restrict wide][narrow], const float bias1[restrict narrow],
                       const float filter3[restrict 3][3][narrow][narrow], const float bias3[restrict narrow],
                       const float filter2[restrict narrow][wide], const float bias2[restrict wide],
                       float reduced[restrict images][height][width][narrow],
                       float filtered[restrict images][height][width][narrow],
                       float output[restrict images][height][width][wide])
{
#pragma polyxform size(images = 4, height = 56, width = 56, wide = 256, narrow = 64)
#pragma polyxform target(x86-64-v4)
#pragma polyxform live_out(output)
#pragma polyxform layout(filter1 = free, filter2 = free, filter3 = free)
#pragma scop
    /* 1x1 convolution, wide to narrow */
    for (int img = 0; img < images; img++)
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int k = 0; k < narrow; k++) {
                    reduced[img][y][x][k] = bias1[k];
                    for (int c = 0; c < wide; c++)
                        reduced[img][y][x][k] += input[img][y][x][c] * filter1[c][k];
                    reduced[img][y][x][k] = RELU(reduced[img][y][x][k]);
                }
    /* 3x3 convolution */
    for (int img = 0; img < images; img++)
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int k = 0; k < narrow; k++) {
                    filtered[img][y][x][k] = bias3[k];
                    for (int kj = 0; kj < 3; kj++)
                        for (int ki = 0; ki < 3; ki++)
                            if (y + kj - 1 >= 0 && y + kj - 1 < height && x + ki - 1 >= 0 && x + ki - 1 < width)
                                for (int c = 0; c < narrow; c++)
                                    filtered[img][y][x][k] +=
                                        reduced[img][y + kj - 1][x + ki - 1][c] * filter3[kj][ki][c][k];
                    filtered[img][y][x][k] = RELU(filtered[img][y][x][k]);
                }
    /* 1x1 convolution, narrow to wide */
    for (int img = 0; img < images; img++)
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int k = 0; k < wide; k++) {
                    output[img][y][x][k] = bias2[k];
                    for (int c = 0; c < narrow; c++)
                        output[img][y][x][k] += filtered[img][y][x][c] * filter2[c][k];
                }
    /* residual and rectifier */
    for (int img = 0; img < images; img++)
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int k = 0; k < wide; k++)
                    output[img][y][x][k] = RELU(output[img][y][x][k] + input[img][y][x][k]);
#pragma endscop
}
