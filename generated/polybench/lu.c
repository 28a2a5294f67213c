/*
 * LU factorization in place and without pivoting, A = L * U: L has a unit diagonal that is not stored, U takes the
 * diagonal and the part above it. Row by row, each element once.
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_max(long a, long b) { return a > b ? a : b; }

void lu(int n, double A[restrict n][n])
{
#pragma polyxform size(n = 2000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (n == 2000) {
        /* skewed tiles of 32 in (i, j); statements fused row by row */
        #pragma omp parallel
        for (int wave = 0; wave < 125; wave++) {
            #pragma omp for schedule(static)
            for (int j_tile = px_max(0, wave - 62); j_tile <= px_min(62, wave); j_tile++) {
                for (int i = px_max(1, 32 * wave - 32 * j_tile); i <= px_min(1999, 32 * wave - 32 * j_tile + 31); i++) {
                    for (int j = 32 * j_tile; j <= px_min(32 * j_tile + 31, i - 1); j++) {
                        for (int k = 0; k < j; k++) {
                            A[i][j] -= A[i][k] * A[k][j];
                        }
                        A[i][j] /= A[j][j];
                    }
                    for (int j = px_max(32 * j_tile, i); j <= px_min(1999, 32 * j_tile + 31); j++) {
                        for (int k = 0; k < i; k++) {
                            A[i][j] -= A[i][k] * A[k][j];
                        }
                    }
                }
            }
        }
    } else {
        /* skewed tiles of 32 in (i, j); statements fused row by row */
        if (n >= 2) {
            #pragma omp parallel if(((long)n - 2) * ((long)n - 2) >= 10000)
            for (int wave = 0; wave <= ((n - 1) / 16); wave++) {
                #pragma omp for schedule(static)
                for (int j_tile = px_max(0, wave - ((n + 31) / 32) + 1); j_tile <= px_min(wave, (n - 1) / 32); j_tile++) {
                    for (int i = px_max(1, 32 * wave - 32 * j_tile); i <= px_min(n - 1, 32 * wave - 32 * j_tile + 31); i++) {
                        for (int j = 32 * j_tile; j <= px_min(32 * j_tile + 31, i - 1); j++) {
                            for (int k = 0; k < j; k++) {
                                A[i][j] -= A[i][k] * A[k][j];
                            }
                            A[i][j] /= A[j][j];
                        }
                        for (int j = px_max(32 * j_tile, i); j <= px_min(n - 1, 32 * j_tile + 31); j++) {
                            for (int k = 0; k < i; k++) {
                                A[i][j] -= A[i][k] * A[k][j];
                            }
                        }
                    }
                }
            }
        }
    }
#pragma endscop
}
