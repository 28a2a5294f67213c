#include <math.h>

/*
 * Batch normalization with the statistics of training, residual addition and rectifier on NHWC tensors, each as an
 * operator of its own; `pixels` are all pixels of all images.
 *
 *   normal = gamma[c] * (in - mean[c]) / sqrt(variance[c] + EPSILON) + beta[c]
 *   out    = max(normal + residual, 0)
 */
#define EPSILON 1e-5f

void batchnorm_residual_relu(int pixels, int channels, const float in[restrict pixels][channels],
                             const float residual[restrict pixels][channels], const float gamma[restrict channels],
                             const float beta[restrict channels], const float mean[restrict channels],
                             const float variance[restrict channels], float normal[restrict pixels][channels],
                             float out[restrict pixels][channels])
{
#pragma polyxform size(pixels = 12544, channels = 256)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma polyxform live_out(out)
#pragma scop
    for (int p = 0; p < pixels; p++)
        for (int c = 0; c < channels; c++)
            normal[p][c] = gamma[c] * (in[p][c] - mean[c]) / sqrtf(variance[c] + EPSILON) + beta[c];
    for (int p = 0; p < pixels; p++)
        for (int c = 0; c < channels; c++)
            out[p][c] = normal[p][c] + residual[p][c];
    for (int p = 0; p < pixels; p++)
        for (int c = 0; c < channels; c++)
            out[p][c] = out[p][c] < 0.0f ? 0.0f : out[p][c];
#pragma endscop
}
