#include <math.h>

/*
 * QR factorization by the modified Gram-Schmidt process, A = Q * R: A and Q are m x n, the columns of Q are
 * orthonormal, R is n x n and upper triangular (below its diagonal nothing is written). A is overwritten.
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_floordiv(long a, long b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }

void gramschmidt(int m, int n, double A[restrict m][n], double R[restrict n][n], double Q[restrict m][n])
{
    int i, j, k;

#pragma polyxform size(m = 1000, n = 1200)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (m == 1000 && n == 1200) {
        /* source order; blocks of 32 steps of k, tiles of 32 x j behind them */
        #pragma omp parallel for schedule(static)
        for (int k = 0; k < 1199; k++) {
            #pragma omp simd
            for (int j = k + 1; j < 1200; j++) {
                R[k][j] = 0.0;
            }
        }
        for (int k_block = 0; k_block < 38; k_block++) {
            for (int k = 32 * k_block; k <= px_min(1199, 32 * k_block + 31); k++) {
                double square;
                square = 0.0;
                for (int i = 0; i < 1000; i++) {
                    square += A[i][k] * A[i][k];
                }
                R[k][k] = sqrt(square);
                for (int i = 0; i < 1000; i++) {
                    Q[i][k] = A[i][k] / R[k][k];
                }
                for (int i = 0; i < 1000; i++) {
                    #pragma omp simd
                    for (int j = k + 1; j <= px_min(1199, 32 * k_block + 31); j++) {
                        R[k][j] += Q[i][k] * A[i][j];
                    }
                }
                for (int i = 0; i < 1000; i++) {
                    #pragma omp simd
                    for (int j = k + 1; j <= px_min(1199, 32 * k_block + 31); j++) {
                        A[i][j] -= Q[i][k] * R[k][j];
                    }
                }
            }
            #pragma omp parallel for schedule(static)
            for (int j_tile = k_block + 1; j_tile < 38; j_tile++) {
                for (int k = 32 * k_block; k <= 32 * k_block + 31; k++) {
                    for (int i = 0; i < 1000; i++) {
                        #pragma omp simd
                        for (int j = 32 * j_tile; j <= px_min(1199, 32 * j_tile + 31); j++) {
                            R[k][j] += Q[i][k] * A[i][j];
                        }
                    }
                    for (int i = 0; i < 1000; i++) {
                        #pragma omp simd
                        for (int j = 32 * j_tile; j <= px_min(1199, 32 * j_tile + 31); j++) {
                            A[i][j] -= Q[i][k] * R[k][j];
                        }
                    }
                }
            }
        }
    } else {
        /* source order; blocks of 32 steps of k, tiles of 32 x j behind them */
        #pragma omp parallel for schedule(static) if(((long)n - 1) * ((long)n - 1) >= 10000)
        for (int k = 0; k <= n - 2; k++) {
            #pragma omp simd
            for (int j = k + 1; j < n; j++) {
                R[k][j] = 0.0;
            }
        }
        for (int k_block = 0; k_block <= px_floordiv(n - 1, 32); k_block++) {
            for (int k = 32 * k_block; k <= px_min(n - 1, 32 * k_block + 31); k++) {
                double square;
                square = 0.0;
                for (int i = 0; i < m; i++) {
                    square += A[i][k] * A[i][k];
                }
                R[k][k] = sqrt(square);
                for (int i = 0; i < m; i++) {
                    Q[i][k] = A[i][k] / R[k][k];
                }
                for (int i = 0; i < m; i++) {
                    #pragma omp simd
                    for (int j = k + 1; j <= px_min(n - 1, 32 * k_block + 31); j++) {
                        R[k][j] += Q[i][k] * A[i][j];
                    }
                }
                #pragma omp parallel for schedule(static) if((long)m >= 10000)
                for (int i = 0; i < m; i++) {
                    #pragma omp simd
                    for (int j = k + 1; j <= px_min(n - 1, 32 * k_block + 31); j++) {
                        A[i][j] -= Q[i][k] * R[k][j];
                    }
                }
            }
            #pragma omp parallel for schedule(static) if(((long)n - 1) * (long)m >= 10000)
            for (int j_tile = k_block + 1; j_tile <= ((n - 1) / 32); j_tile++) {
                for (int k = 32 * k_block; k <= 32 * k_block + 31; k++) {
                    for (int i = 0; i < m; i++) {
                        #pragma omp simd
                        for (int j = 32 * j_tile; j <= px_min(n - 1, 32 * j_tile + 31); j++) {
                            R[k][j] += Q[i][k] * A[i][j];
                        }
                    }
                    for (int i = 0; i < m; i++) {
                        #pragma omp simd
                        for (int j = 32 * j_tile; j <= px_min(n - 1, 32 * j_tile + 31); j++) {
                            A[i][j] -= Q[i][k] * R[k][j];
                        }
                    }
                }
            }
        }
    }
    (void)i, (void)j, (void)k;
#pragma endscop
}
