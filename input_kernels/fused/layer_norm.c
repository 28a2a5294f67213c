#include <math.h>

/*
 * Residual addition and layer normalization of a transformer, row by row.
 *
 *   sum      = in + residual
 *   mean     = mean of the row of sum, variance = mean of (sum - mean)^2
 *   out      = gamma * (sum - mean) / sqrt(variance + EPSILON) + beta
 */
#define EPSILON 1e-5f

void residual_layer_norm(int rows, int columns, const float in[restrict rows][columns],
                         const float residual[restrict rows][columns], const float gamma[restrict columns],
                         const float beta[restrict columns], float sum[restrict rows][columns],
                         float mean[restrict rows], float variance[restrict rows],
                         float out[restrict rows][columns])
{
    const float count = (float)columns;

#pragma polyxform size(rows = 4096, columns = 768)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma polyxform live_out(out)
#pragma scop
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
            sum[i][j] = in[i][j] + residual[i][j];
    for (int i = 0; i < rows; i++) {
        mean[i] = 0.0f;
        for (int j = 0; j < columns; j++)
            mean[i] += sum[i][j];
        mean[i] /= count;
    }
    for (int i = 0; i < rows; i++) {
        variance[i] = 0.0f;
        for (int j = 0; j < columns; j++)
            variance[i] += (sum[i][j] - mean[i]) * (sum[i][j] - mean[i]);
        variance[i] /= count;
    }
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
            out[i][j] = gamma[j] * (sum[i][j] - mean[i]) / sqrtf(variance[i] + EPSILON) + beta[j];
#pragma endscop
}
