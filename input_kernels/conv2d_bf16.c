/*
 * Forward convolution of bfloat16 numbers, the upper halves of floats, with sums in float.
 *
 *   output[n][y][x][k] = sum over r, s, c, q of
 *       input[n][y * stride + r - pad][x * stride + s - pad][c][q] * filter[r][s][c][k][q]
 *
 * Channels come in pairs: two adjacent numbers of either operand, whose products processors add in one instruction.
 * input is taken as zero outside 0 <= row < height, 0 <= column < width.
 */
#include <stdint.h>
#include <string.h>

static inline float from_bf16(uint16_t number)
{
    uint32_t bits = (uint32_t)number << 16;
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

void conv2d_bf16(int images, int ofms, int pairs, int height, int width, int out_h, int out_w, int filter_h,
                 int filter_w, int stride, int pad, const uint16_t input[restrict images][height][width][pairs][2],
                 const uint16_t filter[restrict filter_h][filter_w][pairs][ofms][2],
                 float output[restrict images][out_h][out_w][ofms])
{
#pragma polyxform size(images = 4, ofms = 64, pairs = 32, height = 56, width = 56, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1, pad = 1)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma scop
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < out_h; oj++)
            for (int oi = 0; oi < out_w; oi++) {
                for (int ofm = 0; ofm < ofms; ofm++)
                    output[img][oj][oi][ofm] = 0.0f;
                for (int kj = 0; kj < filter_h; kj++) {
                    const int ij = oj * stride + kj - pad;
                    for (int ki = 0; ki < filter_w; ki++) {
                        const int ii = oi * stride + ki - pad;
                        if (ij >= 0 && ij < height && ii >= 0 && ii < width)
                            for (int pair = 0; pair < pairs; pair++)
                                for (int ofm = 0; ofm < ofms; ofm++)
                                    for (int q = 0; q < 2; q++)
                                        output[img][oj][oi][ofm] += from_bf16(input[img][ij][ii][pair][q]) *
                                                                    from_bf16(filter[kj][ki][pair][ofm][q]);
                    }
                }
            }
#pragma endscop
}
