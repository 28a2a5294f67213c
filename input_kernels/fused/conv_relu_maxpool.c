#include <float.h>

/*
 * The first block of ResNet-50 on NHWC tensors: 7x7 convolution of stride 2 with bias, rectifier, and the maximum over
 * 3x3 windows of stride 2.
 *
 *   conv[n][y][x][k] = bias[k] + sum over r, s, c of
 *       input[n][y * stride + r - pad][x * stride + s - pad][c] * filter[r][s][c][k]
 *   active = max(conv, 0)
 *   pooled[n][v][u][k] = max over r, s of active[n][v * pool_stride + r - pool_pad][u * pool_stride + s - pool_pad][k]
 *
 * Taps outside the image, in input and in active, are left out.
 */
void conv_relu_maxpool(int images, int ofms, int ifms, int height, int width, int out_h, int out_w, int filter_h,
                       int filter_w, int stride, int pad, int pool_h, int pool_w, int pool_size, int pool_stride,
                       int pool_pad, const float input[restrict images][height][width][ifms],
                       const float filter[restrict filter_h][filter_w][ifms][ofms], const float bias[restrict ofms],
                       float active[restrict images][out_h][out_w][ofms],
                       float pooled[restrict images][pool_h][pool_w][ofms])
{
#pragma polyxform size(images = 4, ofms = 64, ifms = 3, height = 224, width = 224, out_h = 112, out_w = 112)
#pragma polyxform size(filter_h = 7, filter_w = 7, stride = 2, pad = 3)
#pragma polyxform size(pool_h = 56, pool_w = 56, pool_size = 3, pool_stride = 2, pool_pad = 1)
#pragma polyxform target(x86-64-v4)
#pragma polyxform live_out(pooled)
#pragma scop
    /* convolution with bias */
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < out_h; oj++)
            for (int oi = 0; oi < out_w; oi++)
                for (int ofm = 0; ofm < ofms; ofm++) {
                    active[img][oj][oi][ofm] = bias[ofm];
                    for (int kj = 0; kj < filter_h; kj++)
                        for (int ki = 0; ki < filter_w; ki++)
                            if (oj * stride + kj - pad >= 0 && oj * stride + kj - pad < height &&
                                oi * stride + ki - pad >= 0 && oi * stride + ki - pad < width)
                                for (int ifm = 0; ifm < ifms; ifm++)
                                    active[img][oj][oi][ofm] +=
                                        input[img][oj * stride + kj - pad][oi * stride + ki - pad][ifm] *
                                        filter[kj][ki][ifm][ofm];
                }
    /* rectifier */
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < out_h; oj++)
            for (int oi = 0; oi < out_w; oi++)
                for (int ofm = 0; ofm < ofms; ofm++)
                    active[img][oj][oi][ofm] = active[img][oj][oi][ofm] < 0.0f ? 0.0f : active[img][oj][oi][ofm];
    /* pooling */
    for (int img = 0; img < images; img++)
        for (int pj = 0; pj < pool_h; pj++)
            for (int pi = 0; pi < pool_w; pi++)
                for (int ofm = 0; ofm < ofms; ofm++) {
                    pooled[img][pj][pi][ofm] = -FLT_MAX;
                    for (int wj = 0; wj < pool_size; wj++)
                        for (int wi = 0; wi < pool_size; wi++) {
                            int oj = pj * pool_stride + wj - pool_pad;
                            int oi = pi * pool_stride + wi - pool_pad;
                            if (oj >= 0 && oj < out_h && oi >= 0 && oi < out_w)
                                pooled[img][pj][pi][ofm] = active[img][oj][oi][ofm] > pooled[img][pj][pi][ofm]
                                                               ? active[img][oj][oi][ofm]
                                                               : pooled[img][pj][pi][ofm];
                        }
                }
#pragma endscop
}
