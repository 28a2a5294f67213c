#include <math.h>

/*
 * Convolution on NCHW tensors, batch normalization with the statistics of training, and rectifier.
 *
 *   conv[n][k][y][x] = sum over c, r, s of input[n][c][y * stride + r - pad][x * stride + s - pad] * filter[k][c][r][s]
 *   output = max(gamma[k] * (conv - mean[k]) / sqrt(variance[k] + EPSILON) + beta[k], 0)
 *
 * where input is taken as zero outside the image.
 */
#define EPSILON 1e-5f

void conv_batchnorm_relu(int images, int ofms, int ifms, int height, int width, int out_h, int out_w, int filter_h,
                         int filter_w, int stride, int pad, const float input[restrict images][ifms][height][width],
                         const float filter[restrict ofms][ifms][filter_h][filter_w],
                         const float gamma[restrict ofms], const float beta[restrict ofms],
                         const float mean[restrict ofms], const float variance[restrict ofms],
                         float conv[restrict images][ofms][out_h][out_w],
                         float output[restrict images][ofms][out_h][out_w])
{
#pragma polyxform size(images = 4, ofms = 64, ifms = 64, height = 56, width = 56, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1, pad = 1)
#pragma polyxform target(x86-64-v4)
#pragma polyxform live_out(output)
#pragma scop
    /* convolution */
    for (int img = 0; img < images; img++)
        for (int ofm = 0; ofm < ofms; ofm++)
            for (int oj = 0; oj < out_h; oj++)
                for (int oi = 0; oi < out_w; oi++) {
                    conv[img][ofm][oj][oi] = 0.0f;
                    for (int ifm = 0; ifm < ifms; ifm++)
                        for (int kj = 0; kj < filter_h; kj++)
                            for (int ki = 0; ki < filter_w; ki++)
                                if (oj * stride + kj - pad >= 0 && oj * stride + kj - pad < height &&
                                    oi * stride + ki - pad >= 0 && oi * stride + ki - pad < width)
                                    conv[img][ofm][oj][oi] +=
                                        input[img][ifm][oj * stride + kj - pad][oi * stride + ki - pad] *
                                        filter[ofm][ifm][kj][ki];
                }
    /* batch normalization */
    for (int img = 0; img < images; img++)
        for (int ofm = 0; ofm < ofms; ofm++) {
            const float scale = gamma[ofm] / sqrtf(variance[ofm] + EPSILON);
            for (int oj = 0; oj < out_h; oj++)
                for (int oi = 0; oi < out_w; oi++)
                    output[img][ofm][oj][oi] = scale * (conv[img][ofm][oj][oi] - mean[ofm]) + beta[ofm];
        }
    /* rectifier */
    for (int img = 0; img < images; img++)
        for (int ofm = 0; ofm < ofms; ofm++)
            for (int oj = 0; oj < out_h; oj++)
                for (int oi = 0; oi < out_w; oi++)
                    output[img][ofm][oj][oi] = output[img][ofm][oj][oi] > 0.0f ? output[img][ofm][oj][oi] : 0.0f;
#pragma endscop
}
