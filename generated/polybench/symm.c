/*
 * Symmetric matrix multiplication, C = alpha * A * B + beta * C: A is m x m and symmetric, only its lower triangle
 * is stored; B and C are m x n. Each stored element A[i][k] serves twice, for row i and for row k.
 */
void symm(int m, int n, double alpha, double beta, const double A[restrict m][m], const double B[restrict m][n],
          double C[restrict m][n])
{
#pragma polyxform size(m = 1000, n = 1200)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (m == 1000 && n == 1200) {
        /* source order; interchange to k, i, j */
        {
            double below;
            for (int i = 0; i < 1000; i++) {
                for (int j = 0; j < 1200; j++) {
                    below = 0.0;
                    for (int k = 0; k < i; k++) {
                        below += A[i][k] * B[k][j];
                    }
                    C[i][j] = beta * C[i][j] + alpha * B[i][j] * A[i][i] + alpha * below;
                }
            }
            #pragma omp parallel for schedule(static)
            for (int k = 0; k < 999; k++) {
                for (int i = k + 1; i < 1000; i++) {
                    #pragma omp simd
                    for (int j = 0; j < 1200; j++) {
                        C[k][j] += alpha * B[i][j] * A[i][k];
                    }
                }
            }
        }
    } else {
        /* source order; interchange to k, i, j */
        {
            double below;
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    below = 0.0;
                    for (int k = 0; k < i; k++) {
                        below += A[i][k] * B[k][j];
                    }
                    C[i][j] = beta * C[i][j] + alpha * B[i][j] * A[i][i] + alpha * below;
                }
            }
            #pragma omp parallel for schedule(static) if(((long)m - 1) * (long)n * ((long)m - 1) >= 10000)
            for (int k = 0; k <= m - 2; k++) {
                for (int i = k + 1; i < m; i++) {
                    #pragma omp simd
                    for (int j = 0; j < n; j++) {
                        C[k][j] += alpha * B[i][j] * A[i][k];
                    }
                }
            }
        }
    }
#pragma endscop
}
