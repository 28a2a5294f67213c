/*
 * Three matrix products, G = (A * B) * (C * D).
 * A is ni x nk, B is nk x nj, C is nj x nm, D is nm x nl; E receives A * B, F receives C * D.
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

/* for r0 < 1000, row < 8, column < 24:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_kernel_8x24(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1000;
    const long c_row = 900;
    const long count0 = 1000;
    const long a_stride0 = 1;
    const long b_stride0 = 900;
    px_f64x8 c0_0 = *(const px_f64x8 *)&c[0];
    px_f64x8 c0_1 = *(const px_f64x8 *)&c[8];
    px_f64x8 c0_2 = *(const px_f64x8 *)&c[16];
    px_f64x8 c1_0 = *(const px_f64x8 *)&c[c_row];
    px_f64x8 c1_1 = *(const px_f64x8 *)&c[c_row + 8];
    px_f64x8 c1_2 = *(const px_f64x8 *)&c[c_row + 16];
    px_f64x8 c2_0 = *(const px_f64x8 *)&c[2 * c_row];
    px_f64x8 c2_1 = *(const px_f64x8 *)&c[2 * c_row + 8];
    px_f64x8 c2_2 = *(const px_f64x8 *)&c[2 * c_row + 16];
    px_f64x8 c3_0 = *(const px_f64x8 *)&c[3 * c_row];
    px_f64x8 c3_1 = *(const px_f64x8 *)&c[3 * c_row + 8];
    px_f64x8 c3_2 = *(const px_f64x8 *)&c[3 * c_row + 16];
    px_f64x8 c4_0 = *(const px_f64x8 *)&c[4 * c_row];
    px_f64x8 c4_1 = *(const px_f64x8 *)&c[4 * c_row + 8];
    px_f64x8 c4_2 = *(const px_f64x8 *)&c[4 * c_row + 16];
    px_f64x8 c5_0 = *(const px_f64x8 *)&c[5 * c_row];
    px_f64x8 c5_1 = *(const px_f64x8 *)&c[5 * c_row + 8];
    px_f64x8 c5_2 = *(const px_f64x8 *)&c[5 * c_row + 16];
    px_f64x8 c6_0 = *(const px_f64x8 *)&c[6 * c_row];
    px_f64x8 c6_1 = *(const px_f64x8 *)&c[6 * c_row + 8];
    px_f64x8 c6_2 = *(const px_f64x8 *)&c[6 * c_row + 16];
    px_f64x8 c7_0 = *(const px_f64x8 *)&c[7 * c_row];
    px_f64x8 c7_1 = *(const px_f64x8 *)&c[7 * c_row + 8];
    px_f64x8 c7_2 = *(const px_f64x8 *)&c[7 * c_row + 16];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const px_f64x8 b2 = *(const volatile px_f64x8 *)&bt[16];
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
        const double a1 = at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2;
        const double a2 = at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2;
        const double a3 = at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2;
        const double a4 = at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2;
        const double a5 = at[5 * a_row];
        c5_0 += a5 * b0; c5_1 += a5 * b1; c5_2 += a5 * b2;
        const double a6 = at[6 * a_row];
        c6_0 += a6 * b0; c6_1 += a6 * b1; c6_2 += a6 * b2;
        const double a7 = at[7 * a_row];
        c7_0 += a7 * b0; c7_1 += a7 * b1; c7_2 += a7 * b2;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[16] = c0_2;
    *(px_f64x8 *)&c[c_row] = c1_0;
    *(px_f64x8 *)&c[c_row + 8] = c1_1;
    *(px_f64x8 *)&c[c_row + 16] = c1_2;
    *(px_f64x8 *)&c[2 * c_row] = c2_0;
    *(px_f64x8 *)&c[2 * c_row + 8] = c2_1;
    *(px_f64x8 *)&c[2 * c_row + 16] = c2_2;
    *(px_f64x8 *)&c[3 * c_row] = c3_0;
    *(px_f64x8 *)&c[3 * c_row + 8] = c3_1;
    *(px_f64x8 *)&c[3 * c_row + 16] = c3_2;
    *(px_f64x8 *)&c[4 * c_row] = c4_0;
    *(px_f64x8 *)&c[4 * c_row + 8] = c4_1;
    *(px_f64x8 *)&c[4 * c_row + 16] = c4_2;
    *(px_f64x8 *)&c[5 * c_row] = c5_0;
    *(px_f64x8 *)&c[5 * c_row + 8] = c5_1;
    *(px_f64x8 *)&c[5 * c_row + 16] = c5_2;
    *(px_f64x8 *)&c[6 * c_row] = c6_0;
    *(px_f64x8 *)&c[6 * c_row + 8] = c6_1;
    *(px_f64x8 *)&c[6 * c_row + 16] = c6_2;
    *(px_f64x8 *)&c[7 * c_row] = c7_0;
    *(px_f64x8 *)&c[7 * c_row + 8] = c7_1;
    *(px_f64x8 *)&c[7 * c_row + 16] = c7_2;
}

/* for r0 < 1000, row < 10, column < 12:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 10 x 2 accumulators, 8 + 4 columns of double. */
static void px_kernel_10x12(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    typedef double px_f64x4 __attribute__((vector_size(32), aligned(8), may_alias));
    const long a_row = 1000;
    const long c_row = 900;
    const long count0 = 1000;
    const long a_stride0 = 1;
    const long b_stride0 = 900;
    px_f64x8 c0_0 = *(const px_f64x8 *)&c[0];
    px_f64x4 c0_1 = *(const px_f64x4 *)&c[8];
    px_f64x8 c1_0 = *(const px_f64x8 *)&c[c_row];
    px_f64x4 c1_1 = *(const px_f64x4 *)&c[c_row + 8];
    px_f64x8 c2_0 = *(const px_f64x8 *)&c[2 * c_row];
    px_f64x4 c2_1 = *(const px_f64x4 *)&c[2 * c_row + 8];
    px_f64x8 c3_0 = *(const px_f64x8 *)&c[3 * c_row];
    px_f64x4 c3_1 = *(const px_f64x4 *)&c[3 * c_row + 8];
    px_f64x8 c4_0 = *(const px_f64x8 *)&c[4 * c_row];
    px_f64x4 c4_1 = *(const px_f64x4 *)&c[4 * c_row + 8];
    px_f64x8 c5_0 = *(const px_f64x8 *)&c[5 * c_row];
    px_f64x4 c5_1 = *(const px_f64x4 *)&c[5 * c_row + 8];
    px_f64x8 c6_0 = *(const px_f64x8 *)&c[6 * c_row];
    px_f64x4 c6_1 = *(const px_f64x4 *)&c[6 * c_row + 8];
    px_f64x8 c7_0 = *(const px_f64x8 *)&c[7 * c_row];
    px_f64x4 c7_1 = *(const px_f64x4 *)&c[7 * c_row + 8];
    px_f64x8 c8_0 = *(const px_f64x8 *)&c[8 * c_row];
    px_f64x4 c8_1 = *(const px_f64x4 *)&c[8 * c_row + 8];
    px_f64x8 c9_0 = *(const px_f64x8 *)&c[9 * c_row];
    px_f64x4 c9_1 = *(const px_f64x4 *)&c[9 * c_row + 8];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x4 b1 = *(const volatile px_f64x4 *)&bt[8];
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1;
        const double a1 = at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1;
        const double a2 = at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1;
        const double a3 = at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1;
        const double a4 = at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1;
        const double a5 = at[5 * a_row];
        c5_0 += a5 * b0; c5_1 += a5 * b1;
        const double a6 = at[6 * a_row];
        c6_0 += a6 * b0; c6_1 += a6 * b1;
        const double a7 = at[7 * a_row];
        c7_0 += a7 * b0; c7_1 += a7 * b1;
        const double a8 = at[8 * a_row];
        c8_0 += a8 * b0; c8_1 += a8 * b1;
        const double a9 = at[9 * a_row];
        c9_0 += a9 * b0; c9_1 += a9 * b1;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x4 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[c_row] = c1_0;
    *(px_f64x4 *)&c[c_row + 8] = c1_1;
    *(px_f64x8 *)&c[2 * c_row] = c2_0;
    *(px_f64x4 *)&c[2 * c_row + 8] = c2_1;
    *(px_f64x8 *)&c[3 * c_row] = c3_0;
    *(px_f64x4 *)&c[3 * c_row + 8] = c3_1;
    *(px_f64x8 *)&c[4 * c_row] = c4_0;
    *(px_f64x4 *)&c[4 * c_row + 8] = c4_1;
    *(px_f64x8 *)&c[5 * c_row] = c5_0;
    *(px_f64x4 *)&c[5 * c_row + 8] = c5_1;
    *(px_f64x8 *)&c[6 * c_row] = c6_0;
    *(px_f64x4 *)&c[6 * c_row + 8] = c6_1;
    *(px_f64x8 *)&c[7 * c_row] = c7_0;
    *(px_f64x4 *)&c[7 * c_row + 8] = c7_1;
    *(px_f64x8 *)&c[8 * c_row] = c8_0;
    *(px_f64x4 *)&c[8 * c_row + 8] = c8_1;
    *(px_f64x8 *)&c[9 * c_row] = c9_0;
    *(px_f64x4 *)&c[9 * c_row + 8] = c9_1;
}

/* for r0 < 1200, row < 9, column < 24:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 9 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_kernel_9x24(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1200;
    const long c_row = 1100;
    const long count0 = 1200;
    const long a_stride0 = 1;
    const long b_stride0 = 1100;
    px_f64x8 c0_0 = *(const px_f64x8 *)&c[0];
    px_f64x8 c0_1 = *(const px_f64x8 *)&c[8];
    px_f64x8 c0_2 = *(const px_f64x8 *)&c[16];
    px_f64x8 c1_0 = *(const px_f64x8 *)&c[c_row];
    px_f64x8 c1_1 = *(const px_f64x8 *)&c[c_row + 8];
    px_f64x8 c1_2 = *(const px_f64x8 *)&c[c_row + 16];
    px_f64x8 c2_0 = *(const px_f64x8 *)&c[2 * c_row];
    px_f64x8 c2_1 = *(const px_f64x8 *)&c[2 * c_row + 8];
    px_f64x8 c2_2 = *(const px_f64x8 *)&c[2 * c_row + 16];
    px_f64x8 c3_0 = *(const px_f64x8 *)&c[3 * c_row];
    px_f64x8 c3_1 = *(const px_f64x8 *)&c[3 * c_row + 8];
    px_f64x8 c3_2 = *(const px_f64x8 *)&c[3 * c_row + 16];
    px_f64x8 c4_0 = *(const px_f64x8 *)&c[4 * c_row];
    px_f64x8 c4_1 = *(const px_f64x8 *)&c[4 * c_row + 8];
    px_f64x8 c4_2 = *(const px_f64x8 *)&c[4 * c_row + 16];
    px_f64x8 c5_0 = *(const px_f64x8 *)&c[5 * c_row];
    px_f64x8 c5_1 = *(const px_f64x8 *)&c[5 * c_row + 8];
    px_f64x8 c5_2 = *(const px_f64x8 *)&c[5 * c_row + 16];
    px_f64x8 c6_0 = *(const px_f64x8 *)&c[6 * c_row];
    px_f64x8 c6_1 = *(const px_f64x8 *)&c[6 * c_row + 8];
    px_f64x8 c6_2 = *(const px_f64x8 *)&c[6 * c_row + 16];
    px_f64x8 c7_0 = *(const px_f64x8 *)&c[7 * c_row];
    px_f64x8 c7_1 = *(const px_f64x8 *)&c[7 * c_row + 8];
    px_f64x8 c7_2 = *(const px_f64x8 *)&c[7 * c_row + 16];
    px_f64x8 c8_0 = *(const px_f64x8 *)&c[8 * c_row];
    px_f64x8 c8_1 = *(const px_f64x8 *)&c[8 * c_row + 8];
    px_f64x8 c8_2 = *(const px_f64x8 *)&c[8 * c_row + 16];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const px_f64x8 b2 = *(const volatile px_f64x8 *)&bt[16];
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
        const double a1 = at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2;
        const double a2 = at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2;
        const double a3 = at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2;
        const double a4 = at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2;
        const double a5 = at[5 * a_row];
        c5_0 += a5 * b0; c5_1 += a5 * b1; c5_2 += a5 * b2;
        const double a6 = at[6 * a_row];
        c6_0 += a6 * b0; c6_1 += a6 * b1; c6_2 += a6 * b2;
        const double a7 = at[7 * a_row];
        c7_0 += a7 * b0; c7_1 += a7 * b1; c7_2 += a7 * b2;
        const double a8 = at[8 * a_row];
        c8_0 += a8 * b0; c8_1 += a8 * b1; c8_2 += a8 * b2;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[16] = c0_2;
    *(px_f64x8 *)&c[c_row] = c1_0;
    *(px_f64x8 *)&c[c_row + 8] = c1_1;
    *(px_f64x8 *)&c[c_row + 16] = c1_2;
    *(px_f64x8 *)&c[2 * c_row] = c2_0;
    *(px_f64x8 *)&c[2 * c_row + 8] = c2_1;
    *(px_f64x8 *)&c[2 * c_row + 16] = c2_2;
    *(px_f64x8 *)&c[3 * c_row] = c3_0;
    *(px_f64x8 *)&c[3 * c_row + 8] = c3_1;
    *(px_f64x8 *)&c[3 * c_row + 16] = c3_2;
    *(px_f64x8 *)&c[4 * c_row] = c4_0;
    *(px_f64x8 *)&c[4 * c_row + 8] = c4_1;
    *(px_f64x8 *)&c[4 * c_row + 16] = c4_2;
    *(px_f64x8 *)&c[5 * c_row] = c5_0;
    *(px_f64x8 *)&c[5 * c_row + 8] = c5_1;
    *(px_f64x8 *)&c[5 * c_row + 16] = c5_2;
    *(px_f64x8 *)&c[6 * c_row] = c6_0;
    *(px_f64x8 *)&c[6 * c_row + 8] = c6_1;
    *(px_f64x8 *)&c[6 * c_row + 16] = c6_2;
    *(px_f64x8 *)&c[7 * c_row] = c7_0;
    *(px_f64x8 *)&c[7 * c_row + 8] = c7_1;
    *(px_f64x8 *)&c[7 * c_row + 16] = c7_2;
    *(px_f64x8 *)&c[8 * c_row] = c8_0;
    *(px_f64x8 *)&c[8 * c_row + 8] = c8_1;
    *(px_f64x8 *)&c[8 * c_row + 16] = c8_2;
}

/* for r0 < 1200, row < 9, column < 20:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 9 x 3 accumulators, 8 + 8 + 4 columns of double. */
static void px_kernel_9x20(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    typedef double px_f64x4 __attribute__((vector_size(32), aligned(8), may_alias));
    const long a_row = 1200;
    const long c_row = 1100;
    const long count0 = 1200;
    const long a_stride0 = 1;
    const long b_stride0 = 1100;
    px_f64x8 c0_0 = *(const px_f64x8 *)&c[0];
    px_f64x8 c0_1 = *(const px_f64x8 *)&c[8];
    px_f64x4 c0_2 = *(const px_f64x4 *)&c[16];
    px_f64x8 c1_0 = *(const px_f64x8 *)&c[c_row];
    px_f64x8 c1_1 = *(const px_f64x8 *)&c[c_row + 8];
    px_f64x4 c1_2 = *(const px_f64x4 *)&c[c_row + 16];
    px_f64x8 c2_0 = *(const px_f64x8 *)&c[2 * c_row];
    px_f64x8 c2_1 = *(const px_f64x8 *)&c[2 * c_row + 8];
    px_f64x4 c2_2 = *(const px_f64x4 *)&c[2 * c_row + 16];
    px_f64x8 c3_0 = *(const px_f64x8 *)&c[3 * c_row];
    px_f64x8 c3_1 = *(const px_f64x8 *)&c[3 * c_row + 8];
    px_f64x4 c3_2 = *(const px_f64x4 *)&c[3 * c_row + 16];
    px_f64x8 c4_0 = *(const px_f64x8 *)&c[4 * c_row];
    px_f64x8 c4_1 = *(const px_f64x8 *)&c[4 * c_row + 8];
    px_f64x4 c4_2 = *(const px_f64x4 *)&c[4 * c_row + 16];
    px_f64x8 c5_0 = *(const px_f64x8 *)&c[5 * c_row];
    px_f64x8 c5_1 = *(const px_f64x8 *)&c[5 * c_row + 8];
    px_f64x4 c5_2 = *(const px_f64x4 *)&c[5 * c_row + 16];
    px_f64x8 c6_0 = *(const px_f64x8 *)&c[6 * c_row];
    px_f64x8 c6_1 = *(const px_f64x8 *)&c[6 * c_row + 8];
    px_f64x4 c6_2 = *(const px_f64x4 *)&c[6 * c_row + 16];
    px_f64x8 c7_0 = *(const px_f64x8 *)&c[7 * c_row];
    px_f64x8 c7_1 = *(const px_f64x8 *)&c[7 * c_row + 8];
    px_f64x4 c7_2 = *(const px_f64x4 *)&c[7 * c_row + 16];
    px_f64x8 c8_0 = *(const px_f64x8 *)&c[8 * c_row];
    px_f64x8 c8_1 = *(const px_f64x8 *)&c[8 * c_row + 8];
    px_f64x4 c8_2 = *(const px_f64x4 *)&c[8 * c_row + 16];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const px_f64x4 b2 = *(const volatile px_f64x4 *)&bt[16];
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
        const double a1 = at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2;
        const double a2 = at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2;
        const double a3 = at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2;
        const double a4 = at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2;
        const double a5 = at[5 * a_row];
        c5_0 += a5 * b0; c5_1 += a5 * b1; c5_2 += a5 * b2;
        const double a6 = at[6 * a_row];
        c6_0 += a6 * b0; c6_1 += a6 * b1; c6_2 += a6 * b2;
        const double a7 = at[7 * a_row];
        c7_0 += a7 * b0; c7_1 += a7 * b1; c7_2 += a7 * b2;
        const double a8 = at[8 * a_row];
        c8_0 += a8 * b0; c8_1 += a8 * b1; c8_2 += a8 * b2;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x4 *)&c[16] = c0_2;
    *(px_f64x8 *)&c[c_row] = c1_0;
    *(px_f64x8 *)&c[c_row + 8] = c1_1;
    *(px_f64x4 *)&c[c_row + 16] = c1_2;
    *(px_f64x8 *)&c[2 * c_row] = c2_0;
    *(px_f64x8 *)&c[2 * c_row + 8] = c2_1;
    *(px_f64x4 *)&c[2 * c_row + 16] = c2_2;
    *(px_f64x8 *)&c[3 * c_row] = c3_0;
    *(px_f64x8 *)&c[3 * c_row + 8] = c3_1;
    *(px_f64x4 *)&c[3 * c_row + 16] = c3_2;
    *(px_f64x8 *)&c[4 * c_row] = c4_0;
    *(px_f64x8 *)&c[4 * c_row + 8] = c4_1;
    *(px_f64x4 *)&c[4 * c_row + 16] = c4_2;
    *(px_f64x8 *)&c[5 * c_row] = c5_0;
    *(px_f64x8 *)&c[5 * c_row + 8] = c5_1;
    *(px_f64x4 *)&c[5 * c_row + 16] = c5_2;
    *(px_f64x8 *)&c[6 * c_row] = c6_0;
    *(px_f64x8 *)&c[6 * c_row + 8] = c6_1;
    *(px_f64x4 *)&c[6 * c_row + 16] = c6_2;
    *(px_f64x8 *)&c[7 * c_row] = c7_0;
    *(px_f64x8 *)&c[7 * c_row + 8] = c7_1;
    *(px_f64x4 *)&c[7 * c_row + 16] = c7_2;
    *(px_f64x8 *)&c[8 * c_row] = c8_0;
    *(px_f64x8 *)&c[8 * c_row + 8] = c8_1;
    *(px_f64x4 *)&c[8 * c_row + 16] = c8_2;
}

/* for r0 < 900, row < 4, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 4 x 6 accumulators, 8 + 8 + 8 + 8 + 8 + 8 columns of double. */
static void px_kernel_4x48(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 900;
    const long c_row = 1100;
    const long count0 = 900;
    const long a_stride0 = 1;
    const long b_stride0 = 1100;
    px_f64x8 c0_0 = *(const px_f64x8 *)&c[0];
    px_f64x8 c0_1 = *(const px_f64x8 *)&c[8];
    px_f64x8 c0_2 = *(const px_f64x8 *)&c[16];
    px_f64x8 c0_3 = *(const px_f64x8 *)&c[24];
    px_f64x8 c0_4 = *(const px_f64x8 *)&c[32];
    px_f64x8 c0_5 = *(const px_f64x8 *)&c[40];
    px_f64x8 c1_0 = *(const px_f64x8 *)&c[c_row];
    px_f64x8 c1_1 = *(const px_f64x8 *)&c[c_row + 8];
    px_f64x8 c1_2 = *(const px_f64x8 *)&c[c_row + 16];
    px_f64x8 c1_3 = *(const px_f64x8 *)&c[c_row + 24];
    px_f64x8 c1_4 = *(const px_f64x8 *)&c[c_row + 32];
    px_f64x8 c1_5 = *(const px_f64x8 *)&c[c_row + 40];
    px_f64x8 c2_0 = *(const px_f64x8 *)&c[2 * c_row];
    px_f64x8 c2_1 = *(const px_f64x8 *)&c[2 * c_row + 8];
    px_f64x8 c2_2 = *(const px_f64x8 *)&c[2 * c_row + 16];
    px_f64x8 c2_3 = *(const px_f64x8 *)&c[2 * c_row + 24];
    px_f64x8 c2_4 = *(const px_f64x8 *)&c[2 * c_row + 32];
    px_f64x8 c2_5 = *(const px_f64x8 *)&c[2 * c_row + 40];
    px_f64x8 c3_0 = *(const px_f64x8 *)&c[3 * c_row];
    px_f64x8 c3_1 = *(const px_f64x8 *)&c[3 * c_row + 8];
    px_f64x8 c3_2 = *(const px_f64x8 *)&c[3 * c_row + 16];
    px_f64x8 c3_3 = *(const px_f64x8 *)&c[3 * c_row + 24];
    px_f64x8 c3_4 = *(const px_f64x8 *)&c[3 * c_row + 32];
    px_f64x8 c3_5 = *(const px_f64x8 *)&c[3 * c_row + 40];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const px_f64x8 b2 = *(const volatile px_f64x8 *)&bt[16];
        const px_f64x8 b3 = *(const volatile px_f64x8 *)&bt[24];
        const px_f64x8 b4 = *(const volatile px_f64x8 *)&bt[32];
        const px_f64x8 b5 = *(const volatile px_f64x8 *)&bt[40];
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3; c0_4 += a0 * b4; c0_5 += a0 * b5;
        const double a1 = at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2; c1_3 += a1 * b3; c1_4 += a1 * b4; c1_5 += a1 * b5;
        const double a2 = at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2; c2_3 += a2 * b3; c2_4 += a2 * b4; c2_5 += a2 * b5;
        const double a3 = at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2; c3_3 += a3 * b3; c3_4 += a3 * b4; c3_5 += a3 * b5;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[16] = c0_2;
    *(px_f64x8 *)&c[24] = c0_3;
    *(px_f64x8 *)&c[32] = c0_4;
    *(px_f64x8 *)&c[40] = c0_5;
    *(px_f64x8 *)&c[c_row] = c1_0;
    *(px_f64x8 *)&c[c_row + 8] = c1_1;
    *(px_f64x8 *)&c[c_row + 16] = c1_2;
    *(px_f64x8 *)&c[c_row + 24] = c1_3;
    *(px_f64x8 *)&c[c_row + 32] = c1_4;
    *(px_f64x8 *)&c[c_row + 40] = c1_5;
    *(px_f64x8 *)&c[2 * c_row] = c2_0;
    *(px_f64x8 *)&c[2 * c_row + 8] = c2_1;
    *(px_f64x8 *)&c[2 * c_row + 16] = c2_2;
    *(px_f64x8 *)&c[2 * c_row + 24] = c2_3;
    *(px_f64x8 *)&c[2 * c_row + 32] = c2_4;
    *(px_f64x8 *)&c[2 * c_row + 40] = c2_5;
    *(px_f64x8 *)&c[3 * c_row] = c3_0;
    *(px_f64x8 *)&c[3 * c_row + 8] = c3_1;
    *(px_f64x8 *)&c[3 * c_row + 16] = c3_2;
    *(px_f64x8 *)&c[3 * c_row + 24] = c3_3;
    *(px_f64x8 *)&c[3 * c_row + 32] = c3_4;
    *(px_f64x8 *)&c[3 * c_row + 40] = c3_5;
}

/* for r0 < 900, row < 4, column < 44:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 4 x 6 accumulators, 8 + 8 + 8 + 8 + 8 + 4 columns of double. */
static void px_kernel_4x44(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    typedef double px_f64x4 __attribute__((vector_size(32), aligned(8), may_alias));
    const long a_row = 900;
    const long c_row = 1100;
    const long count0 = 900;
    const long a_stride0 = 1;
    const long b_stride0 = 1100;
    px_f64x8 c0_0 = *(const px_f64x8 *)&c[0];
    px_f64x8 c0_1 = *(const px_f64x8 *)&c[8];
    px_f64x8 c0_2 = *(const px_f64x8 *)&c[16];
    px_f64x8 c0_3 = *(const px_f64x8 *)&c[24];
    px_f64x8 c0_4 = *(const px_f64x8 *)&c[32];
    px_f64x4 c0_5 = *(const px_f64x4 *)&c[40];
    px_f64x8 c1_0 = *(const px_f64x8 *)&c[c_row];
    px_f64x8 c1_1 = *(const px_f64x8 *)&c[c_row + 8];
    px_f64x8 c1_2 = *(const px_f64x8 *)&c[c_row + 16];
    px_f64x8 c1_3 = *(const px_f64x8 *)&c[c_row + 24];
    px_f64x8 c1_4 = *(const px_f64x8 *)&c[c_row + 32];
    px_f64x4 c1_5 = *(const px_f64x4 *)&c[c_row + 40];
    px_f64x8 c2_0 = *(const px_f64x8 *)&c[2 * c_row];
    px_f64x8 c2_1 = *(const px_f64x8 *)&c[2 * c_row + 8];
    px_f64x8 c2_2 = *(const px_f64x8 *)&c[2 * c_row + 16];
    px_f64x8 c2_3 = *(const px_f64x8 *)&c[2 * c_row + 24];
    px_f64x8 c2_4 = *(const px_f64x8 *)&c[2 * c_row + 32];
    px_f64x4 c2_5 = *(const px_f64x4 *)&c[2 * c_row + 40];
    px_f64x8 c3_0 = *(const px_f64x8 *)&c[3 * c_row];
    px_f64x8 c3_1 = *(const px_f64x8 *)&c[3 * c_row + 8];
    px_f64x8 c3_2 = *(const px_f64x8 *)&c[3 * c_row + 16];
    px_f64x8 c3_3 = *(const px_f64x8 *)&c[3 * c_row + 24];
    px_f64x8 c3_4 = *(const px_f64x8 *)&c[3 * c_row + 32];
    px_f64x4 c3_5 = *(const px_f64x4 *)&c[3 * c_row + 40];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const px_f64x8 b2 = *(const volatile px_f64x8 *)&bt[16];
        const px_f64x8 b3 = *(const volatile px_f64x8 *)&bt[24];
        const px_f64x8 b4 = *(const volatile px_f64x8 *)&bt[32];
        const px_f64x4 b5 = *(const volatile px_f64x4 *)&bt[40];
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3; c0_4 += a0 * b4; c0_5 += a0 * b5;
        const double a1 = at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2; c1_3 += a1 * b3; c1_4 += a1 * b4; c1_5 += a1 * b5;
        const double a2 = at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2; c2_3 += a2 * b3; c2_4 += a2 * b4; c2_5 += a2 * b5;
        const double a3 = at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2; c3_3 += a3 * b3; c3_4 += a3 * b4; c3_5 += a3 * b5;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[16] = c0_2;
    *(px_f64x8 *)&c[24] = c0_3;
    *(px_f64x8 *)&c[32] = c0_4;
    *(px_f64x4 *)&c[40] = c0_5;
    *(px_f64x8 *)&c[c_row] = c1_0;
    *(px_f64x8 *)&c[c_row + 8] = c1_1;
    *(px_f64x8 *)&c[c_row + 16] = c1_2;
    *(px_f64x8 *)&c[c_row + 24] = c1_3;
    *(px_f64x8 *)&c[c_row + 32] = c1_4;
    *(px_f64x4 *)&c[c_row + 40] = c1_5;
    *(px_f64x8 *)&c[2 * c_row] = c2_0;
    *(px_f64x8 *)&c[2 * c_row + 8] = c2_1;
    *(px_f64x8 *)&c[2 * c_row + 16] = c2_2;
    *(px_f64x8 *)&c[2 * c_row + 24] = c2_3;
    *(px_f64x8 *)&c[2 * c_row + 32] = c2_4;
    *(px_f64x4 *)&c[2 * c_row + 40] = c2_5;
    *(px_f64x8 *)&c[3 * c_row] = c3_0;
    *(px_f64x8 *)&c[3 * c_row + 8] = c3_1;
    *(px_f64x8 *)&c[3 * c_row + 16] = c3_2;
    *(px_f64x8 *)&c[3 * c_row + 24] = c3_3;
    *(px_f64x8 *)&c[3 * c_row + 32] = c3_4;
    *(px_f64x4 *)&c[3 * c_row + 40] = c3_5;
}

/* for r0 < count0, row < 9, column < 24:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 9 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_kernel_9x24_2(const double *restrict a, const double *restrict b, double *restrict c, long a_row, long c_row, long count0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_stride0 = 1;
    px_f64x8 c0_0 = *(const px_f64x8 *)&c[0];
    px_f64x8 c0_1 = *(const px_f64x8 *)&c[8];
    px_f64x8 c0_2 = *(const px_f64x8 *)&c[16];
    px_f64x8 c1_0 = *(const px_f64x8 *)&c[c_row];
    px_f64x8 c1_1 = *(const px_f64x8 *)&c[c_row + 8];
    px_f64x8 c1_2 = *(const px_f64x8 *)&c[c_row + 16];
    px_f64x8 c2_0 = *(const px_f64x8 *)&c[2 * c_row];
    px_f64x8 c2_1 = *(const px_f64x8 *)&c[2 * c_row + 8];
    px_f64x8 c2_2 = *(const px_f64x8 *)&c[2 * c_row + 16];
    px_f64x8 c3_0 = *(const px_f64x8 *)&c[3 * c_row];
    px_f64x8 c3_1 = *(const px_f64x8 *)&c[3 * c_row + 8];
    px_f64x8 c3_2 = *(const px_f64x8 *)&c[3 * c_row + 16];
    px_f64x8 c4_0 = *(const px_f64x8 *)&c[4 * c_row];
    px_f64x8 c4_1 = *(const px_f64x8 *)&c[4 * c_row + 8];
    px_f64x8 c4_2 = *(const px_f64x8 *)&c[4 * c_row + 16];
    px_f64x8 c5_0 = *(const px_f64x8 *)&c[5 * c_row];
    px_f64x8 c5_1 = *(const px_f64x8 *)&c[5 * c_row + 8];
    px_f64x8 c5_2 = *(const px_f64x8 *)&c[5 * c_row + 16];
    px_f64x8 c6_0 = *(const px_f64x8 *)&c[6 * c_row];
    px_f64x8 c6_1 = *(const px_f64x8 *)&c[6 * c_row + 8];
    px_f64x8 c6_2 = *(const px_f64x8 *)&c[6 * c_row + 16];
    px_f64x8 c7_0 = *(const px_f64x8 *)&c[7 * c_row];
    px_f64x8 c7_1 = *(const px_f64x8 *)&c[7 * c_row + 8];
    px_f64x8 c7_2 = *(const px_f64x8 *)&c[7 * c_row + 16];
    px_f64x8 c8_0 = *(const px_f64x8 *)&c[8 * c_row];
    px_f64x8 c8_1 = *(const px_f64x8 *)&c[8 * c_row + 8];
    px_f64x8 c8_2 = *(const px_f64x8 *)&c[8 * c_row + 16];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const px_f64x8 b2 = *(const volatile px_f64x8 *)&bt[16];
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
        const double a1 = at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2;
        const double a2 = at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2;
        const double a3 = at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2;
        const double a4 = at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2;
        const double a5 = at[5 * a_row];
        c5_0 += a5 * b0; c5_1 += a5 * b1; c5_2 += a5 * b2;
        const double a6 = at[6 * a_row];
        c6_0 += a6 * b0; c6_1 += a6 * b1; c6_2 += a6 * b2;
        const double a7 = at[7 * a_row];
        c7_0 += a7 * b0; c7_1 += a7 * b1; c7_2 += a7 * b2;
        const double a8 = at[8 * a_row];
        c8_0 += a8 * b0; c8_1 += a8 * b1; c8_2 += a8 * b2;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[16] = c0_2;
    *(px_f64x8 *)&c[c_row] = c1_0;
    *(px_f64x8 *)&c[c_row + 8] = c1_1;
    *(px_f64x8 *)&c[c_row + 16] = c1_2;
    *(px_f64x8 *)&c[2 * c_row] = c2_0;
    *(px_f64x8 *)&c[2 * c_row + 8] = c2_1;
    *(px_f64x8 *)&c[2 * c_row + 16] = c2_2;
    *(px_f64x8 *)&c[3 * c_row] = c3_0;
    *(px_f64x8 *)&c[3 * c_row + 8] = c3_1;
    *(px_f64x8 *)&c[3 * c_row + 16] = c3_2;
    *(px_f64x8 *)&c[4 * c_row] = c4_0;
    *(px_f64x8 *)&c[4 * c_row + 8] = c4_1;
    *(px_f64x8 *)&c[4 * c_row + 16] = c4_2;
    *(px_f64x8 *)&c[5 * c_row] = c5_0;
    *(px_f64x8 *)&c[5 * c_row + 8] = c5_1;
    *(px_f64x8 *)&c[5 * c_row + 16] = c5_2;
    *(px_f64x8 *)&c[6 * c_row] = c6_0;
    *(px_f64x8 *)&c[6 * c_row + 8] = c6_1;
    *(px_f64x8 *)&c[6 * c_row + 16] = c6_2;
    *(px_f64x8 *)&c[7 * c_row] = c7_0;
    *(px_f64x8 *)&c[7 * c_row + 8] = c7_1;
    *(px_f64x8 *)&c[7 * c_row + 16] = c7_2;
    *(px_f64x8 *)&c[8 * c_row] = c8_0;
    *(px_f64x8 *)&c[8 * c_row + 8] = c8_1;
    *(px_f64x8 *)&c[8 * c_row + 16] = c8_2;
}

/* for r0 < count0, row < rows <= 9, column < 24:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 9 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_edge_9x24(const double *restrict a, const double *restrict b, double *restrict c, long rows, long a_row, long c_row, long count0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_stride0 = 1;
    if (rows < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long a_row2 = rows > 2 ? 2 * a_row : 0;
    const long a_row3 = rows > 3 ? 3 * a_row : 0;
    const long a_row4 = rows > 4 ? 4 * a_row : 0;
    const long a_row5 = rows > 5 ? 5 * a_row : 0;
    const long a_row6 = rows > 6 ? 6 * a_row : 0;
    const long a_row7 = rows > 7 ? 7 * a_row : 0;
    const long a_row8 = rows > 8 ? 8 * a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    const long c_row2 = rows > 2 ? 2 * c_row : 0;
    const long c_row3 = rows > 3 ? 3 * c_row : 0;
    const long c_row4 = rows > 4 ? 4 * c_row : 0;
    const long c_row5 = rows > 5 ? 5 * c_row : 0;
    const long c_row6 = rows > 6 ? 6 * c_row : 0;
    const long c_row7 = rows > 7 ? 7 * c_row : 0;
    const long c_row8 = rows > 8 ? 8 * c_row : 0;
    px_f64x8 c0_0 = *(const px_f64x8 *)&c[0];
    px_f64x8 c0_1 = *(const px_f64x8 *)&c[8];
    px_f64x8 c0_2 = *(const px_f64x8 *)&c[16];
    px_f64x8 c1_0 = *(const px_f64x8 *)&c[c_row1];
    px_f64x8 c1_1 = *(const px_f64x8 *)&c[c_row1 + 8];
    px_f64x8 c1_2 = *(const px_f64x8 *)&c[c_row1 + 16];
    px_f64x8 c2_0 = *(const px_f64x8 *)&c[c_row2];
    px_f64x8 c2_1 = *(const px_f64x8 *)&c[c_row2 + 8];
    px_f64x8 c2_2 = *(const px_f64x8 *)&c[c_row2 + 16];
    px_f64x8 c3_0 = *(const px_f64x8 *)&c[c_row3];
    px_f64x8 c3_1 = *(const px_f64x8 *)&c[c_row3 + 8];
    px_f64x8 c3_2 = *(const px_f64x8 *)&c[c_row3 + 16];
    px_f64x8 c4_0 = *(const px_f64x8 *)&c[c_row4];
    px_f64x8 c4_1 = *(const px_f64x8 *)&c[c_row4 + 8];
    px_f64x8 c4_2 = *(const px_f64x8 *)&c[c_row4 + 16];
    px_f64x8 c5_0 = *(const px_f64x8 *)&c[c_row5];
    px_f64x8 c5_1 = *(const px_f64x8 *)&c[c_row5 + 8];
    px_f64x8 c5_2 = *(const px_f64x8 *)&c[c_row5 + 16];
    px_f64x8 c6_0 = *(const px_f64x8 *)&c[c_row6];
    px_f64x8 c6_1 = *(const px_f64x8 *)&c[c_row6 + 8];
    px_f64x8 c6_2 = *(const px_f64x8 *)&c[c_row6 + 16];
    px_f64x8 c7_0 = *(const px_f64x8 *)&c[c_row7];
    px_f64x8 c7_1 = *(const px_f64x8 *)&c[c_row7 + 8];
    px_f64x8 c7_2 = *(const px_f64x8 *)&c[c_row7 + 16];
    px_f64x8 c8_0 = *(const px_f64x8 *)&c[c_row8];
    px_f64x8 c8_1 = *(const px_f64x8 *)&c[c_row8 + 8];
    px_f64x8 c8_2 = *(const px_f64x8 *)&c[c_row8 + 16];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const px_f64x8 b2 = *(const volatile px_f64x8 *)&bt[16];
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
        const double a1 = at[a_row1];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2;
        const double a2 = at[a_row2];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2;
        const double a3 = at[a_row3];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2;
        const double a4 = at[a_row4];
        c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2;
        const double a5 = at[a_row5];
        c5_0 += a5 * b0; c5_1 += a5 * b1; c5_2 += a5 * b2;
        const double a6 = at[a_row6];
        c6_0 += a6 * b0; c6_1 += a6 * b1; c6_2 += a6 * b2;
        const double a7 = at[a_row7];
        c7_0 += a7 * b0; c7_1 += a7 * b1; c7_2 += a7 * b2;
        const double a8 = at[a_row8];
        c8_0 += a8 * b0; c8_1 += a8 * b1; c8_2 += a8 * b2;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[16] = c0_2;
    *(px_f64x8 *)&c[c_row1] = c1_0;
    *(px_f64x8 *)&c[c_row1 + 8] = c1_1;
    *(px_f64x8 *)&c[c_row1 + 16] = c1_2;
    *(px_f64x8 *)&c[c_row2] = c2_0;
    *(px_f64x8 *)&c[c_row2 + 8] = c2_1;
    *(px_f64x8 *)&c[c_row2 + 16] = c2_2;
    *(px_f64x8 *)&c[c_row3] = c3_0;
    *(px_f64x8 *)&c[c_row3 + 8] = c3_1;
    *(px_f64x8 *)&c[c_row3 + 16] = c3_2;
    *(px_f64x8 *)&c[c_row4] = c4_0;
    *(px_f64x8 *)&c[c_row4 + 8] = c4_1;
    *(px_f64x8 *)&c[c_row4 + 16] = c4_2;
    *(px_f64x8 *)&c[c_row5] = c5_0;
    *(px_f64x8 *)&c[c_row5 + 8] = c5_1;
    *(px_f64x8 *)&c[c_row5 + 16] = c5_2;
    *(px_f64x8 *)&c[c_row6] = c6_0;
    *(px_f64x8 *)&c[c_row6 + 8] = c6_1;
    *(px_f64x8 *)&c[c_row6 + 16] = c6_2;
    *(px_f64x8 *)&c[c_row7] = c7_0;
    *(px_f64x8 *)&c[c_row7 + 8] = c7_1;
    *(px_f64x8 *)&c[c_row7 + 16] = c7_2;
    *(px_f64x8 *)&c[c_row8] = c8_0;
    *(px_f64x8 *)&c[c_row8 + 8] = c8_1;
    *(px_f64x8 *)&c[c_row8 + 16] = c8_2;
}

/* to = the first `count` of 8 elements; the other lanes are 0, and nothing else is read. */
static inline __attribute__((always_inline)) void px_load_f64x8(void *to, const double *from, long count)
{
#if defined(__AVX512F__)
    typedef double vector __attribute__((vector_size(64), aligned(8), may_alias));
    const unsigned char chosen = (unsigned char)(count >= 8 ? 0xff : count > 0 ? (1 << count) - 1 : 0);
    *(vector *)to = __builtin_ia32_loadupd512_mask(from, (vector){0}, chosen);
#else
    double *lanes = (double *)to;
    for (int lane = 0; lane < 8; lane++) {
        lanes[lane] = lane < count ? from[lane] : 0;
    }
#endif
}

/* The first `count` of 8 elements become those of `from`; nothing else is written. */
static inline __attribute__((always_inline)) void px_store_f64x8(double *to, const void *from, long count)
{
#if defined(__AVX512F__)
    typedef double vector __attribute__((vector_size(64), aligned(8), may_alias));
    const unsigned char chosen = (unsigned char)(count >= 8 ? 0xff : count > 0 ? (1 << count) - 1 : 0);
    __builtin_ia32_storeupd512_mask(to, *(const vector *)from, chosen);
#else
    const double *lanes = (const double *)from;
    for (int lane = 0; lane < 8; lane++) {
        if (lane < count) {
            to[lane] = lanes[lane];
        }
    }
#endif
}

/* for r0 < count0, row < 8, column < columns <= 8:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 1 accumulators, 8 columns of double. */
static void px_edge_8x8(const double *restrict a, const double *restrict b, double *restrict c, long columns, long a_row, long c_row, long count0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_stride0 = 1;
    if (columns < 1) return;
    px_f64x8 c0_0; px_load_f64x8(&c0_0, &c[0], columns);
    px_f64x8 c1_0; px_load_f64x8(&c1_0, &c[c_row], columns);
    px_f64x8 c2_0; px_load_f64x8(&c2_0, &c[2 * c_row], columns);
    px_f64x8 c3_0; px_load_f64x8(&c3_0, &c[3 * c_row], columns);
    px_f64x8 c4_0; px_load_f64x8(&c4_0, &c[4 * c_row], columns);
    px_f64x8 c5_0; px_load_f64x8(&c5_0, &c[5 * c_row], columns);
    px_f64x8 c6_0; px_load_f64x8(&c6_0, &c[6 * c_row], columns);
    px_f64x8 c7_0; px_load_f64x8(&c7_0, &c[7 * c_row], columns);

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        px_f64x8 b0; px_load_f64x8(&b0, &bt[0], columns);
        const double a0 = at[0];
        c0_0 += a0 * b0;
        const double a1 = at[a_row];
        c1_0 += a1 * b0;
        const double a2 = at[2 * a_row];
        c2_0 += a2 * b0;
        const double a3 = at[3 * a_row];
        c3_0 += a3 * b0;
        const double a4 = at[4 * a_row];
        c4_0 += a4 * b0;
        const double a5 = at[5 * a_row];
        c5_0 += a5 * b0;
        const double a6 = at[6 * a_row];
        c6_0 += a6 * b0;
        const double a7 = at[7 * a_row];
        c7_0 += a7 * b0;
    }

    px_store_f64x8(&c[0], &c0_0, columns);
    px_store_f64x8(&c[c_row], &c1_0, columns);
    px_store_f64x8(&c[2 * c_row], &c2_0, columns);
    px_store_f64x8(&c[3 * c_row], &c3_0, columns);
    px_store_f64x8(&c[4 * c_row], &c4_0, columns);
    px_store_f64x8(&c[5 * c_row], &c5_0, columns);
    px_store_f64x8(&c[6 * c_row], &c6_0, columns);
    px_store_f64x8(&c[7 * c_row], &c7_0, columns);
}

/* for r0 < count0, row < rows <= 4, column < columns <= 8:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 4 x 1 accumulators, 8 columns of double. */
static void px_edge_4x8(const double *restrict a, const double *restrict b, double *restrict c, long rows, long columns, long a_row, long c_row, long count0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_stride0 = 1;
    if (rows < 1) return;
    if (columns < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long a_row2 = rows > 2 ? 2 * a_row : 0;
    const long a_row3 = rows > 3 ? 3 * a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    const long c_row2 = rows > 2 ? 2 * c_row : 0;
    const long c_row3 = rows > 3 ? 3 * c_row : 0;
    px_f64x8 c0_0; px_load_f64x8(&c0_0, &c[0], columns);
    px_f64x8 c1_0; px_load_f64x8(&c1_0, &c[c_row1], columns);
    px_f64x8 c2_0; px_load_f64x8(&c2_0, &c[c_row2], columns);
    px_f64x8 c3_0; px_load_f64x8(&c3_0, &c[c_row3], columns);

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        px_f64x8 b0; px_load_f64x8(&b0, &bt[0], columns);
        const double a0 = at[0];
        c0_0 += a0 * b0;
        const double a1 = at[a_row1];
        c1_0 += a1 * b0;
        const double a2 = at[a_row2];
        c2_0 += a2 * b0;
        const double a3 = at[a_row3];
        c3_0 += a3 * b0;
    }

    px_store_f64x8(&c[0], &c0_0, columns);
    px_store_f64x8(&c[c_row1], &c1_0, columns);
    px_store_f64x8(&c[c_row2], &c2_0, columns);
    px_store_f64x8(&c[c_row3], &c3_0, columns);
}

void three_products(int ni, int nj, int nk, int nl, int nm, const double A[restrict ni][nk],
                    const double B[restrict nk][nj], const double C[restrict nj][nm], const double D[restrict nm][nl],
                    double E[restrict ni][nj], double F[restrict nj][nl], double G[restrict ni][nl])
{
#pragma polyxform size(ni = 800, nj = 900, nk = 1000, nl = 1100, nm = 1200)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (ni == 800 && nj == 900 && nk == 1000 && nl == 1100 && nm == 1200) {
        /* source order; interchange to j, i; microkernel of 8 x i rows and 24 x j columns over k; source order; interchange to l, j; microkernel of 9 x j rows and 24 x l columns over m; source order; interchange to l, i; microkernel of 4 x i rows and 48 x l columns over j */
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 800; i++) {
            #pragma omp simd
            for (int j = 0; j < 900; j++) {
                E[i][j] = 0.0;
            }
        }
        #pragma omp parallel for collapse(2) schedule(static)
        for (long j_tile = 0; j_tile < 888; j_tile += 24) {
            for (long i_tile = 0; i_tile < 800; i_tile += 8) {
                px_kernel_8x24(&A[i_tile][0], &B[0][j_tile], &E[i_tile][j_tile]);
            }
        }
        #pragma omp parallel for schedule(static)
        for (long i_tile = 0; i_tile < 800; i_tile += 10) {
            px_kernel_10x12(&A[i_tile][0], &B[0][888], &E[i_tile][888]);
        }
        #pragma omp parallel for schedule(static)
        for (int j = 0; j < 900; j++) {
            #pragma omp simd
            for (int l = 0; l < 1100; l++) {
                F[j][l] = 0.0;
            }
        }
        #pragma omp parallel for collapse(2) schedule(static)
        for (long l_tile = 0; l_tile < 1080; l_tile += 24) {
            for (long j_tile = 0; j_tile < 900; j_tile += 9) {
                px_kernel_9x24(&C[j_tile][0], &D[0][l_tile], &F[j_tile][l_tile]);
            }
        }
        #pragma omp parallel for schedule(static)
        for (long j_tile = 0; j_tile < 900; j_tile += 9) {
            px_kernel_9x20(&C[j_tile][0], &D[0][1080], &F[j_tile][1080]);
        }
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 800; i++) {
            #pragma omp simd
            for (int l = 0; l < 1100; l++) {
                G[i][l] = 0.0;
            }
        }
        #pragma omp parallel for collapse(2) schedule(static)
        for (long l_tile = 0; l_tile < 1056; l_tile += 48) {
            for (long i_tile = 0; i_tile < 800; i_tile += 4) {
                px_kernel_4x48(&E[i_tile][0], &F[0][l_tile], &G[i_tile][l_tile]);
            }
        }
        #pragma omp parallel for schedule(static)
        for (long i_tile = 0; i_tile < 800; i_tile += 4) {
            px_kernel_4x44(&E[i_tile][0], &F[0][1056], &G[i_tile][1056]);
        }
    } else {
        /* source order; interchange to j, i; microkernel of 9 x i rows and 24 x j columns over k; source order; interchange to l, j; microkernel of 9 x j rows and 24 x l columns over m; source order; interchange to l, i; microkernel of 9 x i rows and 24 x l columns over j */
        #pragma omp parallel for schedule(static) if((long)ni * (long)nj >= 10000)
        for (int i = 0; i < ni; i++) {
            #pragma omp simd
            for (int j = 0; j < nj; j++) {
                E[i][j] = 0.0;
            }
        }
        if (ni >= 1) {
            #pragma omp parallel for schedule(static) if((long)ni * (long)nj * (long)nk >= 10000)
            for (long j_tile = 0; j_tile <= nj - 24; j_tile += 24) {
                for (long i_tile = 0; i_tile <= ni - 9; i_tile += 9) {
                    px_kernel_9x24_2(&A[i_tile][0], &B[0][j_tile], &E[i_tile][j_tile], nk, nj, nk, nj);
                }
                px_edge_9x24(
                    &A[ni - (ni % 9)][0], &B[0][j_tile], &E[ni - (ni % 9)][j_tile], ni % 9, nk, nj, nk, nj);
            }
            if (nj >= 1) {
                #pragma omp parallel for schedule(static)
                for (long j_tile = nj - (nj % 24); j_tile < nj; j_tile += 8) {
                    for (long i_tile = 0; i_tile <= ni - 8; i_tile += 8) {
                        px_edge_8x8(
                            &A[i_tile][0], &B[0][j_tile], &E[i_tile][j_tile], px_min(nj - j_tile, 8), nk, nj,
                            nk, nj);
                    }
                    for (long i_tile = ni - (ni % 8); i_tile < ni; i_tile += 4) {
                        px_edge_4x8(
                            &A[i_tile][0], &B[0][j_tile], &E[i_tile][j_tile], px_min(ni - i_tile, 4),
                            px_min(nj - j_tile, 8), nk, nj, nk, nj);
                    }
                }
            }
        }
        #pragma omp parallel for schedule(static) if((long)nj * (long)nl >= 10000)
        for (int j = 0; j < nj; j++) {
            #pragma omp simd
            for (int l = 0; l < nl; l++) {
                F[j][l] = 0.0;
            }
        }
        if (nj >= 1) {
            #pragma omp parallel for schedule(static) if((long)nj * (long)nl * (long)nm >= 10000)
            for (long l_tile = 0; l_tile <= nl - 24; l_tile += 24) {
                for (long j_tile = 0; j_tile <= nj - 9; j_tile += 9) {
                    px_kernel_9x24_2(&C[j_tile][0], &D[0][l_tile], &F[j_tile][l_tile], nm, nl, nm, nl);
                }
                px_edge_9x24(
                    &C[nj - (nj % 9)][0], &D[0][l_tile], &F[nj - (nj % 9)][l_tile], nj % 9, nm, nl, nm, nl);
            }
            if (nl >= 1) {
                #pragma omp parallel for schedule(static)
                for (long l_tile = nl - (nl % 24); l_tile < nl; l_tile += 8) {
                    for (long j_tile = 0; j_tile <= nj - 8; j_tile += 8) {
                        px_edge_8x8(
                            &C[j_tile][0], &D[0][l_tile], &F[j_tile][l_tile], px_min(nl - l_tile, 8), nm, nl,
                            nm, nl);
                    }
                    for (long j_tile = nj - (nj % 8); j_tile < nj; j_tile += 4) {
                        px_edge_4x8(
                            &C[j_tile][0], &D[0][l_tile], &F[j_tile][l_tile], px_min(nj - j_tile, 4),
                            px_min(nl - l_tile, 8), nm, nl, nm, nl);
                    }
                }
            }
        }
        #pragma omp parallel for schedule(static) if((long)ni * (long)nl >= 10000)
        for (int i = 0; i < ni; i++) {
            #pragma omp simd
            for (int l = 0; l < nl; l++) {
                G[i][l] = 0.0;
            }
        }
        if (ni >= 1) {
            #pragma omp parallel for schedule(static) if((long)ni * (long)nl * (long)nj >= 10000)
            for (long l_tile = 0; l_tile <= nl - 24; l_tile += 24) {
                for (long i_tile = 0; i_tile <= ni - 9; i_tile += 9) {
                    px_kernel_9x24_2(&E[i_tile][0], &F[0][l_tile], &G[i_tile][l_tile], nj, nl, nj, nl);
                }
                px_edge_9x24(
                    &E[ni - (ni % 9)][0], &F[0][l_tile], &G[ni - (ni % 9)][l_tile], ni % 9, nj, nl, nj, nl);
            }
            if (nl >= 1) {
                #pragma omp parallel for schedule(static)
                for (long l_tile = nl - (nl % 24); l_tile < nl; l_tile += 8) {
                    for (long i_tile = 0; i_tile <= ni - 8; i_tile += 8) {
                        px_edge_8x8(
                            &E[i_tile][0], &F[0][l_tile], &G[i_tile][l_tile], px_min(nl - l_tile, 8), nj, nl,
                            nj, nl);
                    }
                    for (long i_tile = ni - (ni % 8); i_tile < ni; i_tile += 4) {
                        px_edge_4x8(
                            &E[i_tile][0], &F[0][l_tile], &G[i_tile][l_tile], px_min(ni - i_tile, 4),
                            px_min(nl - l_tile, 8), nj, nl, nj, nl);
                    }
                }
            }
        }
    }
#pragma endscop
}
