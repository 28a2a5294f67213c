#include <math.h>

/*
 * Bias, Gaussian error linear unit and residual addition of a transformer, each as an operator of its own.
 *
 *   out = gelu(in + bias[j]) + residual
 *   gelu(x) = x * (1 + erf(x / sqrt(2))) / 2                                        exactly, or
 *           = x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3))) / 2               nearly
 *
 * middle receives in + bias.
 */
#define SQRT_HALF 0.70710678f
#define SQRT_TWO_OVER_PI 0.79788456f

void bias_gelu_erf_residual(int rows, int columns, const float in[restrict rows][columns],
                            const float bias[restrict columns], const float residual[restrict rows][columns],
                            float middle[restrict rows][columns], float out[restrict rows][columns])
{
#pragma polyxform size(rows = 4096, columns = 3072)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma polyxform live_out(out)
#pragma scop
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
            middle[i][j] = in[i][j] + bias[j];
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
            out[i][j] = 0.5f * middle[i][j] * (1.0f + erff(SQRT_HALF * middle[i][j]));
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
            out[i][j] += residual[i][j];
#pragma endscop
}

void bias_gelu_tanh_residual(int rows, int columns, const float in[restrict rows][columns],
                             const float bias[restrict columns], const float residual[restrict rows][columns],
                             float middle[restrict rows][columns], float out[restrict rows][columns])
{
#pragma polyxform size(rows = 4096, columns = 3072)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma polyxform live_out(out)
#pragma scop
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
            middle[i][j] = in[i][j] + bias[j];
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
            out[i][j] = 0.5f * middle[i][j] *
                        (1.0f + tanhf(SQRT_TWO_OVER_PI *
                                      (middle[i][j] + 0.044715f * middle[i][j] * middle[i][j] * middle[i][j])));
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
            out[i][j] += residual[i][j];
#pragma endscop
}
