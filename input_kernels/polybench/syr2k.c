/*
 * Symmetric update of rank 2m, C = alpha * A * B^T + alpha * B * A^T + beta * C, lower triangle only:
 * A and B are n x m, C is n x n.
 */
void syr2k(int n, int m, double alpha, double beta, const double A[restrict n][m], const double B[restrict n][m],
           double C[restrict n][n])
{
#pragma polyxform size(n = 1200, m = 1000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++)
            C[i][j] *= beta;
        for (int k = 0; k < m; k++)
            for (int j = 0; j <= i; j++)
                C[i][j] += alpha * A[i][k] * B[j][k] + alpha * B[i][k] * A[j][k];
    }
#pragma endscop
}
