/*
 * Gauss-Seidel relaxation on a square, in place: each inner point becomes the mean of the nine points around it, those
 * before it in row order already new; the border is fixed.
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_max(long a, long b) { return a > b ? a : b; }

/* Memory for `count` elements of `size` bytes that starts at a cache line; null where there is none. */
static inline void *px_allocate(long size, long count)
{
    char *block = count > 0 ? __builtin_malloc(size * count + 64 + sizeof(void *)) : 0;
    if (block == 0) {
        return 0;
    }
    char *memory = block + 64 + sizeof(void *) - (__UINTPTR_TYPE__)(block + sizeof(void *)) % 64;
    ((void **)memory)[-1] = block;
    return memory;
}

/* Give back what px_allocate returned. */
static inline void px_release(void *memory)
{
    if (memory != 0) {
        __builtin_free(((void **)memory)[-1]);
    }
}

static inline long px_floordiv(long a, long b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }

void seidel_2d(int steps, int n, double A[restrict n][n])
{
#pragma polyxform size(steps = 500, n = 2000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (steps == 500 && n == 2000) {
        /* skewed tiles of 32 in (t, i); 32 rows at once in lanes, in skewed copies */
        double (*px_A)[2000] = px_allocate(sizeof(double), 11996000);
        if (px_A) {
            #pragma omp parallel for schedule(static)
            for (long i_group = 0; i_group <= 1999; i_group += 8) {
                for (long j = 0; j <= 1999; j++) {
                    for (long i = i_group; i <= px_min(1999, i_group + 7); i++) {
                        px_A[j + 2 * i][i] = A[i][j];
                    }
                }
            }
            #pragma omp parallel
            for (int wave = 0; wave < 94; wave++) {
                #pragma omp for schedule(static)
                for (int i_tile = px_max(wave - 15, (wave + 1) / 2); i_tile <= px_min(wave, ((wave + 1) / 2) + 31); i_tile++) {
                    for (int t = px_max(32 * i_tile - 1998, 32 * wave - 32 * i_tile); t <= px_min(px_min(499, 32 * i_tile + 30), 32 * wave - 32 * i_tile + 31); t++) {
                        for (int j = px_max(3, 64 * i_tile - 2 * t + 1); j <= px_min(5994, 64 * i_tile - 2 * t + 2060); j++) {
                            if (32 * i_tile >= t + 1 && t + 1967 >= 32 * i_tile && 2 * t + j >= 64 * i_tile + 63 && 64 * i_tile + 1998 >= 2 * t + j) {
                                #pragma omp simd
                                for (int i = 32 * i_tile - t; i <= 32 * i_tile - t + 31; i++) {
                                    px_A[j][i] = (px_A[j - 3][i - 1] + px_A[j - 2][i - 1] + px_A[j - 1][i - 1] + px_A[j - 1][i] + px_A[j][i] + px_A[j + 1][i] + px_A[j + 1][i + 1] + px_A[j + 2][i + 1] + px_A[j + 3][i + 1]) / 9.0;
                                }
                            } else {
                                #pragma omp simd
                                for (int i = px_max(px_max(1, 32 * i_tile - t), ((j + 1) / 2) - 999); i <= px_min(px_min(1998, 32 * i_tile - t + 31), ((j + 1) / 2) - 1); i++) {
                                    px_A[j][i] = (px_A[j - 3][i - 1] + px_A[j - 2][i - 1] + px_A[j - 1][i - 1] + px_A[j - 1][i] + px_A[j][i] + px_A[j + 1][i] + px_A[j + 1][i + 1] + px_A[j + 2][i + 1] + px_A[j + 3][i + 1]) / 9.0;
                                }
                            }
                        }
                    }
                }
            }
            #pragma omp parallel for schedule(static)
            for (long i_group = 1; i_group <= 1998; i_group += 8) {
                for (long j = 1; j <= 1998; j++) {
                    for (long i = i_group; i <= px_min(1998, i_group + 7); i++) {
                        A[i][j] = px_A[j + 2 * i][i];
                    }
                }
            }
        } else {
            for (int t = 0; t < steps; t++)
                for (int i = 1; i < n - 1; i++)
                    for (int j = 1; j < n - 1; j++)
                        A[i][j] = (A[i - 1][j - 1] + A[i - 1][j] + A[i - 1][j + 1] + A[i][j - 1] + A[i][j] + A[i][j + 1] +
                                   A[i + 1][j - 1] + A[i + 1][j] + A[i + 1][j + 1]) /
                                  9.0;
        }
        px_release(px_A);
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
