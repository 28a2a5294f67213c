/*
 * Two convolutions in a row on NHWC tensors, 3x3 and then 1x1, with bias and rectifier between them.
 *
 *   middle[n][y][x][k] = max(bias[k] + sum over r, s, c of input[n][y + r - 1][x + s - 1][c] * filter3[r][s][c][k], 0)
 *   output[n][y][x][k] = sum over c of middle[n][y][x][c] * filter1[c][k]
 *
 * where input is taken as zero outside the image.
 */
void conv3x3_conv1x1(int images, int height, int width, int ifms, int middles, int ofms,
                     const float input[restrict images][height][width][ifms],
                     const float filter3[restrict 3][3][ifms][middles], const float bias[restrict middles],
                     const float filter1[restrict middles][ofms],
                     float middle[restrict images][height][width][middles],
                     float output[restrict images][height][width][ofms])
{
#pragma polyxform size(images = 4, height = 56, width = 56, ifms = 64, middles = 64, ofms = 256)
#pragma polyxform target(x86-64-v4)
#pragma polyxform live_out(output)
#pragma scop
    /* 3x3 convolution */
    for (int img = 0; img < images; img++)
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int k = 0; k < middles; k++) {
                    middle[img][y][x][k] = bias[k];
                    for (int kj = 0; kj < 3; kj++)
                        for (int ki = 0; ki < 3; ki++)
                            if (y + kj >= 1 && y + kj <= height && x + ki >= 1 && x + ki <= width)
                                for (int c = 0; c < ifms; c++)
                                    middle[img][y][x][k] +=
                                        input[img][y + kj - 1][x + ki - 1][c] * filter3[kj][ki][c][k];
                }
    /* rectifier */
    for (int img = 0; img < images; img++)
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int k = 0; k < middles; k++)
                    middle[img][y][x][k] = middle[img][y][x][k] > 0.0f ? middle[img][y][x][k] : 0.0f;
    /* 1x1 convolution */
    for (int img = 0; img < images; img++)
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int k = 0; k < ofms; k++) {
                    output[img][y][x][k] = 0.0f;
                    for (int c = 0; c < middles; c++)
                        output[img][y][x][k] += middle[img][y][x][c] * filter1[c][k];
                }
#pragma endscop
}
