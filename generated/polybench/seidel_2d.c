/*
 * Gauss-Seidel relaxation on a square, in place: each inner point becomes the mean of the nine points around it, those
 * before it in row order already new; the border is fixed.
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_max(long a, long b) { return a > b ? a : b; }

static inline long px_floordiv(long a, long b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }

void seidel_2d(int steps, int n, double A[restrict n][n])
{
#pragma polyxform size(steps = 500, n = 2000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (steps == 500 && n == 2000) {
        /* skewed tiles of 30 in (t, i); 10 rows at once */
        #pragma omp parallel
        for (int wave = 0; wave < 100; wave++) {
            #pragma omp for schedule(static)
            for (int i_tile = px_max(wave - 16, (wave + 1) / 2); i_tile <= px_min(wave, ((wave + 1) / 2) + 33); i_tile++) {
                for (int t = px_max(30 * i_tile - 1998, 30 * wave - 30 * i_tile); t <= px_min(px_min(499, 30 * i_tile + 28), 30 * wave - 30 * i_tile + 29); t++) {
                    for (int i_block = px_max(3 * i_tile, (t + 1) / 10); i_block <= px_min(3 * i_tile + 2, ((t + 8) / 10) + 199); i_block++) {
                        for (int j = px_max(3, 20 * i_block - 2 * t + 1); j <= px_min(5994, 20 * i_block - 2 * t + 2016); j++) {
                            if (10 * i_block >= t + 1 && t + 1989 >= 10 * i_block && 2 * t + j >= 20 * i_block + 19 && 20 * i_block + 1998 >= 2 * t + j) {
                                #pragma GCC unroll 10
                                for (int i = 10 * i_block - t; i <= 10 * i_block - t + 9; i++) {
                                    A[i][j - 2 * i] = (A[i - 1][j - 2 * i - 1] + A[i - 1][j - 2 * i] + A[i - 1][j - 2 * i + 1] + A[i][j - 2 * i - 1] + A[i][j - 2 * i] + A[i][j - 2 * i + 1] + A[i + 1][j - 2 * i - 1] + A[i + 1][j - 2 * i] + A[i + 1][j - 2 * i + 1]) / 9.0;
                                }
                            } else {
                                for (int i = px_max(px_max(1, 10 * i_block - t), ((j + 1) / 2) - 999); i <= px_min(px_min(1998, 10 * i_block - t + 9), ((j + 1) / 2) - 1); i++) {
                                    A[i][j - 2 * i] = (A[i - 1][j - 2 * i - 1] + A[i - 1][j - 2 * i] + A[i - 1][j - 2 * i + 1] + A[i][j - 2 * i - 1] + A[i][j - 2 * i] + A[i][j - 2 * i + 1] + A[i + 1][j - 2 * i - 1] + A[i + 1][j - 2 * i] + A[i + 1][j - 2 * i + 1]) / 9.0;
                                }
                            }
                        }
                    }
                }
            }
        }
    } else {
        /* skewed tiles of 30 in (t, i); 10 rows at once */
        if (n >= 3) {
            #pragma omp parallel if(((long)n - 2) * ((long)n - 2) >= 10000)
            for (int wave = 0; wave <= px_floordiv(n + 2 * steps - 4, 30); wave++) {
                #pragma omp for schedule(static)
                for (int i_tile = px_max(wave + px_floordiv(-steps, 30) + 1, (wave + 1) / 2); i_tile <= px_min(px_min(wave, (n + steps - 3) / 30), (n + 30 * wave + 27) / 60); i_tile++) {
                    for (int t = px_max(30 * wave - 30 * i_tile, 30 * i_tile - n + 2); t <= px_min(px_min(steps - 1, 30 * i_tile + 28), 30 * wave - 30 * i_tile + 29); t++) {
                        for (int i_block = px_max(3 * i_tile, (t + 1) / 10); i_block <= px_min(3 * i_tile + 2, (n + t - 2) / 10); i_block++) {
                            for (int j = px_max(3, 20 * i_block - 2 * t + 1); j <= px_min(3 * n - 6, n + 20 * i_block - 2 * t + 16); j++) {
                                if (n + t >= 10 * i_block + 11 && 10 * i_block >= t + 1 && 2 * t + j >= 20 * i_block + 19 && n + 20 * i_block >= 2 * t + j + 2) {
                                    #pragma GCC unroll 10
                                    for (int i = 10 * i_block - t; i <= 10 * i_block - t + 9; i++) {
                                        A[i][j - 2 * i] = (A[i - 1][j - 2 * i - 1] + A[i - 1][j - 2 * i] + A[i - 1][j - 2 * i + 1] + A[i][j - 2 * i - 1] + A[i][j - 2 * i] + A[i][j - 2 * i + 1] + A[i + 1][j - 2 * i - 1] + A[i + 1][j - 2 * i] + A[i + 1][j - 2 * i + 1]) / 9.0;
                                    }
                                } else {
                                    for (int i = px_max(px_max(1, 10 * i_block - t), ((n + j + 1) / 2) - n + 1); i <= px_min(px_min(n - 2, 10 * i_block - t + 9), ((j + 1) / 2) - 1); i++) {
                                        A[i][j - 2 * i] = (A[i - 1][j - 2 * i - 1] + A[i - 1][j - 2 * i] + A[i - 1][j - 2 * i + 1] + A[i][j - 2 * i - 1] + A[i][j - 2 * i] + A[i][j - 2 * i + 1] + A[i + 1][j - 2 * i - 1] + A[i + 1][j - 2 * i] + A[i + 1][j - 2 * i + 1]) / 9.0;
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
#pragma endscop
}
