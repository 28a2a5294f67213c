/*
 * Forward substitution, L * x = b: L is n x n and lower triangular.
 * The arguments may overlap as far as C is concerned: nothing is declared restrict.
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_floordiv(long a, long b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }

/* tok[lane] = from[lane * distance + k] for 4 lanes. */
static inline __attribute__((always_inline)) void px_columns_f64x4(void *to0, void *to1,
    const double *from, long distance)
{
#if defined(__clang__) || __GNUC__ >= 12
    typedef double piece __attribute__((vector_size(16), aligned(8), may_alias));
    typedef double vector __attribute__((vector_size(32), aligned(8), may_alias));
#if defined(__AVX__)
    const piece p0 = *(const piece *)&from[0 * distance];
    const vector r0 = __builtin_ia32_vinsertf128_pd256(__builtin_shufflevector(p0, p0, 0, 1, -1, -1), *(const piece *)&from[2 * distance], 1);
    const piece p1 = *(const piece *)&from[1 * distance];
    const vector r1 = __builtin_ia32_vinsertf128_pd256(__builtin_shufflevector(p1, p1, 0, 1, -1, -1), *(const piece *)&from[3 * distance], 1);
#else
    const vector r0 = __builtin_shufflevector(*(const piece *)&from[0 * distance], *(const piece *)&from[2 * distance], 0, 1, 2, 3);
    const vector r1 = __builtin_shufflevector(*(const piece *)&from[1 * distance], *(const piece *)&from[3 * distance], 0, 1, 2, 3);
#endif
    *(vector *)to0 = __builtin_shufflevector(r0, r1, 0, 4, 2, 6);
    *(vector *)to1 = __builtin_shufflevector(r0, r1, 1, 5, 3, 7);
#else
    for (int lane = 0; lane < 4; lane++) {
        ((double *)to0)[lane] = from[lane * distance + 0];
        ((double *)to1)[lane] = from[lane * distance + 1];
    }
#endif
}

/* to[lane] = from[lane * distance] for the first `count` of 4 lanes; the others are 0. Nothing else is read. */
static inline __attribute__((always_inline)) void px_column_f64x4(void *to, const double *from, long distance, long count)
{
    double *lanes = (double *)to;
    for (int lane = 0; lane < 4; lane++) {
        lanes[lane] = lane < count ? from[lane * distance] : 0;
    }
}

/* for r0 < count0, row < 1, column < 16:
 *     c[row * c_row + column] -= a[row * a_row + r0 * a_stride0]
 *         * b[column * b_column + r0 * b_stride0]
 * In registers: 1 x 4 accumulators, 4 + 4 + 4 + 4 columns of double. */
static void px_kernel_1x16(const double *restrict a, const double *restrict b, double *restrict c, long count0)
{
    typedef double px_f64x4 __attribute__((vector_size(32), aligned(8), may_alias));
    const long b_column = 2000;
    const long a_stride0 = 1;
    const long b_stride0 = 1;
    if (count0 < 1) return;
    px_f64x4 c0_0 = *(const px_f64x4 *)&c[0];
    px_f64x4 c0_1 = *(const px_f64x4 *)&c[4];
    px_f64x4 c0_2 = *(const px_f64x4 *)&c[8];
    px_f64x4 c0_3 = *(const px_f64x4 *)&c[12];

    const long blocks0 = count0 / 2;
    for (long block0 = 0; block0 < blocks0; block0++) {
        const double *at = a + 2 * block0 * a_stride0;
        const double *bt = b + 2 * block0 * b_stride0;
        px_f64x4 t0_0, t0_1;
        px_columns_f64x4(&t0_0, &t0_1, &bt[0], b_column);
        c0_0 -= at[0] * t0_0;
        c0_0 -= at[a_stride0] * t0_1;
        px_f64x4 t1_0, t1_1;
        px_columns_f64x4(&t1_0, &t1_1, &bt[4 * b_column], b_column);
        c0_1 -= at[0] * t1_0;
        c0_1 -= at[a_stride0] * t1_1;
        px_f64x4 t2_0, t2_1;
        px_columns_f64x4(&t2_0, &t2_1, &bt[8 * b_column], b_column);
        c0_2 -= at[0] * t2_0;
        c0_2 -= at[a_stride0] * t2_1;
        px_f64x4 t3_0, t3_1;
        px_columns_f64x4(&t3_0, &t3_1, &bt[12 * b_column], b_column);
        c0_3 -= at[0] * t3_0;
        c0_3 -= at[a_stride0] * t3_1;
    }
    for (long r0 = 2 * blocks0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        px_f64x4 t0_0; px_column_f64x4(&t0_0, &bt[0], b_column, 4);
        c0_0 -= at[0] * t0_0;
        px_f64x4 t1_0; px_column_f64x4(&t1_0, &bt[4 * b_column], b_column, 4);
        c0_1 -= at[0] * t1_0;
        px_f64x4 t2_0; px_column_f64x4(&t2_0, &bt[8 * b_column], b_column, 4);
        c0_2 -= at[0] * t2_0;
        px_f64x4 t3_0; px_column_f64x4(&t3_0, &bt[12 * b_column], b_column, 4);
        c0_3 -= at[0] * t3_0;
    }

    *(px_f64x4 *)&c[0] = c0_0;
    *(px_f64x4 *)&c[4] = c0_1;
    *(px_f64x4 *)&c[8] = c0_2;
    *(px_f64x4 *)&c[12] = c0_3;
}

/* for r0 < count0, row < 1, column < 16:
 *     c[row * c_row + column] -= a[row * a_row + r0 * a_stride0]
 *         * b[column * b_column + r0 * b_stride0]
 * In registers: 1 x 4 accumulators, 4 + 4 + 4 + 4 columns of double. */
static void px_kernel_1x16_2(const double *restrict a, const double *restrict b, double *restrict c, long b_column, long count0)
{
    typedef double px_f64x4 __attribute__((vector_size(32), aligned(8), may_alias));
    const long a_stride0 = 1;
    const long b_stride0 = 1;
    if (count0 < 1) return;
    px_f64x4 c0_0 = *(const px_f64x4 *)&c[0];
    px_f64x4 c0_1 = *(const px_f64x4 *)&c[4];
    px_f64x4 c0_2 = *(const px_f64x4 *)&c[8];
    px_f64x4 c0_3 = *(const px_f64x4 *)&c[12];

    const long blocks0 = count0 / 8;
    for (long block0 = 0; block0 < blocks0; block0++) {
        const double *at = a + 8 * block0 * a_stride0;
        const double *bt = b + 8 * block0 * b_stride0;
        px_f64x4 t0_0, t0_1;
        px_columns_f64x4(&t0_0, &t0_1, &bt[0], b_column);
        c0_0 -= at[0] * t0_0;
        c0_0 -= at[a_stride0] * t0_1;
        px_f64x4 t0_2, t0_3;
        px_columns_f64x4(&t0_2, &t0_3, &bt[2], b_column);
        c0_0 -= at[2 * a_stride0] * t0_2;
        c0_0 -= at[3 * a_stride0] * t0_3;
        px_f64x4 t0_4, t0_5;
        px_columns_f64x4(&t0_4, &t0_5, &bt[4], b_column);
        c0_0 -= at[4 * a_stride0] * t0_4;
        c0_0 -= at[5 * a_stride0] * t0_5;
        px_f64x4 t0_6, t0_7;
        px_columns_f64x4(&t0_6, &t0_7, &bt[6], b_column);
        c0_0 -= at[6 * a_stride0] * t0_6;
        c0_0 -= at[7 * a_stride0] * t0_7;
        px_f64x4 t1_0, t1_1;
        px_columns_f64x4(&t1_0, &t1_1, &bt[4 * b_column], b_column);
        c0_1 -= at[0] * t1_0;
        c0_1 -= at[a_stride0] * t1_1;
        px_f64x4 t1_2, t1_3;
        px_columns_f64x4(&t1_2, &t1_3, &bt[4 * b_column + 2], b_column);
        c0_1 -= at[2 * a_stride0] * t1_2;
        c0_1 -= at[3 * a_stride0] * t1_3;
        px_f64x4 t1_4, t1_5;
        px_columns_f64x4(&t1_4, &t1_5, &bt[4 * b_column + 4], b_column);
        c0_1 -= at[4 * a_stride0] * t1_4;
        c0_1 -= at[5 * a_stride0] * t1_5;
        px_f64x4 t1_6, t1_7;
        px_columns_f64x4(&t1_6, &t1_7, &bt[4 * b_column + 6], b_column);
        c0_1 -= at[6 * a_stride0] * t1_6;
        c0_1 -= at[7 * a_stride0] * t1_7;
        px_f64x4 t2_0, t2_1;
        px_columns_f64x4(&t2_0, &t2_1, &bt[8 * b_column], b_column);
        c0_2 -= at[0] * t2_0;
        c0_2 -= at[a_stride0] * t2_1;
        px_f64x4 t2_2, t2_3;
        px_columns_f64x4(&t2_2, &t2_3, &bt[8 * b_column + 2], b_column);
        c0_2 -= at[2 * a_stride0] * t2_2;
        c0_2 -= at[3 * a_stride0] * t2_3;
        px_f64x4 t2_4, t2_5;
        px_columns_f64x4(&t2_4, &t2_5, &bt[8 * b_column + 4], b_column);
        c0_2 -= at[4 * a_stride0] * t2_4;
        c0_2 -= at[5 * a_stride0] * t2_5;
        px_f64x4 t2_6, t2_7;
        px_columns_f64x4(&t2_6, &t2_7, &bt[8 * b_column + 6], b_column);
        c0_2 -= at[6 * a_stride0] * t2_6;
        c0_2 -= at[7 * a_stride0] * t2_7;
        px_f64x4 t3_0, t3_1;
        px_columns_f64x4(&t3_0, &t3_1, &bt[12 * b_column], b_column);
        c0_3 -= at[0] * t3_0;
        c0_3 -= at[a_stride0] * t3_1;
        px_f64x4 t3_2, t3_3;
        px_columns_f64x4(&t3_2, &t3_3, &bt[12 * b_column + 2], b_column);
        c0_3 -= at[2 * a_stride0] * t3_2;
        c0_3 -= at[3 * a_stride0] * t3_3;
        px_f64x4 t3_4, t3_5;
        px_columns_f64x4(&t3_4, &t3_5, &bt[12 * b_column + 4], b_column);
        c0_3 -= at[4 * a_stride0] * t3_4;
        c0_3 -= at[5 * a_stride0] * t3_5;
        px_f64x4 t3_6, t3_7;
        px_columns_f64x4(&t3_6, &t3_7, &bt[12 * b_column + 6], b_column);
        c0_3 -= at[6 * a_stride0] * t3_6;
        c0_3 -= at[7 * a_stride0] * t3_7;
    }
    for (long r0 = 8 * blocks0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        px_f64x4 t0_0; px_column_f64x4(&t0_0, &bt[0], b_column, 4);
        c0_0 -= at[0] * t0_0;
        px_f64x4 t1_0; px_column_f64x4(&t1_0, &bt[4 * b_column], b_column, 4);
        c0_1 -= at[0] * t1_0;
        px_f64x4 t2_0; px_column_f64x4(&t2_0, &bt[8 * b_column], b_column, 4);
        c0_2 -= at[0] * t2_0;
        px_f64x4 t3_0; px_column_f64x4(&t3_0, &bt[12 * b_column], b_column, 4);
        c0_3 -= at[0] * t3_0;
    }

    *(px_f64x4 *)&c[0] = c0_0;
    *(px_f64x4 *)&c[4] = c0_1;
    *(px_f64x4 *)&c[8] = c0_2;
    *(px_f64x4 *)&c[12] = c0_3;
}

void trisolv(int n, const double L[n][n], const double b[n], double x[n])
{
#pragma polyxform size(n = 2000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (n == 2000 &&
        ((const char *)(L + (2000)) <= (const char *)x || (const char *)(x + (2000)) <= (const char *)L) &&
        ((const char *)(b + (2000)) <= (const char *)x || (const char *)(x + (2000)) <= (const char *)b)) {
        /* source order; blocks of 64 rows, microkernel of 16 rows with sums over j */
        #pragma omp simd
        for (int i = 0; i < 2000; i++) {
            x[i] = b[i];
        }
        for (int i_block = 0; i_block < 32; i_block++) {
            #pragma omp parallel for schedule(static)
            for (long i_tile = 64 * i_block; i_tile <= px_min(1999, 64 * i_block + 63); i_tile += 16) {
                px_kernel_1x16(&x[0], &L[i_tile][0], &x[i_tile], 64 * (long)i_block);
            }
            for (int i = 64 * i_block; i <= px_min(1999, 64 * i_block + 63); i++) {
                for (int j = 64 * i_block; j < i; j++) {
                    x[i] -= L[i][j] * x[j];
                }
                x[i] /= L[i][i];
            }
        }
    } else if ((((long)n - 1) * ((long)n - 1) >= 3000 || (long)n >= 3000) &&
        ((const char *)(L + (n)) <= (const char *)x || (const char *)(x + (n)) <= (const char *)L) &&
        ((const char *)(b + (n)) <= (const char *)x || (const char *)(x + (n)) <= (const char *)b)) {
        /* source order; blocks of 64 rows, microkernel of 16 rows with sums over j */
        #pragma omp parallel for schedule(static) if((long)n >= 64000)
        for (int i = 0; i < n; i++) {
            x[i] = b[i];
        }
        for (int i_block = 0; i_block <= px_floordiv(n - 1, 64); i_block++) {
            #pragma omp parallel for schedule(static) if(64 * ((long)n - 1) >= 10000)
            for (long i_tile = 64 * i_block; i_tile <= px_min(n - 16, 64 * i_block + 63); i_tile += 16) {
                px_kernel_1x16_2(&x[0], &L[i_tile][0], &x[i_tile], n, 64 * (long)i_block);
            }
            for (int i = 64 * i_block; i <= px_min(n - 1, 64 * i_block + 63); i++) {
                if (i + 15 >= (i % 16) + n) {
                    for (int j = 0; j < 64 * i_block; j++) {
                        x[i] -= L[i][j] * x[j];
                    }
                }
                for (int j = 64 * i_block; j < i; j++) {
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
