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
#pragma polyxform live_out(out)
#pragma scop
    if (rows == 4096 && columns == 768) {
        /* source order; source order; source order; source order; source order; source order; source order; source order */
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 4096; i++) {
            #pragma omp simd
            for (int j = 0; j < 768; j++) {
                sum[i][j] = in[i][j] + residual[i][j];
            }
        }
        #pragma omp simd
        for (int i = 0; i < 4096; i++) {
            mean[i] = 0.0f;
        }
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 4096; i++) {
            for (int j = 0; j < 768; j++) {
                mean[i] += sum[i][j];
            }
        }
        #pragma omp simd
        for (int i = 0; i < 4096; i++) {
            mean[i] /= count;
        }
        #pragma omp simd
        for (int i = 0; i < 4096; i++) {
            variance[i] = 0.0f;
        }
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 4096; i++) {
            for (int j = 0; j < 768; j++) {
                variance[i] += (sum[i][j] - mean[i]) * (sum[i][j] - mean[i]);
            }
        }
        #pragma omp simd
        for (int i = 0; i < 4096; i++) {
            variance[i] /= count;
        }
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 4096; i++) {
            #pragma omp simd
            for (int j = 0; j < 768; j++) {
                out[i][j] = gamma[j] * (sum[i][j] - mean[i]) / sqrtf(variance[i] + 1e-5f) + beta[j];
            }
        }
    } else {
        /* source order; source order; source order; source order; source order; source order; source order; source order */
        #pragma omp parallel for schedule(static) if((long)rows * (long)columns >= 10000)
        for (int i = 0; i < rows; i++) {
            #pragma omp simd
            for (int j = 0; j < columns; j++) {
                sum[i][j] = in[i][j] + residual[i][j];
            }
        }
        #pragma omp parallel for simd schedule(static) if((long)rows >= 10000)
        for (int i = 0; i < rows; i++) {
            mean[i] = 0.0f;
        }
        #pragma omp parallel for schedule(static) if((long)rows * (long)columns >= 10000)
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                mean[i] += sum[i][j];
            }
        }
        #pragma omp parallel for simd schedule(static) if((long)rows >= 10000)
        for (int i = 0; i < rows; i++) {
            mean[i] /= count;
        }
        #pragma omp parallel for simd schedule(static) if((long)rows >= 10000)
        for (int i = 0; i < rows; i++) {
            variance[i] = 0.0f;
        }
        #pragma omp parallel for schedule(static) if((long)rows * (long)columns >= 10000)
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                variance[i] += (sum[i][j] - mean[i]) * (sum[i][j] - mean[i]);
            }
        }
        #pragma omp parallel for simd schedule(static) if((long)rows >= 10000)
        for (int i = 0; i < rows; i++) {
            variance[i] /= count;
        }
        #pragma omp parallel for schedule(static) if((long)rows * (long)columns >= 10000)
        for (int i = 0; i < rows; i++) {
            #pragma omp simd
            for (int j = 0; j < columns; j++) {
                out[i][j] = gamma[j] * (sum[i][j] - mean[i]) / sqrtf(variance[i] + 1e-5f) + beta[j];
            }
        }
    }
#pragma endscop
}
