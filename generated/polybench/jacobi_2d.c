/*
 * Jacobi relaxation on a square: each inner point becomes the mean of itself and its four neighbors, from A into B and
 * back; the border is fixed.
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_max(long a, long b) { return a > b ? a : b; }

static inline long px_floordiv(long a, long b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }

void jacobi_2d(int steps, int n, double A[restrict n][n], double B[restrict n][n])
{
#pragma polyxform size(steps = 500, n = 1300)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (steps == 500 && n == 1300) {
        /* diamond tiles of 24 in (t, i), 256 along j; statements fused row by row */
        #pragma omp parallel
        for (int wave = -1; wave < 84; wave++) {
            #pragma omp for schedule(static)
            for (int i_tile = ((wave + 1) / 2); i_tile <= px_min(95, ((wave + 1) / 2) + 54); i_tile++) {
                for (int j_tile = px_max(px_max(0, px_floordiv(3 * wave, 8)), i_tile - ((i_tile + 2) / 4) - 41); j_tile <= px_min(((3 * wave + 6) / 8) + 5, wave + ((i_tile - wave + 41) / 4) - i_tile + 36); j_tile++) {
                    for (int t = px_max(px_max(px_max(0, 6 * wave), 12 * i_tile - 649), 16 * j_tile - 81); t <= px_min(px_min(px_min(499, 6 * wave + 11), 12 * wave - 12 * i_tile + 660), 16 * j_tile + 15); t++) {
                        for (int i = px_max(px_max(1, 24 * i_tile + 2 * t - 24 * wave - 23), 24 * i_tile - 2 * t); i <= px_min(px_min(1299, 24 * i_tile + 2 * t - 24 * wave + 2), 24 * i_tile - 2 * t + 23); i++) {
                            if (24 * i_tile + 2 * t >= 24 * wave + i && i <= 1298) {
                                #pragma omp simd
                                for (int j = px_max(1, 256 * j_tile - 16 * t); j <= px_min(1298, 256 * j_tile - 16 * t + 255); j++) {
                                    B[i][j] = 0.2 * (A[i][j] + A[i][j - 1] + A[i][j + 1] + A[i - 1][j] + A[i + 1][j]);
                                }
                            }
                            if (i >= 2 && 24 * wave + i + 21 >= 24 * i_tile + 2 * t) {
                                #pragma omp simd
                                for (int j = px_max(1, 256 * j_tile - 16 * t - 8); j <= px_min(1298, 256 * j_tile - 16 * t + 247); j++) {
                                    A[i - 1][j] = 0.2 * (B[i - 1][j] + B[i - 1][j - 1] + B[i - 1][j + 1] + B[i - 1 - 1][j] + B[i - 1 + 1][j]);
                                }
                            }
                        }
                    }
                }
            }
        }
    } else {
        /* diamond tiles of 24 in (t, i), 256 along j; statements fused row by row */
        if (n >= 3 && steps >= 1) {
            #pragma omp parallel if(((long)n - 2) * ((long)n - 2) >= 10000)
            for (int wave = -1; wave <= ((steps - 1) / 6); wave++) {
                #pragma omp for schedule(static)
                for (int i_tile = ((wave + 1) / 2); i_tile <= px_min((n + 2 * steps - 3) / 24, (n + 12 * wave + 9) / 24); i_tile++) {
                    if (n + 24 * wave + 20 >= 24 * i_tile || 1) {
                        for (int j_tile = px_max(px_max(0, px_floordiv(3 * wave, 8)), i_tile - ((n + 8 * i_tile + 29) / 32)); j_tile <= px_min(px_min((n + 16 * steps - 10) / 256, (n + 96 * wave + 182) / 256), wave + px_floordiv(9 * n + 64 * i_tile - 64 * wave - 90, 256) - i_tile + 1); j_tile++) {
                            if ((n + 24 * wave + 20 >= 24 * i_tile && n + 192 * i_tile + 166 >= 256 * j_tile) || (steps + 12 * i_tile >= 12 * wave + 2 && n + 2 * steps >= 24 * i_tile + 4 && n + 32 * j_tile + 28 >= 24 * i_tile && n + 16 * steps >= 256 * j_tile + 18 && n + 96 * wave + 174 >= 256 * j_tile)) {
                                for (int t = px_max(px_max(px_max(0, 6 * wave), 12 * i_tile + (n / 2) - n + 1), 16 * j_tile - ((n + 22) / 16) + 1); t <= px_min(px_min(px_min(steps - 1, 6 * wave + 11), 16 * j_tile + 15), 12 * wave + ((n + 1) / 2) - 12 * i_tile + 10); t++) {
                                    for (int i = px_max(px_max(1, 24 * i_tile + 2 * t - 24 * wave - 23), 24 * i_tile - 2 * t); i <= px_min(px_min(n - 1, 24 * i_tile + 2 * t - 24 * wave + 2), 24 * i_tile - 2 * t + 23); i++) {
                                        if (n >= i + 2 && 24 * i_tile + 2 * t >= 24 * wave + i) {
                                            #pragma omp simd
                                            for (int j = px_max(1, 256 * j_tile - 16 * t); j <= px_min(n - 2, 256 * j_tile - 16 * t + 255); j++) {
                                                B[i][j] = 0.2 * (A[i][j] + A[i][j - 1] + A[i][j + 1] + A[i - 1][j] + A[i + 1][j]);
                                            }
                                        }
                                        if (i >= 2 && 24 * wave + i + 21 >= 24 * i_tile + 2 * t) {
                                            #pragma omp simd
                                            for (int j = px_max(1, 256 * j_tile - 16 * t - 8); j <= px_min(n - 2, 256 * j_tile - 16 * t + 247); j++) {
                                                A[i - 1][j] = 0.2 * (B[i - 1][j] + B[i - 1][j - 1] + B[i - 1][j + 1] + B[i - 1 - 1][j] + B[i - 1 + 1][j]);
                                            }
                                        }
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
