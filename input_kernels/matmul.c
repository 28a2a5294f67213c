/*
 * Matrix multiplication, C += A * B, all row-major: A is m x p, B is p x n, C is m x n.
 *
 *   C[i][j] += sum over k of A[i][k] * B[k][j]
 */

/* The matrices as two-dimensional arrays. */
void matmul(int m, int n, int p, const float A[restrict m][p], const float B[restrict p][n], float C[restrict m][n])
{
#pragma polyxform size(m = 1024, n = 1024, p = 1024)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++)
            for (int k = 0; k < p; k++)
                C[i][j] += A[i][k] * B[k][j];
#pragma endscop
}

/* The same matrices behind pointers, subscripts written out by hand. */
void matmul_linear(int m, int n, int p, const float *restrict A, const float *restrict B, float *restrict C)
{
#pragma polyxform size(m = 1024, n = 1024, p = 1024)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++)
            for (int k = 0; k < p; k++)
                C[i * n + j] += A[i * p + k] * B[k * n + j];
#pragma endscop
}
