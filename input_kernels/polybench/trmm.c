/*
 * Triangular matrix multiplication in place, B = alpha * A^T * B: A is m x m, lower triangular with an implied unit
 * diagonal, B is m x n. Row i needs only the rows below it, which still hold their old values.
 */
void trmm(int m, int n, double alpha, const double A[restrict m][m], double B[restrict m][n])
{
#pragma polyxform size(m = 1000, n = 1200)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++) {
            for (int k = i + 1; k < m; k++)
                B[i][j] += A[k][i] * B[k][j];
            B[i][j] *= alpha;
        }
#pragma endscop
}
