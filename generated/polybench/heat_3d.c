/*
 * Heat equation in a cube by explicit steps, two at a time, from A into B and back; the border is fixed.
 *
 *   B = A + (second difference of A over i + over j + over k) / 8
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_max(long a, long b) { return a > b ? a : b; }

static inline long px_floordiv(long a, long b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }

void heat_3d(int steps, int n, double A[restrict n][n][n], double B[restrict n][n][n])
{
#pragma polyxform size(steps = 500, n = 120)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (steps == 500 && n == 120) {
        /* diamond tiles of 16 in (t, i), 16 along j; statements fused row by row */
        #pragma omp parallel
        for (int wave = -1; wave < 126; wave++) {
            #pragma omp for schedule(static)
            for (int i_tile = ((wave + 1) / 2); i_tile <= px_min(69, ((wave + 1) / 2) + 7); i_tile++) {
                for (int j_tile = px_max(0, px_floordiv(wave, 2)); j_tile <= px_min(69, ((wave + 2) / 2) + 7); j_tile++) {
                    for (int t = px_max(px_max(px_max(1, 4 * wave), 8 * i_tile - 59), 8 * j_tile - 59); t <= px_min(px_min(px_min(500, 4 * wave + 7), 8 * wave - 8 * i_tile + 66), 8 * j_tile + 7); t++) {
                        for (int i = px_max(px_max(1, 16 * i_tile + 2 * t - 16 * wave - 15), 16 * i_tile - 2 * t); i <= px_min(px_min(119, 16 * i_tile + 2 * t - 16 * wave + 2), 16 * i_tile - 2 * t + 15); i++) {
                            if (16 * i_tile + 2 * t >= 16 * wave + i && i <= 118) {
                                for (int j = px_max(1, 16 * j_tile - 2 * t); j <= px_min(118, 16 * j_tile - 2 * t + 15); j++) {
                                    #pragma omp simd
                                    for (int k = 1; k < 119; k++) {
                                        B[i][j][k] = A[i][j][k] + 0.125 * (A[i + 1][j][k] - 2.0 * A[i][j][k] + A[i - 1][j][k]) + 0.125 * (A[i][j + 1][k] - 2.0 * A[i][j][k] + A[i][j - 1][k]) + 0.125 * (A[i][j][k + 1] - 2.0 * A[i][j][k] + A[i][j][k - 1]);
                                    }
                                }
                            }
                            if (i >= 2 && 16 * wave + i + 13 >= 16 * i_tile + 2 * t) {
                                for (int j = px_max(1, 16 * j_tile - 2 * t - 1); j <= px_min(118, 16 * j_tile - 2 * t + 14); j++) {
                                    #pragma omp simd
                                    for (int k = 1; k < 119; k++) {
                                        A[i - 1][j][k] = B[i - 1][j][k] + 0.125 * (B[i - 1 + 1][j][k] - 2.0 * B[i - 1][j][k] + B[i - 1 - 1][j][k]) + 0.125 * (B[i - 1][j + 1][k] - 2.0 * B[i - 1][j][k] + B[i - 1][j - 1][k]) + 0.125 * (B[i - 1][j][k + 1] - 2.0 * B[i - 1][j][k] + B[i - 1][j][k - 1]);
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    } else {
        /* diamond tiles of 16 in (t, i), 16 along j; statements fused row by row */
        if (n >= 3 && steps >= 1) {
            #pragma omp parallel if(((long)n - 2) * ((long)n - 2) * ((long)n - 2) >= 10000)
            for (int wave = px_max(-1, -((n + 11) / 16)); wave <= (steps / 4); wave++) {
                #pragma omp for schedule(static)
                for (int i_tile = ((wave + 1) / 2); i_tile <= px_min(px_min(wave + ((n + 11) / 16), (n + 2 * steps - 1) / 16), (n + 8 * wave + 5) / 16); i_tile++) {
                    for (int j_tile = px_max(px_max(0, i_tile - ((n + 12) / 16)), px_floordiv(wave, 2)); j_tile <= px_min(px_min((n + 2 * steps - 1) / 16, (n + 8 * wave + 13) / 16), (n + 4 * wave + 8 * i_tile + 12) / 16); j_tile++) {
                        for (int t = px_max(px_max(px_max(1, 4 * wave), 8 * j_tile + (n / 2) - n + 1), 8 * i_tile + (n / 2) - n + 1); t <= px_min(px_min(px_min(steps, 4 * wave + 7), 8 * j_tile + 7), 8 * wave + ((n + 1) / 2) - 8 * i_tile + 6); t++) {
                            for (int i = px_max(px_max(1, 16 * i_tile + 2 * t - 16 * wave - 15), 16 * i_tile - 2 * t); i <= px_min(px_min(n - 1, 16 * i_tile + 2 * t - 16 * wave + 2), 16 * i_tile - 2 * t + 15); i++) {
                                if (n >= i + 2 && 16 * i_tile + 2 * t >= 16 * wave + i) {
                                    for (int j = px_max(1, 16 * j_tile - 2 * t); j <= px_min(n - 2, 16 * j_tile - 2 * t + 15); j++) {
                                        #pragma omp simd
                                        for (int k = 1; k <= n - 2; k++) {
                                            B[i][j][k] = A[i][j][k] + 0.125 * (A[i + 1][j][k] - 2.0 * A[i][j][k] + A[i - 1][j][k]) + 0.125 * (A[i][j + 1][k] - 2.0 * A[i][j][k] + A[i][j - 1][k]) + 0.125 * (A[i][j][k + 1] - 2.0 * A[i][j][k] + A[i][j][k - 1]);
                                        }
                                    }
                                }
                                if (i >= 2 && 16 * wave + i + 13 >= 16 * i_tile + 2 * t) {
                                    for (int j = px_max(1, 16 * j_tile - 2 * t - 1); j <= px_min(n - 2, 16 * j_tile - 2 * t + 14); j++) {
                                        #pragma omp simd
                                        for (int k = 1; k <= n - 2; k++) {
                                            A[i - 1][j][k] = B[i - 1][j][k] + 0.125 * (B[i - 1 + 1][j][k] - 2.0 * B[i - 1][j][k] + B[i - 1 - 1][j][k]) + 0.125 * (B[i - 1][j + 1][k] - 2.0 * B[i - 1][j][k] + B[i - 1][j - 1][k]) + 0.125 * (B[i - 1][j][k + 1] - 2.0 * B[i - 1][j][k] + B[i - 1][j][k - 1]);
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
