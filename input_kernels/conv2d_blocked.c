/*
 * Forward convolution on blocked tensors: ResNet-50's 3x3 layer, 64 to 64 channels, 56x56 pixels, four images.
 *
 *   output[n][K][y][x][k] += sum over C, r, s, c of
 *       input[n][C][y * stride + r][x * stride + s][c] * filter[K][C][r][s][c][k]
 *
 * Channels come in tiles of BLOCK (the largest of 64, 32 and 16 that divides both channel counts), so that the two
 * innermost dimensions of the filter are a dense BLOCK x BLOCK matrix. The caller pads the input: its height and
 * width are exactly what the filter reaches.
 */
#ifndef BLOCK
#define BLOCK 64
#endif

void conv2d_blocked(int images, int ofm_tiles, int ifm_tiles, int out_h, int out_w, int filter_h, int filter_w,
                    int stride,
                    const float input[restrict images][ifm_tiles][(out_h - 1) * stride + filter_h]
                                     [(out_w - 1) * stride + filter_w][BLOCK],
                    const float filter[restrict ofm_tiles][ifm_tiles][filter_h][filter_w][BLOCK][BLOCK],
                    float output[restrict images][ofm_tiles][out_h][out_w][BLOCK])
{
#pragma polyxform size(images = 4, ofm_tiles = 1, ifm_tiles = 1, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int img = 0; img < images; img++)
        for (int ofm_tile = 0; ofm_tile < ofm_tiles; ofm_tile++)
            for (int ifm_tile = 0; ifm_tile < ifm_tiles; ifm_tile++)
                for (int oj = 0; oj < out_h; oj++)
                    for (int kj = 0; kj < filter_h; kj++)
                        for (int ki = 0; ki < filter_w; ki++)
                            for (int oi = 0; oi < out_w; oi++)
                                for (int ofm = 0; ofm < BLOCK; ofm++)
                                    for (int ifm = 0; ifm < BLOCK; ifm++)
                                        output[img][ofm_tile][oj][oi][ofm] +=
                                            input[img][ifm_tile][oj * stride + kj][oi * stride + ki][ifm] *
                                            filter[ofm_tile][ifm_tile][kj][ki][ifm][ofm];
#pragma endscop
}
