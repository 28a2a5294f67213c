/*
 * Symmetric update of rank m, C = alpha * A * A^T + beta * C, lower triangle only: A is n x m, C is n x n.
 */
void syrk(int n, int m, double alpha, double beta, const double A[restrict n][m], double C[restrict n][n])
{
#pragma polyxform size(n = 1200, m = 1000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++)
            C[i][j] *= beta;
        for (int k = 0; k < m; k++)
            for (int j = 0; j <= i; j++)
                C[i][j] += alpha * A[i][k] * A[j][k];
    }
#pragma endscop
}
