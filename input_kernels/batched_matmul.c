#include <stddef.h>

/*
 * Many small matrix products of one shape.
 *
 *   C[b][i][j] = sum over k of A[b][i][k] * B[b][k][j]     with B as it stands
 *   C[b][i][j] = sum over k of A[b][i][k] * B[b][j][k]     with B transposed
 */
void batched_matmul(size_t batch, size_t m, size_t n, size_t p, const float A[restrict batch][m][p],
                    const float B[restrict batch][p][n], float C[restrict batch][m][n])
{
#pragma polyxform size(batch = 48, m = 128, n = 64, p = 128)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (size_t b = 0; b < batch; b++)
        for (size_t i = 0; i < m; i++)
            for (size_t j = 0; j < n; j++) {
                C[b][i][j] = 0.0f;
                for (size_t k = 0; k < p; k++)
                    C[b][i][j] += A[b][i][k] * B[b][k][j];
            }
#pragma endscop
}

void batched_matmul_transposed(size_t batch, size_t m, size_t n, size_t p, const float A[restrict batch][m][p],
                               const float B[restrict batch][n][p], float C[restrict batch][m][n])
{
#pragma polyxform size(batch = 48, m = 128, n = 128, p = 64)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (size_t b = 0; b < batch; b++)
        for (size_t i = 0; i < m; i++)
            for (size_t j = 0; j < n; j++) {
                C[b][i][j] = 0.0f;
                for (size_t k = 0; k < p; k++)
                    C[b][i][j] += A[b][i][k] * B[b][j][k];
            }
#pragma endscop
}
