#include <math.h>

/*
 * QR factorization by the modified Gram-Schmidt process, A = Q * R: A and Q are m x n, the columns of Q are
 * orthonormal, R is n x n and upper triangular (below its diagonal nothing is written). A is overwritten.
 */
void gramschmidt(int m, int n, double A[restrict m][n], double R[restrict n][n], double Q[restrict m][n])
{
    int i, j, k;

#pragma polyxform size(m = 1000, n = 1200)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (m == 1000 && n == 1200) {
        /* source order */
        for (int k = 0; k < 1200; k++) {
            R[k][k] = 0.0;
        }
        #pragma omp parallel for schedule(static)
        for (int k = 0; k < 1199; k++) {
            #pragma omp simd
            for (int j = k + 1; j < 1200; j++) {
                R[k][j] = 0.0;
            }
        }
        for (int k = 0; k < 1200; k++) {
            for (int i = 0; i < 1000; i++) {
                R[k][k] += A[i][k] * A[i][k];
            }
            R[k][k] = sqrt(R[k][k]);
            for (int i = 0; i < 1000; i++) {
                Q[i][k] = A[i][k] / R[k][k];
            }
            #pragma omp parallel for schedule(static)
            for (int j = k + 1; j < 1200; j++) {
                for (int i = 0; i < 1000; i++) {
                    R[k][j] += Q[i][k] * A[i][j];
                }
                for (int i = 0; i < 1000; i++) {
                    A[i][j] -= Q[i][k] * R[k][j];
                }
            }
        }
    } else {
        /* source order */
        #pragma omp parallel for schedule(static) if((long)n >= 10000)
        for (int k = 0; k < n; k++) {
            R[k][k] = 0.0;
        }
        #pragma omp parallel for schedule(static) if(((long)n - 1) * ((long)n - 1) >= 10000)
        for (int k = 0; k <= n - 2; k++) {
            #pragma omp simd
            for (int j = k + 1; j < n; j++) {
                R[k][j] = 0.0;
            }
        }
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < m; i++) {
                R[k][k] += A[i][k] * A[i][k];
            }
            R[k][k] = sqrt(R[k][k]);
            #pragma omp parallel for schedule(static) if((long)m >= 10000)
            for (int i = 0; i < m; i++) {
                Q[i][k] = A[i][k] / R[k][k];
            }
            #pragma omp parallel for schedule(static) if(((long)n - 1) * (long)m >= 10000)
            for (int j = k + 1; j < n; j++) {
                for (int i = 0; i < m; i++) {
                    R[k][j] += Q[i][k] * A[i][j];
                }
                for (int i = 0; i < m; i++) {
                    A[i][j] -= Q[i][k] * R[k][j];
                }
            }
        }
    }
    (void)i, (void)j, (void)k;
#pragma endscop
}
