/*
 * Multiresolution kernel: every row of a three-dimensional array times one square matrix, in place.
 *
 *   A[r][q][p] = sum over s of A[r][q][s] * C4[s][p]
 */
static inline long px_max(long a, long b) { return a > b ? a : b; }

static inline long px_floordiv(long a, long b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }

void doitgen(int nr, int nq, int np, double A[restrict nr][nq][np], const double C4[restrict np][np],
             double row[restrict np])
{
#pragma polyxform size(nr = 150, nq = 140, np = 160)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (nr == 150 && nq == 140 && np == 160) {
        /* source order; 8 iterations of p at once */
        for (int r = 0; r < 150; r++) {
            for (int q = 0; q < 140; q++) {
                #pragma omp parallel for schedule(static)
                for (int p_block = 0; p_block < 20; p_block++) {
                    #pragma GCC unroll 8
                    for (int p = 8 * p_block; p <= 8 * p_block + 7; p++) {
                        row[p] = 0.0;
                    }
                    for (int s = 0; s < 160; s++) {
                        #pragma GCC unroll 8
                        for (int p = 8 * p_block; p <= 8 * p_block + 7; p++) {
                            row[p] += A[r][q][s] * C4[s][p];
                        }
                    }
                }
                #pragma omp simd
                for (int p = 0; p < 160; p++) {
                    A[r][q][p] = row[p];
                }
            }
        }
    } else {
        /* source order; 8 iterations of p at once */
        #pragma omp parallel if((long)np * (long)np >= 10000)
        for (int r = 0; r < nr; r++) {
            for (int q = 0; q < nq; q++) {
                #pragma omp for schedule(static)
                for (int p_block = 0; p_block < px_floordiv(np, 8); p_block++) {
                    #pragma GCC unroll 8
                    for (int p = 8 * p_block; p <= 8 * p_block + 7; p++) {
                        row[p] = 0.0;
                    }
                    for (int s = 0; s < np; s++) {
                        #pragma GCC unroll 8
                        for (int p = 8 * p_block; p <= 8 * p_block + 7; p++) {
                            row[p] += A[r][q][s] * C4[s][p];
                        }
                    }
                }
                #pragma omp for schedule(static)
                for (int p = px_max(0, np - 7); p < np; p++) {
                    if (p + 7 >= (p % 8) + np) {
                        row[p] = 0.0;
                        for (int s = 0; s < np; s++) {
                            row[p] += A[r][q][s] * C4[s][p];
                        }
                    }
                }
                #pragma omp for simd schedule(static)
                for (int p = 0; p < np; p++) {
                    A[r][q][p] = row[p];
                }
            }
        }
    }
#pragma endscop
}
