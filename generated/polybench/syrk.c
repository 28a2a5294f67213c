/*
 * Symmetric update of rank m, C = alpha * A * A^T + beta * C, lower triangle only: A is n x m, C is n x n.
 */
void syrk(int n, int m, double alpha, double beta, const double A[restrict n][m], double C[restrict n][n])
{
#pragma polyxform size(n = 1200, m = 1000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (n == 1200 && m == 1000) {
        /* source order; interchange to i, j, k */
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 1200; i++) {
            #pragma omp simd
            for (int j = 0; j <= i; j++) {
                C[i][j] *= beta;
            }
        }
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 1200; i++) {
            for (int j = 0; j <= i; j++) {
                for (int k = 0; k < 1000; k++) {
                    C[i][j] += alpha * A[i][k] * A[j][k];
                }
            }
        }
    } else {
        /* source order; interchange to i, j, k */
        #pragma omp parallel for schedule(static) if((long)n * (long)n >= 10000)
        for (int i = 0; i < n; i++) {
            #pragma omp simd
            for (int j = 0; j <= i; j++) {
                C[i][j] *= beta;
            }
        }
        #pragma omp parallel for schedule(static) if((long)n * (long)m * (long)n >= 10000)
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                for (int k = 0; k < m; k++) {
                    C[i][j] += alpha * A[i][k] * A[j][k];
                }
            }
        }
    }
#pragma endscop
}
