/*
 * Jacobi relaxation on a square grid: in each half step every inner point becomes the mean of itself and its four
 * neighbors, first from A into B and then back. The border never changes.
 *
 *   B[i][j] = (A[i][j] + A[i][j-1] + A[i][j+1] + A[i-1][j] + A[i+1][j]) / 5, and the same from B to A
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_max(long a, long b) { return a > b ? a : b; }

void jacobi2d(int steps, int n, double A[restrict n][n], double B[restrict n][n])
{
#pragma polyxform size(steps = 100, n = 2000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (steps == 100 && n == 2000) {
        /* diamond tiles of 64 in (t, i), 256 along j; statements fused row by row */
        #pragma omp parallel
        for (int wave = -1; wave < 7; wave++) {
            #pragma omp for schedule(static)
            for (int i_tile = ((wave + 1) / 2); i_tile <= ((wave + 1) / 2) + 31; i_tile++) {
                for (int j_tile = px_max(0, wave); j_tile <= px_min(14, wave + 9); j_tile++) {
                    for (int t = px_max(px_max(px_max(0, 16 * wave), 32 * i_tile - 999), 16 * j_tile - 125); t <= px_min(px_min(px_min(99, 16 * wave + 31), 32 * wave - 32 * i_tile + 1030), 16 * j_tile + 15); t++) {
                        for (int i = px_max(px_max(1, 64 * i_tile + 2 * t - 64 * wave - 63), 64 * i_tile - 2 * t); i <= px_min(px_min(1999, 64 * i_tile + 2 * t - 64 * wave + 2), 64 * i_tile - 2 * t + 63); i++) {
                            if (64 * i_tile + 2 * t >= 64 * wave + i && i <= 1998) {
                                #pragma omp simd
                                for (int j = px_max(1, 256 * j_tile - 16 * t); j <= px_min(1998, 256 * j_tile - 16 * t + 255); j++) {
                                    B[i][j] = 0.2 * (A[i][j] + A[i][j - 1] + A[i][j + 1] + A[i - 1][j] + A[i + 1][j]);
                                }
                            }
                            if (i >= 2 && 64 * wave + i + 61 >= 64 * i_tile + 2 * t) {
                                #pragma omp simd
                                for (int j = px_max(1, 256 * j_tile - 16 * t - 8); j <= px_min(1998, 256 * j_tile - 16 * t + 247); j++) {
                                    A[i - 1][j] = 0.2 * (B[i - 1][j] + B[i - 1][j - 1] + B[i - 1][j + 1] + B[i - 1 - 1][j] + B[i - 1 + 1][j]);
                                }
                            }
                        }
                    }
                }
            }
        }
    } else {
        /* diamond tiles of 64 in (t, i), 256 along j; statements fused row by row */
        if (n >= 3 && steps >= 1) {
            #pragma omp parallel if(((long)n - 2) * ((long)n - 2) >= 10000)
            for (int wave = -1; wave <= ((steps - 1) / 16); wave++) {
                #pragma omp for schedule(static)
                for (int i_tile = ((wave + 1) / 2); i_tile <= px_min((n + 2 * steps - 3) / 64, (n + 32 * wave + 29) / 64); i_tile++) {
                    if (n + 64 * wave + 60 >= 64 * i_tile || 1) {
                        for (int j_tile = px_max(0, wave); j_tile <= px_min(px_min(2 * wave + ((9 * n - 26) / 256) - 2 * i_tile + 2, wave + ((n + 246) / 256) + 1), (n + 16 * steps - 10) / 256); j_tile++) {
                            if ((n + 64 * wave + 60 >= 64 * i_tile && n + 512 * i_tile + 486 >= 256 * j_tile) || (steps + 32 * i_tile >= 32 * wave + 2 && n + 2 * steps >= 64 * i_tile + 4 && n + 32 * j_tile + 28 >= 64 * i_tile && n + 16 * steps >= 256 * j_tile + 18 && n + 256 * wave + 494 >= 256 * j_tile)) {
                                for (int t = px_max(px_max(px_max(0, 16 * wave), 32 * i_tile + (n / 2) - n + 1), 16 * j_tile - ((n + 22) / 16) + 1); t <= px_min(px_min(px_min(steps - 1, 16 * wave + 31), 16 * j_tile + 15), 32 * wave + ((n + 1) / 2) - 32 * i_tile + 30); t++) {
                                    for (int i = px_max(px_max(1, 64 * i_tile + 2 * t - 64 * wave - 63), 64 * i_tile - 2 * t); i <= px_min(px_min(n - 1, 64 * i_tile + 2 * t - 64 * wave + 2), 64 * i_tile - 2 * t + 63); i++) {
                                        if (n >= i + 2 && 64 * i_tile + 2 * t >= 64 * wave + i) {
                                            #pragma omp simd
                                            for (int j = px_max(1, 256 * j_tile - 16 * t); j <= px_min(n - 2, 256 * j_tile - 16 * t + 255); j++) {
                                                B[i][j] = 0.2 * (A[i][j] + A[i][j - 1] + A[i][j + 1] + A[i - 1][j] + A[i + 1][j]);
                                            }
                                        }
                                        if (i >= 2 && 64 * wave + i + 61 >= 64 * i_tile + 2 * t) {
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
