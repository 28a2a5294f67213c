#include <math.h>

/*
 * Cholesky factorization in place, A = L * L^T: A is n x n, symmetric and positive definite. The lower triangle of A
 * becomes L, the part above the diagonal is neither read nor written.
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_max(long a, long b) { return a > b ? a : b; }

/* to = the first `count` of 4 elements; the other lanes are 0, and nothing else is read. */
static inline __attribute__((always_inline)) void px_load_f64x4(void *to, const double *from, long count)
{
#if defined(__AVX__)
    typedef double vector __attribute__((vector_size(32), may_alias));
    typedef vector unaligned __attribute__((aligned(8)));
    typedef long long numbers __attribute__((vector_size(32)));
    const numbers lane = {0, 1, 2, 3};
    *(unaligned *)to = __builtin_ia32_maskloadpd256((const vector *)from, lane < (long long)count);
#else
    double *lanes = (double *)to;
    for (int lane = 0; lane < 4; lane++) {
        lanes[lane] = lane < count ? from[lane] : 0;
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

/* The first `count` of 4 elements become those of `from`; nothing else is written. */
static inline __attribute__((always_inline)) void px_store_f64x4(double *to, const void *from, long count)
{
#if defined(__AVX__)
    typedef double vector __attribute__((vector_size(32), may_alias));
    typedef vector unaligned __attribute__((aligned(8)));
    typedef long long numbers __attribute__((vector_size(32)));
    const numbers lane = {0, 1, 2, 3};
    __builtin_ia32_maskstorepd256((vector *)to, lane < (long long)count, *(const unaligned *)from);
#else
    const double *lanes = (const double *)from;
    for (int lane = 0; lane < 4; lane++) {
        if (lane < count) {
            to[lane] = lanes[lane];
        }
    }
#endif
}

/* for r0 < 48, row < 1, column < columns <= 12:
 *     c[row * c_row + column] -= a[row * a_row + r0 * a_stride0]
 *         * b[column * b_column + r0 * b_stride0]
 * In registers: 1 x 3 accumulators, 4 + 4 + 4 columns of double. */
static void px_edge_1x12(const double *restrict a, const double *restrict b, double *restrict c, long columns)
{
    typedef double px_f64x4 __attribute__((vector_size(32), aligned(8), may_alias));
    const long b_column = 2000;
    const long count0 = 48;
    const long a_stride0 = 1;
    const long b_stride0 = 1;
    if (columns < 1) return;
    px_f64x4 c0_0; px_load_f64x4(&c0_0, &c[0], columns);
    px_f64x4 c0_1; px_load_f64x4(&c0_1, &c[4], columns - 4);
    px_f64x4 c0_2; px_load_f64x4(&c0_2, &c[8], columns - 8);

    const long blocks0 = count0 / 2;
    for (long block0 = 0; block0 < blocks0; block0++) {
        const double *at = a + 2 * block0 * a_stride0;
        const double *bt = b + 2 * block0 * b_stride0;
        px_f64x4 t0_0; px_column_f64x4(&t0_0, &bt[0], b_column, columns);
        c0_0 -= at[0] * t0_0;
        px_f64x4 t0_1; px_column_f64x4(&t0_1, &bt[1], b_column, columns);
        c0_0 -= at[a_stride0] * t0_1;
        px_f64x4 t1_0; px_column_f64x4(&t1_0, &bt[4 * b_column], b_column, columns - 4);
        c0_1 -= at[0] * t1_0;
        px_f64x4 t1_1; px_column_f64x4(&t1_1, &bt[4 * b_column + 1], b_column, columns - 4);
        c0_1 -= at[a_stride0] * t1_1;
        px_f64x4 t2_0; px_column_f64x4(&t2_0, &bt[8 * b_column], b_column, columns - 8);
        c0_2 -= at[0] * t2_0;
        px_f64x4 t2_1; px_column_f64x4(&t2_1, &bt[8 * b_column + 1], b_column, columns - 8);
        c0_2 -= at[a_stride0] * t2_1;
    }
    for (long r0 = 2 * blocks0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        px_f64x4 t0_0; px_column_f64x4(&t0_0, &bt[0], b_column, columns);
        c0_0 -= at[0] * t0_0;
        px_f64x4 t1_0; px_column_f64x4(&t1_0, &bt[4 * b_column], b_column, columns - 4);
        c0_1 -= at[0] * t1_0;
        px_f64x4 t2_0; px_column_f64x4(&t2_0, &bt[8 * b_column], b_column, columns - 8);
        c0_2 -= at[0] * t2_0;
    }

    px_store_f64x4(&c[0], &c0_0, columns);
    px_store_f64x4(&c[4], &c0_1, columns - 4);
    px_store_f64x4(&c[8], &c0_2, columns - 8);
}

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

/* for r0 < 48, row < 8, column < 12:
 *     c[row * c_row + column] -= a[row * a_row + r0 * a_stride0]
 *         * b[column * b_column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 4 + 4 + 4 columns of double. */
static void px_kernel_8x12(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x4 __attribute__((vector_size(32), aligned(8), may_alias));
    const long a_row = 2000;
    const long c_row = 2000;
    const long b_column = 2000;
    const long count0 = 48;
    const long a_stride0 = 1;
    const long b_stride0 = 1;
    px_f64x4 c0_0 = *(const px_f64x4 *)&c[0];
    px_f64x4 c0_1 = *(const px_f64x4 *)&c[4];
    px_f64x4 c0_2 = *(const px_f64x4 *)&c[8];
    px_f64x4 c1_0 = *(const px_f64x4 *)&c[c_row];
    px_f64x4 c1_1 = *(const px_f64x4 *)&c[c_row + 4];
    px_f64x4 c1_2 = *(const px_f64x4 *)&c[c_row + 8];
    px_f64x4 c2_0 = *(const px_f64x4 *)&c[2 * c_row];
    px_f64x4 c2_1 = *(const px_f64x4 *)&c[2 * c_row + 4];
    px_f64x4 c2_2 = *(const px_f64x4 *)&c[2 * c_row + 8];
    px_f64x4 c3_0 = *(const px_f64x4 *)&c[3 * c_row];
    px_f64x4 c3_1 = *(const px_f64x4 *)&c[3 * c_row + 4];
    px_f64x4 c3_2 = *(const px_f64x4 *)&c[3 * c_row + 8];
    px_f64x4 c4_0 = *(const px_f64x4 *)&c[4 * c_row];
    px_f64x4 c4_1 = *(const px_f64x4 *)&c[4 * c_row + 4];
    px_f64x4 c4_2 = *(const px_f64x4 *)&c[4 * c_row + 8];
    px_f64x4 c5_0 = *(const px_f64x4 *)&c[5 * c_row];
    px_f64x4 c5_1 = *(const px_f64x4 *)&c[5 * c_row + 4];
    px_f64x4 c5_2 = *(const px_f64x4 *)&c[5 * c_row + 8];
    px_f64x4 c6_0 = *(const px_f64x4 *)&c[6 * c_row];
    px_f64x4 c6_1 = *(const px_f64x4 *)&c[6 * c_row + 4];
    px_f64x4 c6_2 = *(const px_f64x4 *)&c[6 * c_row + 8];
    px_f64x4 c7_0 = *(const px_f64x4 *)&c[7 * c_row];
    px_f64x4 c7_1 = *(const px_f64x4 *)&c[7 * c_row + 4];
    px_f64x4 c7_2 = *(const px_f64x4 *)&c[7 * c_row + 8];

    const long blocks0 = count0 / 8;
    for (long block0 = 0; block0 < blocks0; block0++) {
        const double *at = a + 8 * block0 * a_stride0;
        const double *bt = b + 8 * block0 * b_stride0;
        px_f64x4 t0_0, t0_1;
        px_columns_f64x4(&t0_0, &t0_1, &bt[0], b_column);
        c0_0 -= at[0] * t0_0; c1_0 -= at[a_row] * t0_0; c2_0 -= at[2 * a_row] * t0_0; c3_0 -= at[3 * a_row] * t0_0; c4_0 -= at[4 * a_row] * t0_0; c5_0 -= at[5 * a_row] * t0_0; c6_0 -= at[6 * a_row] * t0_0; c7_0 -= at[7 * a_row] * t0_0;
        c0_0 -= at[a_stride0] * t0_1; c1_0 -= at[a_row + a_stride0] * t0_1; c2_0 -= at[2 * a_row + a_stride0] * t0_1; c3_0 -= at[3 * a_row + a_stride0] * t0_1; c4_0 -= at[4 * a_row + a_stride0] * t0_1; c5_0 -= at[5 * a_row + a_stride0] * t0_1; c6_0 -= at[6 * a_row + a_stride0] * t0_1; c7_0 -= at[7 * a_row + a_stride0] * t0_1;
        px_f64x4 t0_2, t0_3;
        px_columns_f64x4(&t0_2, &t0_3, &bt[2], b_column);
        c0_0 -= at[2 * a_stride0] * t0_2; c1_0 -= at[a_row + 2 * a_stride0] * t0_2; c2_0 -= at[2 * a_row + 2 * a_stride0] * t0_2; c3_0 -= at[3 * a_row + 2 * a_stride0] * t0_2; c4_0 -= at[4 * a_row + 2 * a_stride0] * t0_2; c5_0 -= at[5 * a_row + 2 * a_stride0] * t0_2; c6_0 -= at[6 * a_row + 2 * a_stride0] * t0_2; c7_0 -= at[7 * a_row + 2 * a_stride0] * t0_2;
        c0_0 -= at[3 * a_stride0] * t0_3; c1_0 -= at[a_row + 3 * a_stride0] * t0_3; c2_0 -= at[2 * a_row + 3 * a_stride0] * t0_3; c3_0 -= at[3 * a_row + 3 * a_stride0] * t0_3; c4_0 -= at[4 * a_row + 3 * a_stride0] * t0_3; c5_0 -= at[5 * a_row + 3 * a_stride0] * t0_3; c6_0 -= at[6 * a_row + 3 * a_stride0] * t0_3; c7_0 -= at[7 * a_row + 3 * a_stride0] * t0_3;
        px_f64x4 t0_4, t0_5;
        px_columns_f64x4(&t0_4, &t0_5, &bt[4], b_column);
        c0_0 -= at[4 * a_stride0] * t0_4; c1_0 -= at[a_row + 4 * a_stride0] * t0_4; c2_0 -= at[2 * a_row + 4 * a_stride0] * t0_4; c3_0 -= at[3 * a_row + 4 * a_stride0] * t0_4; c4_0 -= at[4 * a_row + 4 * a_stride0] * t0_4; c5_0 -= at[5 * a_row + 4 * a_stride0] * t0_4; c6_0 -= at[6 * a_row + 4 * a_stride0] * t0_4; c7_0 -= at[7 * a_row + 4 * a_stride0] * t0_4;
        c0_0 -= at[5 * a_stride0] * t0_5; c1_0 -= at[a_row + 5 * a_stride0] * t0_5; c2_0 -= at[2 * a_row + 5 * a_stride0] * t0_5; c3_0 -= at[3 * a_row + 5 * a_stride0] * t0_5; c4_0 -= at[4 * a_row + 5 * a_stride0] * t0_5; c5_0 -= at[5 * a_row + 5 * a_stride0] * t0_5; c6_0 -= at[6 * a_row + 5 * a_stride0] * t0_5; c7_0 -= at[7 * a_row + 5 * a_stride0] * t0_5;
        px_f64x4 t0_6, t0_7;
        px_columns_f64x4(&t0_6, &t0_7, &bt[6], b_column);
        c0_0 -= at[6 * a_stride0] * t0_6; c1_0 -= at[a_row + 6 * a_stride0] * t0_6; c2_0 -= at[2 * a_row + 6 * a_stride0] * t0_6; c3_0 -= at[3 * a_row + 6 * a_stride0] * t0_6; c4_0 -= at[4 * a_row + 6 * a_stride0] * t0_6; c5_0 -= at[5 * a_row + 6 * a_stride0] * t0_6; c6_0 -= at[6 * a_row + 6 * a_stride0] * t0_6; c7_0 -= at[7 * a_row + 6 * a_stride0] * t0_6;
        c0_0 -= at[7 * a_stride0] * t0_7; c1_0 -= at[a_row + 7 * a_stride0] * t0_7; c2_0 -= at[2 * a_row + 7 * a_stride0] * t0_7; c3_0 -= at[3 * a_row + 7 * a_stride0] * t0_7; c4_0 -= at[4 * a_row + 7 * a_stride0] * t0_7; c5_0 -= at[5 * a_row + 7 * a_stride0] * t0_7; c6_0 -= at[6 * a_row + 7 * a_stride0] * t0_7; c7_0 -= at[7 * a_row + 7 * a_stride0] * t0_7;
        px_f64x4 t1_0, t1_1;
        px_columns_f64x4(&t1_0, &t1_1, &bt[4 * b_column], b_column);
        c0_1 -= at[0] * t1_0; c1_1 -= at[a_row] * t1_0; c2_1 -= at[2 * a_row] * t1_0; c3_1 -= at[3 * a_row] * t1_0; c4_1 -= at[4 * a_row] * t1_0; c5_1 -= at[5 * a_row] * t1_0; c6_1 -= at[6 * a_row] * t1_0; c7_1 -= at[7 * a_row] * t1_0;
        c0_1 -= at[a_stride0] * t1_1; c1_1 -= at[a_row + a_stride0] * t1_1; c2_1 -= at[2 * a_row + a_stride0] * t1_1; c3_1 -= at[3 * a_row + a_stride0] * t1_1; c4_1 -= at[4 * a_row + a_stride0] * t1_1; c5_1 -= at[5 * a_row + a_stride0] * t1_1; c6_1 -= at[6 * a_row + a_stride0] * t1_1; c7_1 -= at[7 * a_row + a_stride0] * t1_1;
        px_f64x4 t1_2, t1_3;
        px_columns_f64x4(&t1_2, &t1_3, &bt[4 * b_column + 2], b_column);
        c0_1 -= at[2 * a_stride0] * t1_2; c1_1 -= at[a_row + 2 * a_stride0] * t1_2; c2_1 -= at[2 * a_row + 2 * a_stride0] * t1_2; c3_1 -= at[3 * a_row + 2 * a_stride0] * t1_2; c4_1 -= at[4 * a_row + 2 * a_stride0] * t1_2; c5_1 -= at[5 * a_row + 2 * a_stride0] * t1_2; c6_1 -= at[6 * a_row + 2 * a_stride0] * t1_2; c7_1 -= at[7 * a_row + 2 * a_stride0] * t1_2;
        c0_1 -= at[3 * a_stride0] * t1_3; c1_1 -= at[a_row + 3 * a_stride0] * t1_3; c2_1 -= at[2 * a_row + 3 * a_stride0] * t1_3; c3_1 -= at[3 * a_row + 3 * a_stride0] * t1_3; c4_1 -= at[4 * a_row + 3 * a_stride0] * t1_3; c5_1 -= at[5 * a_row + 3 * a_stride0] * t1_3; c6_1 -= at[6 * a_row + 3 * a_stride0] * t1_3; c7_1 -= at[7 * a_row + 3 * a_stride0] * t1_3;
        px_f64x4 t1_4, t1_5;
        px_columns_f64x4(&t1_4, &t1_5, &bt[4 * b_column + 4], b_column);
        c0_1 -= at[4 * a_stride0] * t1_4; c1_1 -= at[a_row + 4 * a_stride0] * t1_4; c2_1 -= at[2 * a_row + 4 * a_stride0] * t1_4; c3_1 -= at[3 * a_row + 4 * a_stride0] * t1_4; c4_1 -= at[4 * a_row + 4 * a_stride0] * t1_4; c5_1 -= at[5 * a_row + 4 * a_stride0] * t1_4; c6_1 -= at[6 * a_row + 4 * a_stride0] * t1_4; c7_1 -= at[7 * a_row + 4 * a_stride0] * t1_4;
        c0_1 -= at[5 * a_stride0] * t1_5; c1_1 -= at[a_row + 5 * a_stride0] * t1_5; c2_1 -= at[2 * a_row + 5 * a_stride0] * t1_5; c3_1 -= at[3 * a_row + 5 * a_stride0] * t1_5; c4_1 -= at[4 * a_row + 5 * a_stride0] * t1_5; c5_1 -= at[5 * a_row + 5 * a_stride0] * t1_5; c6_1 -= at[6 * a_row + 5 * a_stride0] * t1_5; c7_1 -= at[7 * a_row + 5 * a_stride0] * t1_5;
        px_f64x4 t1_6, t1_7;
        px_columns_f64x4(&t1_6, &t1_7, &bt[4 * b_column + 6], b_column);
        c0_1 -= at[6 * a_stride0] * t1_6; c1_1 -= at[a_row + 6 * a_stride0] * t1_6; c2_1 -= at[2 * a_row + 6 * a_stride0] * t1_6; c3_1 -= at[3 * a_row + 6 * a_stride0] * t1_6; c4_1 -= at[4 * a_row + 6 * a_stride0] * t1_6; c5_1 -= at[5 * a_row + 6 * a_stride0] * t1_6; c6_1 -= at[6 * a_row + 6 * a_stride0] * t1_6; c7_1 -= at[7 * a_row + 6 * a_stride0] * t1_6;
        c0_1 -= at[7 * a_stride0] * t1_7; c1_1 -= at[a_row + 7 * a_stride0] * t1_7; c2_1 -= at[2 * a_row + 7 * a_stride0] * t1_7; c3_1 -= at[3 * a_row + 7 * a_stride0] * t1_7; c4_1 -= at[4 * a_row + 7 * a_stride0] * t1_7; c5_1 -= at[5 * a_row + 7 * a_stride0] * t1_7; c6_1 -= at[6 * a_row + 7 * a_stride0] * t1_7; c7_1 -= at[7 * a_row + 7 * a_stride0] * t1_7;
        px_f64x4 t2_0, t2_1;
        px_columns_f64x4(&t2_0, &t2_1, &bt[8 * b_column], b_column);
        c0_2 -= at[0] * t2_0; c1_2 -= at[a_row] * t2_0; c2_2 -= at[2 * a_row] * t2_0; c3_2 -= at[3 * a_row] * t2_0; c4_2 -= at[4 * a_row] * t2_0; c5_2 -= at[5 * a_row] * t2_0; c6_2 -= at[6 * a_row] * t2_0; c7_2 -= at[7 * a_row] * t2_0;
        c0_2 -= at[a_stride0] * t2_1; c1_2 -= at[a_row + a_stride0] * t2_1; c2_2 -= at[2 * a_row + a_stride0] * t2_1; c3_2 -= at[3 * a_row + a_stride0] * t2_1; c4_2 -= at[4 * a_row + a_stride0] * t2_1; c5_2 -= at[5 * a_row + a_stride0] * t2_1; c6_2 -= at[6 * a_row + a_stride0] * t2_1; c7_2 -= at[7 * a_row + a_stride0] * t2_1;
        px_f64x4 t2_2, t2_3;
        px_columns_f64x4(&t2_2, &t2_3, &bt[8 * b_column + 2], b_column);
        c0_2 -= at[2 * a_stride0] * t2_2; c1_2 -= at[a_row + 2 * a_stride0] * t2_2; c2_2 -= at[2 * a_row + 2 * a_stride0] * t2_2; c3_2 -= at[3 * a_row + 2 * a_stride0] * t2_2; c4_2 -= at[4 * a_row + 2 * a_stride0] * t2_2; c5_2 -= at[5 * a_row + 2 * a_stride0] * t2_2; c6_2 -= at[6 * a_row + 2 * a_stride0] * t2_2; c7_2 -= at[7 * a_row + 2 * a_stride0] * t2_2;
        c0_2 -= at[3 * a_stride0] * t2_3; c1_2 -= at[a_row + 3 * a_stride0] * t2_3; c2_2 -= at[2 * a_row + 3 * a_stride0] * t2_3; c3_2 -= at[3 * a_row + 3 * a_stride0] * t2_3; c4_2 -= at[4 * a_row + 3 * a_stride0] * t2_3; c5_2 -= at[5 * a_row + 3 * a_stride0] * t2_3; c6_2 -= at[6 * a_row + 3 * a_stride0] * t2_3; c7_2 -= at[7 * a_row + 3 * a_stride0] * t2_3;
        px_f64x4 t2_4, t2_5;
        px_columns_f64x4(&t2_4, &t2_5, &bt[8 * b_column + 4], b_column);
        c0_2 -= at[4 * a_stride0] * t2_4; c1_2 -= at[a_row + 4 * a_stride0] * t2_4; c2_2 -= at[2 * a_row + 4 * a_stride0] * t2_4; c3_2 -= at[3 * a_row + 4 * a_stride0] * t2_4; c4_2 -= at[4 * a_row + 4 * a_stride0] * t2_4; c5_2 -= at[5 * a_row + 4 * a_stride0] * t2_4; c6_2 -= at[6 * a_row + 4 * a_stride0] * t2_4; c7_2 -= at[7 * a_row + 4 * a_stride0] * t2_4;
        c0_2 -= at[5 * a_stride0] * t2_5; c1_2 -= at[a_row + 5 * a_stride0] * t2_5; c2_2 -= at[2 * a_row + 5 * a_stride0] * t2_5; c3_2 -= at[3 * a_row + 5 * a_stride0] * t2_5; c4_2 -= at[4 * a_row + 5 * a_stride0] * t2_5; c5_2 -= at[5 * a_row + 5 * a_stride0] * t2_5; c6_2 -= at[6 * a_row + 5 * a_stride0] * t2_5; c7_2 -= at[7 * a_row + 5 * a_stride0] * t2_5;
        px_f64x4 t2_6, t2_7;
        px_columns_f64x4(&t2_6, &t2_7, &bt[8 * b_column + 6], b_column);
        c0_2 -= at[6 * a_stride0] * t2_6; c1_2 -= at[a_row + 6 * a_stride0] * t2_6; c2_2 -= at[2 * a_row + 6 * a_stride0] * t2_6; c3_2 -= at[3 * a_row + 6 * a_stride0] * t2_6; c4_2 -= at[4 * a_row + 6 * a_stride0] * t2_6; c5_2 -= at[5 * a_row + 6 * a_stride0] * t2_6; c6_2 -= at[6 * a_row + 6 * a_stride0] * t2_6; c7_2 -= at[7 * a_row + 6 * a_stride0] * t2_6;
        c0_2 -= at[7 * a_stride0] * t2_7; c1_2 -= at[a_row + 7 * a_stride0] * t2_7; c2_2 -= at[2 * a_row + 7 * a_stride0] * t2_7; c3_2 -= at[3 * a_row + 7 * a_stride0] * t2_7; c4_2 -= at[4 * a_row + 7 * a_stride0] * t2_7; c5_2 -= at[5 * a_row + 7 * a_stride0] * t2_7; c6_2 -= at[6 * a_row + 7 * a_stride0] * t2_7; c7_2 -= at[7 * a_row + 7 * a_stride0] * t2_7;
    }
    for (long r0 = 8 * blocks0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        px_f64x4 t0_0; px_column_f64x4(&t0_0, &bt[0], b_column, 4);
        c0_0 -= at[0] * t0_0; c1_0 -= at[a_row] * t0_0; c2_0 -= at[2 * a_row] * t0_0; c3_0 -= at[3 * a_row] * t0_0; c4_0 -= at[4 * a_row] * t0_0; c5_0 -= at[5 * a_row] * t0_0; c6_0 -= at[6 * a_row] * t0_0; c7_0 -= at[7 * a_row] * t0_0;
        px_f64x4 t1_0; px_column_f64x4(&t1_0, &bt[4 * b_column], b_column, 4);
        c0_1 -= at[0] * t1_0; c1_1 -= at[a_row] * t1_0; c2_1 -= at[2 * a_row] * t1_0; c3_1 -= at[3 * a_row] * t1_0; c4_1 -= at[4 * a_row] * t1_0; c5_1 -= at[5 * a_row] * t1_0; c6_1 -= at[6 * a_row] * t1_0; c7_1 -= at[7 * a_row] * t1_0;
        px_f64x4 t2_0; px_column_f64x4(&t2_0, &bt[8 * b_column], b_column, 4);
        c0_2 -= at[0] * t2_0; c1_2 -= at[a_row] * t2_0; c2_2 -= at[2 * a_row] * t2_0; c3_2 -= at[3 * a_row] * t2_0; c4_2 -= at[4 * a_row] * t2_0; c5_2 -= at[5 * a_row] * t2_0; c6_2 -= at[6 * a_row] * t2_0; c7_2 -= at[7 * a_row] * t2_0;
    }

    *(px_f64x4 *)&c[0] = c0_0;
    *(px_f64x4 *)&c[4] = c0_1;
    *(px_f64x4 *)&c[8] = c0_2;
    *(px_f64x4 *)&c[c_row] = c1_0;
    *(px_f64x4 *)&c[c_row + 4] = c1_1;
    *(px_f64x4 *)&c[c_row + 8] = c1_2;
    *(px_f64x4 *)&c[2 * c_row] = c2_0;
    *(px_f64x4 *)&c[2 * c_row + 4] = c2_1;
    *(px_f64x4 *)&c[2 * c_row + 8] = c2_2;
    *(px_f64x4 *)&c[3 * c_row] = c3_0;
    *(px_f64x4 *)&c[3 * c_row + 4] = c3_1;
    *(px_f64x4 *)&c[3 * c_row + 8] = c3_2;
    *(px_f64x4 *)&c[4 * c_row] = c4_0;
    *(px_f64x4 *)&c[4 * c_row + 4] = c4_1;
    *(px_f64x4 *)&c[4 * c_row + 8] = c4_2;
    *(px_f64x4 *)&c[5 * c_row] = c5_0;
    *(px_f64x4 *)&c[5 * c_row + 4] = c5_1;
    *(px_f64x4 *)&c[5 * c_row + 8] = c5_2;
    *(px_f64x4 *)&c[6 * c_row] = c6_0;
    *(px_f64x4 *)&c[6 * c_row + 4] = c6_1;
    *(px_f64x4 *)&c[6 * c_row + 8] = c6_2;
    *(px_f64x4 *)&c[7 * c_row] = c7_0;
    *(px_f64x4 *)&c[7 * c_row + 4] = c7_1;
    *(px_f64x4 *)&c[7 * c_row + 8] = c7_2;
}

/* for r0 < 48, row < 1, column < columns <= 12:
 *     c[row * c_row + column] -= a[row * a_row + r0 * a_stride0]
 *         * b[column * b_column + r0 * b_stride0]
 * In registers: 1 x 3 accumulators, 4 + 4 + 4 columns of double. */
static void px_edge_1x12_2(const double *restrict a, const double *restrict b, double *restrict c, long columns, long b_column)
{
    typedef double px_f64x4 __attribute__((vector_size(32), aligned(8), may_alias));
    const long count0 = 48;
    const long a_stride0 = 1;
    const long b_stride0 = 1;
    if (columns < 1) return;
    px_f64x4 c0_0; px_load_f64x4(&c0_0, &c[0], columns);
    px_f64x4 c0_1; px_load_f64x4(&c0_1, &c[4], columns - 4);
    px_f64x4 c0_2; px_load_f64x4(&c0_2, &c[8], columns - 8);

    const long blocks0 = count0 / 8;
    for (long block0 = 0; block0 < blocks0; block0++) {
        const double *at = a + 8 * block0 * a_stride0;
        const double *bt = b + 8 * block0 * b_stride0;
        px_f64x4 t0_0; px_column_f64x4(&t0_0, &bt[0], b_column, columns);
        c0_0 -= at[0] * t0_0;
        px_f64x4 t0_1; px_column_f64x4(&t0_1, &bt[1], b_column, columns);
        c0_0 -= at[a_stride0] * t0_1;
        px_f64x4 t0_2; px_column_f64x4(&t0_2, &bt[2], b_column, columns);
        c0_0 -= at[2 * a_stride0] * t0_2;
        px_f64x4 t0_3; px_column_f64x4(&t0_3, &bt[3], b_column, columns);
        c0_0 -= at[3 * a_stride0] * t0_3;
        px_f64x4 t0_4; px_column_f64x4(&t0_4, &bt[4], b_column, columns);
        c0_0 -= at[4 * a_stride0] * t0_4;
        px_f64x4 t0_5; px_column_f64x4(&t0_5, &bt[5], b_column, columns);
        c0_0 -= at[5 * a_stride0] * t0_5;
        px_f64x4 t0_6; px_column_f64x4(&t0_6, &bt[6], b_column, columns);
        c0_0 -= at[6 * a_stride0] * t0_6;
        px_f64x4 t0_7; px_column_f64x4(&t0_7, &bt[7], b_column, columns);
        c0_0 -= at[7 * a_stride0] * t0_7;
        px_f64x4 t1_0; px_column_f64x4(&t1_0, &bt[4 * b_column], b_column, columns - 4);
        c0_1 -= at[0] * t1_0;
        px_f64x4 t1_1; px_column_f64x4(&t1_1, &bt[4 * b_column + 1], b_column, columns - 4);
        c0_1 -= at[a_stride0] * t1_1;
        px_f64x4 t1_2; px_column_f64x4(&t1_2, &bt[4 * b_column + 2], b_column, columns - 4);
        c0_1 -= at[2 * a_stride0] * t1_2;
        px_f64x4 t1_3; px_column_f64x4(&t1_3, &bt[4 * b_column + 3], b_column, columns - 4);
        c0_1 -= at[3 * a_stride0] * t1_3;
        px_f64x4 t1_4; px_column_f64x4(&t1_4, &bt[4 * b_column + 4], b_column, columns - 4);
        c0_1 -= at[4 * a_stride0] * t1_4;
        px_f64x4 t1_5; px_column_f64x4(&t1_5, &bt[4 * b_column + 5], b_column, columns - 4);
        c0_1 -= at[5 * a_stride0] * t1_5;
        px_f64x4 t1_6; px_column_f64x4(&t1_6, &bt[4 * b_column + 6], b_column, columns - 4);
        c0_1 -= at[6 * a_stride0] * t1_6;
        px_f64x4 t1_7; px_column_f64x4(&t1_7, &bt[4 * b_column + 7], b_column, columns - 4);
        c0_1 -= at[7 * a_stride0] * t1_7;
        px_f64x4 t2_0; px_column_f64x4(&t2_0, &bt[8 * b_column], b_column, columns - 8);
        c0_2 -= at[0] * t2_0;
        px_f64x4 t2_1; px_column_f64x4(&t2_1, &bt[8 * b_column + 1], b_column, columns - 8);
        c0_2 -= at[a_stride0] * t2_1;
        px_f64x4 t2_2; px_column_f64x4(&t2_2, &bt[8 * b_column + 2], b_column, columns - 8);
        c0_2 -= at[2 * a_stride0] * t2_2;
        px_f64x4 t2_3; px_column_f64x4(&t2_3, &bt[8 * b_column + 3], b_column, columns - 8);
        c0_2 -= at[3 * a_stride0] * t2_3;
        px_f64x4 t2_4; px_column_f64x4(&t2_4, &bt[8 * b_column + 4], b_column, columns - 8);
        c0_2 -= at[4 * a_stride0] * t2_4;
        px_f64x4 t2_5; px_column_f64x4(&t2_5, &bt[8 * b_column + 5], b_column, columns - 8);
        c0_2 -= at[5 * a_stride0] * t2_5;
        px_f64x4 t2_6; px_column_f64x4(&t2_6, &bt[8 * b_column + 6], b_column, columns - 8);
        c0_2 -= at[6 * a_stride0] * t2_6;
        px_f64x4 t2_7; px_column_f64x4(&t2_7, &bt[8 * b_column + 7], b_column, columns - 8);
        c0_2 -= at[7 * a_stride0] * t2_7;
    }
    for (long r0 = 8 * blocks0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        px_f64x4 t0_0; px_column_f64x4(&t0_0, &bt[0], b_column, columns);
        c0_0 -= at[0] * t0_0;
        px_f64x4 t1_0; px_column_f64x4(&t1_0, &bt[4 * b_column], b_column, columns - 4);
        c0_1 -= at[0] * t1_0;
        px_f64x4 t2_0; px_column_f64x4(&t2_0, &bt[8 * b_column], b_column, columns - 8);
        c0_2 -= at[0] * t2_0;
    }

    px_store_f64x4(&c[0], &c0_0, columns);
    px_store_f64x4(&c[4], &c0_1, columns - 4);
    px_store_f64x4(&c[8], &c0_2, columns - 8);
}

/* for r0 < 48, row < 8, column < 12:
 *     c[row * c_row + column] -= a[row * a_row + r0 * a_stride0]
 *         * b[column * b_column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 4 + 4 + 4 columns of double. */
static void px_kernel_8x12_2(const double *restrict a, const double *restrict b, double *restrict c, long a_row, long c_row, long b_column)
{
    typedef double px_f64x4 __attribute__((vector_size(32), aligned(8), may_alias));
    const long count0 = 48;
    const long a_stride0 = 1;
    const long b_stride0 = 1;
    px_f64x4 c0_0 = *(const px_f64x4 *)&c[0];
    px_f64x4 c0_1 = *(const px_f64x4 *)&c[4];
    px_f64x4 c0_2 = *(const px_f64x4 *)&c[8];
    px_f64x4 c1_0 = *(const px_f64x4 *)&c[c_row];
    px_f64x4 c1_1 = *(const px_f64x4 *)&c[c_row + 4];
    px_f64x4 c1_2 = *(const px_f64x4 *)&c[c_row + 8];
    px_f64x4 c2_0 = *(const px_f64x4 *)&c[2 * c_row];
    px_f64x4 c2_1 = *(const px_f64x4 *)&c[2 * c_row + 4];
    px_f64x4 c2_2 = *(const px_f64x4 *)&c[2 * c_row + 8];
    px_f64x4 c3_0 = *(const px_f64x4 *)&c[3 * c_row];
    px_f64x4 c3_1 = *(const px_f64x4 *)&c[3 * c_row + 4];
    px_f64x4 c3_2 = *(const px_f64x4 *)&c[3 * c_row + 8];
    px_f64x4 c4_0 = *(const px_f64x4 *)&c[4 * c_row];
    px_f64x4 c4_1 = *(const px_f64x4 *)&c[4 * c_row + 4];
    px_f64x4 c4_2 = *(const px_f64x4 *)&c[4 * c_row + 8];
    px_f64x4 c5_0 = *(const px_f64x4 *)&c[5 * c_row];
    px_f64x4 c5_1 = *(const px_f64x4 *)&c[5 * c_row + 4];
    px_f64x4 c5_2 = *(const px_f64x4 *)&c[5 * c_row + 8];
    px_f64x4 c6_0 = *(const px_f64x4 *)&c[6 * c_row];
    px_f64x4 c6_1 = *(const px_f64x4 *)&c[6 * c_row + 4];
    px_f64x4 c6_2 = *(const px_f64x4 *)&c[6 * c_row + 8];
    px_f64x4 c7_0 = *(const px_f64x4 *)&c[7 * c_row];
    px_f64x4 c7_1 = *(const px_f64x4 *)&c[7 * c_row + 4];
    px_f64x4 c7_2 = *(const px_f64x4 *)&c[7 * c_row + 8];

    const long blocks0 = count0 / 8;
    for (long block0 = 0; block0 < blocks0; block0++) {
        const double *at = a + 8 * block0 * a_stride0;
        const double *bt = b + 8 * block0 * b_stride0;
        px_f64x4 t0_0, t0_1;
        px_columns_f64x4(&t0_0, &t0_1, &bt[0], b_column);
        c0_0 -= at[0] * t0_0; c1_0 -= at[a_row] * t0_0; c2_0 -= at[2 * a_row] * t0_0; c3_0 -= at[3 * a_row] * t0_0; c4_0 -= at[4 * a_row] * t0_0; c5_0 -= at[5 * a_row] * t0_0; c6_0 -= at[6 * a_row] * t0_0; c7_0 -= at[7 * a_row] * t0_0;
        c0_0 -= at[a_stride0] * t0_1; c1_0 -= at[a_row + a_stride0] * t0_1; c2_0 -= at[2 * a_row + a_stride0] * t0_1; c3_0 -= at[3 * a_row + a_stride0] * t0_1; c4_0 -= at[4 * a_row + a_stride0] * t0_1; c5_0 -= at[5 * a_row + a_stride0] * t0_1; c6_0 -= at[6 * a_row + a_stride0] * t0_1; c7_0 -= at[7 * a_row + a_stride0] * t0_1;
        px_f64x4 t0_2, t0_3;
        px_columns_f64x4(&t0_2, &t0_3, &bt[2], b_column);
        c0_0 -= at[2 * a_stride0] * t0_2; c1_0 -= at[a_row + 2 * a_stride0] * t0_2; c2_0 -= at[2 * a_row + 2 * a_stride0] * t0_2; c3_0 -= at[3 * a_row + 2 * a_stride0] * t0_2; c4_0 -= at[4 * a_row + 2 * a_stride0] * t0_2; c5_0 -= at[5 * a_row + 2 * a_stride0] * t0_2; c6_0 -= at[6 * a_row + 2 * a_stride0] * t0_2; c7_0 -= at[7 * a_row + 2 * a_stride0] * t0_2;
        c0_0 -= at[3 * a_stride0] * t0_3; c1_0 -= at[a_row + 3 * a_stride0] * t0_3; c2_0 -= at[2 * a_row + 3 * a_stride0] * t0_3; c3_0 -= at[3 * a_row + 3 * a_stride0] * t0_3; c4_0 -= at[4 * a_row + 3 * a_stride0] * t0_3; c5_0 -= at[5 * a_row + 3 * a_stride0] * t0_3; c6_0 -= at[6 * a_row + 3 * a_stride0] * t0_3; c7_0 -= at[7 * a_row + 3 * a_stride0] * t0_3;
        px_f64x4 t0_4, t0_5;
        px_columns_f64x4(&t0_4, &t0_5, &bt[4], b_column);
        c0_0 -= at[4 * a_stride0] * t0_4; c1_0 -= at[a_row + 4 * a_stride0] * t0_4; c2_0 -= at[2 * a_row + 4 * a_stride0] * t0_4; c3_0 -= at[3 * a_row + 4 * a_stride0] * t0_4; c4_0 -= at[4 * a_row + 4 * a_stride0] * t0_4; c5_0 -= at[5 * a_row + 4 * a_stride0] * t0_4; c6_0 -= at[6 * a_row + 4 * a_stride0] * t0_4; c7_0 -= at[7 * a_row + 4 * a_stride0] * t0_4;
        c0_0 -= at[5 * a_stride0] * t0_5; c1_0 -= at[a_row + 5 * a_stride0] * t0_5; c2_0 -= at[2 * a_row + 5 * a_stride0] * t0_5; c3_0 -= at[3 * a_row + 5 * a_stride0] * t0_5; c4_0 -= at[4 * a_row + 5 * a_stride0] * t0_5; c5_0 -= at[5 * a_row + 5 * a_stride0] * t0_5; c6_0 -= at[6 * a_row + 5 * a_stride0] * t0_5; c7_0 -= at[7 * a_row + 5 * a_stride0] * t0_5;
        px_f64x4 t0_6, t0_7;
        px_columns_f64x4(&t0_6, &t0_7, &bt[6], b_column);
        c0_0 -= at[6 * a_stride0] * t0_6; c1_0 -= at[a_row + 6 * a_stride0] * t0_6; c2_0 -= at[2 * a_row + 6 * a_stride0] * t0_6; c3_0 -= at[3 * a_row + 6 * a_stride0] * t0_6; c4_0 -= at[4 * a_row + 6 * a_stride0] * t0_6; c5_0 -= at[5 * a_row + 6 * a_stride0] * t0_6; c6_0 -= at[6 * a_row + 6 * a_stride0] * t0_6; c7_0 -= at[7 * a_row + 6 * a_stride0] * t0_6;
        c0_0 -= at[7 * a_stride0] * t0_7; c1_0 -= at[a_row + 7 * a_stride0] * t0_7; c2_0 -= at[2 * a_row + 7 * a_stride0] * t0_7; c3_0 -= at[3 * a_row + 7 * a_stride0] * t0_7; c4_0 -= at[4 * a_row + 7 * a_stride0] * t0_7; c5_0 -= at[5 * a_row + 7 * a_stride0] * t0_7; c6_0 -= at[6 * a_row + 7 * a_stride0] * t0_7; c7_0 -= at[7 * a_row + 7 * a_stride0] * t0_7;
        px_f64x4 t1_0, t1_1;
        px_columns_f64x4(&t1_0, &t1_1, &bt[4 * b_column], b_column);
        c0_1 -= at[0] * t1_0; c1_1 -= at[a_row] * t1_0; c2_1 -= at[2 * a_row] * t1_0; c3_1 -= at[3 * a_row] * t1_0; c4_1 -= at[4 * a_row] * t1_0; c5_1 -= at[5 * a_row] * t1_0; c6_1 -= at[6 * a_row] * t1_0; c7_1 -= at[7 * a_row] * t1_0;
        c0_1 -= at[a_stride0] * t1_1; c1_1 -= at[a_row + a_stride0] * t1_1; c2_1 -= at[2 * a_row + a_stride0] * t1_1; c3_1 -= at[3 * a_row + a_stride0] * t1_1; c4_1 -= at[4 * a_row + a_stride0] * t1_1; c5_1 -= at[5 * a_row + a_stride0] * t1_1; c6_1 -= at[6 * a_row + a_stride0] * t1_1; c7_1 -= at[7 * a_row + a_stride0] * t1_1;
        px_f64x4 t1_2, t1_3;
        px_columns_f64x4(&t1_2, &t1_3, &bt[4 * b_column + 2], b_column);
        c0_1 -= at[2 * a_stride0] * t1_2; c1_1 -= at[a_row + 2 * a_stride0] * t1_2; c2_1 -= at[2 * a_row + 2 * a_stride0] * t1_2; c3_1 -= at[3 * a_row + 2 * a_stride0] * t1_2; c4_1 -= at[4 * a_row + 2 * a_stride0] * t1_2; c5_1 -= at[5 * a_row + 2 * a_stride0] * t1_2; c6_1 -= at[6 * a_row + 2 * a_stride0] * t1_2; c7_1 -= at[7 * a_row + 2 * a_stride0] * t1_2;
        c0_1 -= at[3 * a_stride0] * t1_3; c1_1 -= at[a_row + 3 * a_stride0] * t1_3; c2_1 -= at[2 * a_row + 3 * a_stride0] * t1_3; c3_1 -= at[3 * a_row + 3 * a_stride0] * t1_3; c4_1 -= at[4 * a_row + 3 * a_stride0] * t1_3; c5_1 -= at[5 * a_row + 3 * a_stride0] * t1_3; c6_1 -= at[6 * a_row + 3 * a_stride0] * t1_3; c7_1 -= at[7 * a_row + 3 * a_stride0] * t1_3;
        px_f64x4 t1_4, t1_5;
        px_columns_f64x4(&t1_4, &t1_5, &bt[4 * b_column + 4], b_column);
        c0_1 -= at[4 * a_stride0] * t1_4; c1_1 -= at[a_row + 4 * a_stride0] * t1_4; c2_1 -= at[2 * a_row + 4 * a_stride0] * t1_4; c3_1 -= at[3 * a_row + 4 * a_stride0] * t1_4; c4_1 -= at[4 * a_row + 4 * a_stride0] * t1_4; c5_1 -= at[5 * a_row + 4 * a_stride0] * t1_4; c6_1 -= at[6 * a_row + 4 * a_stride0] * t1_4; c7_1 -= at[7 * a_row + 4 * a_stride0] * t1_4;
        c0_1 -= at[5 * a_stride0] * t1_5; c1_1 -= at[a_row + 5 * a_stride0] * t1_5; c2_1 -= at[2 * a_row + 5 * a_stride0] * t1_5; c3_1 -= at[3 * a_row + 5 * a_stride0] * t1_5; c4_1 -= at[4 * a_row + 5 * a_stride0] * t1_5; c5_1 -= at[5 * a_row + 5 * a_stride0] * t1_5; c6_1 -= at[6 * a_row + 5 * a_stride0] * t1_5; c7_1 -= at[7 * a_row + 5 * a_stride0] * t1_5;
        px_f64x4 t1_6, t1_7;
        px_columns_f64x4(&t1_6, &t1_7, &bt[4 * b_column + 6], b_column);
        c0_1 -= at[6 * a_stride0] * t1_6; c1_1 -= at[a_row + 6 * a_stride0] * t1_6; c2_1 -= at[2 * a_row + 6 * a_stride0] * t1_6; c3_1 -= at[3 * a_row + 6 * a_stride0] * t1_6; c4_1 -= at[4 * a_row + 6 * a_stride0] * t1_6; c5_1 -= at[5 * a_row + 6 * a_stride0] * t1_6; c6_1 -= at[6 * a_row + 6 * a_stride0] * t1_6; c7_1 -= at[7 * a_row + 6 * a_stride0] * t1_6;
        c0_1 -= at[7 * a_stride0] * t1_7; c1_1 -= at[a_row + 7 * a_stride0] * t1_7; c2_1 -= at[2 * a_row + 7 * a_stride0] * t1_7; c3_1 -= at[3 * a_row + 7 * a_stride0] * t1_7; c4_1 -= at[4 * a_row + 7 * a_stride0] * t1_7; c5_1 -= at[5 * a_row + 7 * a_stride0] * t1_7; c6_1 -= at[6 * a_row + 7 * a_stride0] * t1_7; c7_1 -= at[7 * a_row + 7 * a_stride0] * t1_7;
        px_f64x4 t2_0, t2_1;
        px_columns_f64x4(&t2_0, &t2_1, &bt[8 * b_column], b_column);
        c0_2 -= at[0] * t2_0; c1_2 -= at[a_row] * t2_0; c2_2 -= at[2 * a_row] * t2_0; c3_2 -= at[3 * a_row] * t2_0; c4_2 -= at[4 * a_row] * t2_0; c5_2 -= at[5 * a_row] * t2_0; c6_2 -= at[6 * a_row] * t2_0; c7_2 -= at[7 * a_row] * t2_0;
        c0_2 -= at[a_stride0] * t2_1; c1_2 -= at[a_row + a_stride0] * t2_1; c2_2 -= at[2 * a_row + a_stride0] * t2_1; c3_2 -= at[3 * a_row + a_stride0] * t2_1; c4_2 -= at[4 * a_row + a_stride0] * t2_1; c5_2 -= at[5 * a_row + a_stride0] * t2_1; c6_2 -= at[6 * a_row + a_stride0] * t2_1; c7_2 -= at[7 * a_row + a_stride0] * t2_1;
        px_f64x4 t2_2, t2_3;
        px_columns_f64x4(&t2_2, &t2_3, &bt[8 * b_column + 2], b_column);
        c0_2 -= at[2 * a_stride0] * t2_2; c1_2 -= at[a_row + 2 * a_stride0] * t2_2; c2_2 -= at[2 * a_row + 2 * a_stride0] * t2_2; c3_2 -= at[3 * a_row + 2 * a_stride0] * t2_2; c4_2 -= at[4 * a_row + 2 * a_stride0] * t2_2; c5_2 -= at[5 * a_row + 2 * a_stride0] * t2_2; c6_2 -= at[6 * a_row + 2 * a_stride0] * t2_2; c7_2 -= at[7 * a_row + 2 * a_stride0] * t2_2;
        c0_2 -= at[3 * a_stride0] * t2_3; c1_2 -= at[a_row + 3 * a_stride0] * t2_3; c2_2 -= at[2 * a_row + 3 * a_stride0] * t2_3; c3_2 -= at[3 * a_row + 3 * a_stride0] * t2_3; c4_2 -= at[4 * a_row + 3 * a_stride0] * t2_3; c5_2 -= at[5 * a_row + 3 * a_stride0] * t2_3; c6_2 -= at[6 * a_row + 3 * a_stride0] * t2_3; c7_2 -= at[7 * a_row + 3 * a_stride0] * t2_3;
        px_f64x4 t2_4, t2_5;
        px_columns_f64x4(&t2_4, &t2_5, &bt[8 * b_column + 4], b_column);
        c0_2 -= at[4 * a_stride0] * t2_4; c1_2 -= at[a_row + 4 * a_stride0] * t2_4; c2_2 -= at[2 * a_row + 4 * a_stride0] * t2_4; c3_2 -= at[3 * a_row + 4 * a_stride0] * t2_4; c4_2 -= at[4 * a_row + 4 * a_stride0] * t2_4; c5_2 -= at[5 * a_row + 4 * a_stride0] * t2_4; c6_2 -= at[6 * a_row + 4 * a_stride0] * t2_4; c7_2 -= at[7 * a_row + 4 * a_stride0] * t2_4;
        c0_2 -= at[5 * a_stride0] * t2_5; c1_2 -= at[a_row + 5 * a_stride0] * t2_5; c2_2 -= at[2 * a_row + 5 * a_stride0] * t2_5; c3_2 -= at[3 * a_row + 5 * a_stride0] * t2_5; c4_2 -= at[4 * a_row + 5 * a_stride0] * t2_5; c5_2 -= at[5 * a_row + 5 * a_stride0] * t2_5; c6_2 -= at[6 * a_row + 5 * a_stride0] * t2_5; c7_2 -= at[7 * a_row + 5 * a_stride0] * t2_5;
        px_f64x4 t2_6, t2_7;
        px_columns_f64x4(&t2_6, &t2_7, &bt[8 * b_column + 6], b_column);
        c0_2 -= at[6 * a_stride0] * t2_6; c1_2 -= at[a_row + 6 * a_stride0] * t2_6; c2_2 -= at[2 * a_row + 6 * a_stride0] * t2_6; c3_2 -= at[3 * a_row + 6 * a_stride0] * t2_6; c4_2 -= at[4 * a_row + 6 * a_stride0] * t2_6; c5_2 -= at[5 * a_row + 6 * a_stride0] * t2_6; c6_2 -= at[6 * a_row + 6 * a_stride0] * t2_6; c7_2 -= at[7 * a_row + 6 * a_stride0] * t2_6;
        c0_2 -= at[7 * a_stride0] * t2_7; c1_2 -= at[a_row + 7 * a_stride0] * t2_7; c2_2 -= at[2 * a_row + 7 * a_stride0] * t2_7; c3_2 -= at[3 * a_row + 7 * a_stride0] * t2_7; c4_2 -= at[4 * a_row + 7 * a_stride0] * t2_7; c5_2 -= at[5 * a_row + 7 * a_stride0] * t2_7; c6_2 -= at[6 * a_row + 7 * a_stride0] * t2_7; c7_2 -= at[7 * a_row + 7 * a_stride0] * t2_7;
    }
    for (long r0 = 8 * blocks0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        px_f64x4 t0_0; px_column_f64x4(&t0_0, &bt[0], b_column, 4);
        c0_0 -= at[0] * t0_0; c1_0 -= at[a_row] * t0_0; c2_0 -= at[2 * a_row] * t0_0; c3_0 -= at[3 * a_row] * t0_0; c4_0 -= at[4 * a_row] * t0_0; c5_0 -= at[5 * a_row] * t0_0; c6_0 -= at[6 * a_row] * t0_0; c7_0 -= at[7 * a_row] * t0_0;
        px_f64x4 t1_0; px_column_f64x4(&t1_0, &bt[4 * b_column], b_column, 4);
        c0_1 -= at[0] * t1_0; c1_1 -= at[a_row] * t1_0; c2_1 -= at[2 * a_row] * t1_0; c3_1 -= at[3 * a_row] * t1_0; c4_1 -= at[4 * a_row] * t1_0; c5_1 -= at[5 * a_row] * t1_0; c6_1 -= at[6 * a_row] * t1_0; c7_1 -= at[7 * a_row] * t1_0;
        px_f64x4 t2_0; px_column_f64x4(&t2_0, &bt[8 * b_column], b_column, 4);
        c0_2 -= at[0] * t2_0; c1_2 -= at[a_row] * t2_0; c2_2 -= at[2 * a_row] * t2_0; c3_2 -= at[3 * a_row] * t2_0; c4_2 -= at[4 * a_row] * t2_0; c5_2 -= at[5 * a_row] * t2_0; c6_2 -= at[6 * a_row] * t2_0; c7_2 -= at[7 * a_row] * t2_0;
    }

    *(px_f64x4 *)&c[0] = c0_0;
    *(px_f64x4 *)&c[4] = c0_1;
    *(px_f64x4 *)&c[8] = c0_2;
    *(px_f64x4 *)&c[c_row] = c1_0;
    *(px_f64x4 *)&c[c_row + 4] = c1_1;
    *(px_f64x4 *)&c[c_row + 8] = c1_2;
    *(px_f64x4 *)&c[2 * c_row] = c2_0;
    *(px_f64x4 *)&c[2 * c_row + 4] = c2_1;
    *(px_f64x4 *)&c[2 * c_row + 8] = c2_2;
    *(px_f64x4 *)&c[3 * c_row] = c3_0;
    *(px_f64x4 *)&c[3 * c_row + 4] = c3_1;
    *(px_f64x4 *)&c[3 * c_row + 8] = c3_2;
    *(px_f64x4 *)&c[4 * c_row] = c4_0;
    *(px_f64x4 *)&c[4 * c_row + 4] = c4_1;
    *(px_f64x4 *)&c[4 * c_row + 8] = c4_2;
    *(px_f64x4 *)&c[5 * c_row] = c5_0;
    *(px_f64x4 *)&c[5 * c_row + 4] = c5_1;
    *(px_f64x4 *)&c[5 * c_row + 8] = c5_2;
    *(px_f64x4 *)&c[6 * c_row] = c6_0;
    *(px_f64x4 *)&c[6 * c_row + 4] = c6_1;
    *(px_f64x4 *)&c[6 * c_row + 8] = c6_2;
    *(px_f64x4 *)&c[7 * c_row] = c7_0;
    *(px_f64x4 *)&c[7 * c_row + 4] = c7_1;
    *(px_f64x4 *)&c[7 * c_row + 8] = c7_2;
}

void cholesky(int n, double A[restrict n][n])
{
#pragma polyxform size(n = 2000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (n == 2000) {
        /* blocks of 48 steps; microkernel of 8 rows and 12 columns for what lies behind a block */
        for (long k_block = 0; k_block < 2000; k_block += 48) {
            for (int k = k_block; k <= px_min(1999, k_block + 47); k++) {
                for (int k_2 = 0; k_2 < k; k_2++) {
                    A[k][k] -= A[k][k_2] * A[k][k_2];
                }
                A[k][k] = sqrt(A[k][k]);
                for (int i = k + 1; i < 2000; i++) {
                    A[i][k] /= A[k][k];
                }
                for (int i = k + 2; i < 2000; i++) {
                    for (int j = k + 1; j <= px_min(k_block + 47, i - 1); j++) {
                        A[i][j] -= A[i][k] * A[j][k];
                    }
                }
            }
            #pragma omp parallel for schedule(static, 1)
            for (long j_tile = k_block + 48; j_tile < 1999; j_tile += 12) {
                for (long i_tile = ((-j_tile + 1998) % 8) + j_tile - 6; i_tile < 2000; i_tile += 8) {
                    if (j_tile + 8 >= i_tile) {
                        for (int i = px_max(j_tile + 1, i_tile); i <= i_tile + 7; i++) {
                            px_edge_1x12(
                                &A[i][k_block], &A[j_tile][k_block], &A[i][j_tile], px_min(i - j_tile, 12));
                        }
                    } else {
                        px_kernel_8x12(&A[i_tile][k_block], &A[j_tile][k_block], &A[i_tile][j_tile]);
                    }
                }
            }
        }
    } else if ((((long)n - 1) * ((long)n - 1) >= 3000 || ((long)n - 2) * ((long)n - 2) * ((long)n - 2) >= 3000 || (long)n >= 3000)) {
        /* blocks of 48 steps; microkernel of 8 rows and 12 columns for what lies behind a block */
        for (long k_block = 0; k_block < n; k_block += 48) {
            for (int k = k_block; k <= px_min(n - 1, k_block + 47); k++) {
                for (int k_2 = 0; k_2 < k; k_2++) {
                    A[k][k] -= A[k][k_2] * A[k][k_2];
                }
                A[k][k] = sqrt(A[k][k]);
                for (int i = k + 1; i < n; i++) {
                    A[i][k] /= A[k][k];
                }
                #pragma omp parallel for schedule(static) if(((long)n - 2) >= 10000)
                for (int i = k + 2; i < n; i++) {
                    for (int j = k + 1; j <= px_min(k_block + 47, i - 1); j++) {
                        A[i][j] -= A[i][k] * A[j][k];
                    }
                }
            }
            #pragma omp parallel for schedule(static, 1) if(((long)n - 2) * ((long)n - 2) * 48 >= 10000)
            for (long j_tile = k_block + 48; j_tile <= n - 2; j_tile += 12) {
                for (long i_tile = j_tile - ((j_tile + 1) % 8) + 1; i_tile < n; i_tile += 8) {
                    if (i_tile + 7 >= n) {
                        for (int i = px_max(j_tile + 1, i_tile); i < n; i++) {
                            px_edge_1x12_2(
                                &A[i][k_block], &A[j_tile][k_block], &A[i][j_tile], px_min(i - j_tile, 12),
                                n);
                        }
                    } else {
                        if (j_tile + 8 >= i_tile) {
                            for (int i = px_max(j_tile + 1, i_tile); i <= i_tile + 7; i++) {
                                px_edge_1x12_2(
                                    &A[i][k_block], &A[j_tile][k_block], &A[i][j_tile],
                                    px_min(i - j_tile, 12), n);
                            }
                        }
                    }
                    if (i_tile >= j_tile + 12 && n >= i_tile + 8) {
                        px_kernel_8x12_2(
                            &A[i_tile][k_block], &A[j_tile][k_block], &A[i_tile][j_tile], n, n, n);
                    }
                }
            }
        }
    } else {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                for (int k = 0; k < j; k++)
                    A[i][j] -= A[i][k] * A[j][k];
                A[i][j] /= A[j][j];
            }
            for (int k = 0; k < i; k++)
                A[i][i] -= A[i][k] * A[i][k];
            A[i][i] = sqrt(A[i][i]);
        }
    }
#pragma endscop
}
