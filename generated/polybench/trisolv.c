/*
 * Forward substitution, L * x = b: L is n x n and lower triangular.
 * The arguments may overlap as far as C is concerned: nothing is declared restrict.
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_floordiv(long a, long b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }

void trisolv(int n, const double L[n][n], const double b[n], double x[n])
{
#pragma polyxform size(n = 2000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (n == 2000 &&
        ((const char *)(L + (2000)) <= (const char *)x || (const char *)(x + (2000)) <= (const char *)L) &&
        ((const char *)(b + (2000)) <= (const char *)x || (const char *)(x + (2000)) <= (const char *)b)) {
        /* source order; 8 sums over j at once */
        #pragma omp simd
        for (int i = 0; i < 2000; i++) {
            x[i] = b[i];
        }
        for (int i_block = 0; i_block < 250; i_block++) {
            for (int j = 0; j < 8 * i_block; j++) {
                #pragma GCC unroll 8
                for (int i = 8 * i_block; i <= 8 * i_block + 7; i++) {
                    x[i] -= L[i][j] * x[j];
                }
            }
            for (int i = 8 * i_block; i <= 8 * i_block + 7; i++) {
                for (int j = 8 * i_block; j < i; j++) {
                    x[i] -= L[i][j] * x[j];
                }
                x[i] /= L[i][i];
            }
        }
    } else if (((const char *)(L + (n)) <= (const char *)x || (const char *)(x + (n)) <= (const char *)L) &&
        ((const char *)(b + (n)) <= (const char *)x || (const char *)(x + (n)) <= (const char *)b)) {
        /* source order; 8 sums over j at once */
        #pragma omp parallel for schedule(static) if((long)n >= 10000)
        for (int i = 0; i < n; i++) {
            x[i] = b[i];
        }
        for (int i_block = 0; i_block <= px_floordiv(n - 1, 8); i_block++) {
            if (n >= 8 * i_block + 8) {
                for (int j = 0; j < 8 * i_block; j++) {
                    #pragma GCC unroll 8
                    for (int i = 8 * i_block; i <= 8 * i_block + 7; i++) {
                        x[i] -= L[i][j] * x[j];
                    }
                }
            }
            for (int i = 8 * i_block; i <= px_min(n - 1, 8 * i_block + 7); i++) {
                if (8 * i_block + 7 >= n) {
                    for (int j = 0; j < 8 * i_block; j++) {
                        x[i] -= L[i][j] * x[j];
                    }
                }
                for (int j = 8 * i_block; j < i; j++) {
                    x[i] -= L[i][j] * x[j];
                }
                x[i] /= L[i][i];
            }
        }
    } else {
        for (int i = 0; i < n; i++) {
            x[i] = b[i];
            for (int j = 0; j < i; j++)
                x[i] -= L[i][j] * x[j];
            x[i] /= L[i][i];
        }
    }
#pragma endscop
}
