/*
 * A matrix transposed times itself times a vector, y = A^T * (A * x): A is m x n; Ax receives A * x.
 */
void atax(int m, int n, const double A[restrict m][n], const double x[restrict n], double y[restrict n],
          double Ax[restrict m])
{
#pragma polyxform size(m = 1900, n = 2100)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int j = 0; j < n; j++)
        y[j] = 0.0;
    for (int i = 0; i < m; i++) {
        Ax[i] = 0.0;
        for (int j = 0; j < n; j++)
            Ax[i] += A[i][j] * x[j];
        for (int j = 0; j < n; j++)
            y[j] += A[i][j] * Ax[i];
    }
#pragma endscop
}
