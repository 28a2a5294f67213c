/*
 * Contractions of quantum chemistry.
 */

/*
 * Four-index transformation of a tensor from atomic into molecular orbitals, one index at a time:
 *
 *   result[a][b][c][d] = sum over p, q, r, s of A[p][q][r][s] * C1[p][a] * C2[q][b] * C3[r][c] * C4[s][d]
 *
 * T1, T2 and T3 receive the tensor after one, two and three steps.
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_floordiv(long a, long b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }

/* c[row * c_row + column] = 0
 * for r0 < 40, row < 9, column < 24:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 9 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_kernel_9x24(const double *restrict a, const double *restrict b, double *restrict c, long b_next)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1;
    const long c_row = 64000;
    const long count0 = 40;
    const long a_stride0 = 36;
    const long b_stride0 = 64000;
    const long c_next = 576000;
    px_f64x8 c0_0 = {0};
    px_f64x8 c0_1 = {0};
    px_f64x8 c0_2 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c1_1 = {0};
    px_f64x8 c1_2 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c2_1 = {0};
    px_f64x8 c2_2 = {0};
    px_f64x8 c3_0 = {0};
    px_f64x8 c3_1 = {0};
    px_f64x8 c3_2 = {0};
    px_f64x8 c4_0 = {0};
    px_f64x8 c4_1 = {0};
    px_f64x8 c4_2 = {0};
    px_f64x8 c5_0 = {0};
    px_f64x8 c5_1 = {0};
    px_f64x8 c5_2 = {0};
    px_f64x8 c6_0 = {0};
    px_f64x8 c6_1 = {0};
    px_f64x8 c6_2 = {0};
    px_f64x8 c7_0 = {0};
    px_f64x8 c7_1 = {0};
    px_f64x8 c7_2 = {0};
    px_f64x8 c8_0 = {0};
    px_f64x8 c8_1 = {0};
    px_f64x8 c8_2 = {0};
    __builtin_prefetch(&c[c_next], 1, 2);
    __builtin_prefetch(&c[c_next + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 16], 1, 2);
    __builtin_prefetch(&c[c_next + c_row], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 8 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 8 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 8 * c_row + 16], 1, 2);

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        __builtin_prefetch(&bt[b_next], 0, 3);
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

/* c[row * c_row + column] = 0
 * for r0 < 40, row < 12, column < 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 12 x 2 accumulators, 8 + 8 columns of double. */
static void px_kernel_12x16(const double *restrict a, const double *restrict b, double *restrict c, long b_next)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1;
    const long c_row = 64000;
    const long count0 = 40;
    const long a_stride0 = 36;
    const long b_stride0 = 64000;
    const long c_next = 768000;
    px_f64x8 c0_0 = {0};
    px_f64x8 c0_1 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c1_1 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c2_1 = {0};
    px_f64x8 c3_0 = {0};
    px_f64x8 c3_1 = {0};
    px_f64x8 c4_0 = {0};
    px_f64x8 c4_1 = {0};
    px_f64x8 c5_0 = {0};
    px_f64x8 c5_1 = {0};
    px_f64x8 c6_0 = {0};
    px_f64x8 c6_1 = {0};
    px_f64x8 c7_0 = {0};
    px_f64x8 c7_1 = {0};
    px_f64x8 c8_0 = {0};
    px_f64x8 c8_1 = {0};
    px_f64x8 c9_0 = {0};
    px_f64x8 c9_1 = {0};
    px_f64x8 c10_0 = {0};
    px_f64x8 c10_1 = {0};
    px_f64x8 c11_0 = {0};
    px_f64x8 c11_1 = {0};
    __builtin_prefetch(&c[c_next], 1, 2);
    __builtin_prefetch(&c[c_next + 8], 1, 2);
    __builtin_prefetch(&c[c_next + c_row], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 8 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 8 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 9 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 9 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 10 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 10 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 11 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 11 * c_row + 8], 1, 2);

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        __builtin_prefetch(&bt[b_next], 0, 3);
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
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
        const double a10 = at[10 * a_row];
        c10_0 += a10 * b0; c10_1 += a10 * b1;
        const double a11 = at[11 * a_row];
        c11_0 += a11 * b0; c11_1 += a11 * b1;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[c_row] = c1_0;
    *(px_f64x8 *)&c[c_row + 8] = c1_1;
    *(px_f64x8 *)&c[2 * c_row] = c2_0;
    *(px_f64x8 *)&c[2 * c_row + 8] = c2_1;
    *(px_f64x8 *)&c[3 * c_row] = c3_0;
    *(px_f64x8 *)&c[3 * c_row + 8] = c3_1;
    *(px_f64x8 *)&c[4 * c_row] = c4_0;
    *(px_f64x8 *)&c[4 * c_row + 8] = c4_1;
    *(px_f64x8 *)&c[5 * c_row] = c5_0;
    *(px_f64x8 *)&c[5 * c_row + 8] = c5_1;
    *(px_f64x8 *)&c[6 * c_row] = c6_0;
    *(px_f64x8 *)&c[6 * c_row + 8] = c6_1;
    *(px_f64x8 *)&c[7 * c_row] = c7_0;
    *(px_f64x8 *)&c[7 * c_row + 8] = c7_1;
    *(px_f64x8 *)&c[8 * c_row] = c8_0;
    *(px_f64x8 *)&c[8 * c_row + 8] = c8_1;
    *(px_f64x8 *)&c[9 * c_row] = c9_0;
    *(px_f64x8 *)&c[9 * c_row + 8] = c9_1;
    *(px_f64x8 *)&c[10 * c_row] = c10_0;
    *(px_f64x8 *)&c[10 * c_row + 8] = c10_1;
    *(px_f64x8 *)&c[11 * c_row] = c11_0;
    *(px_f64x8 *)&c[11 * c_row + 8] = c11_1;
}

/* to[lane * distance + row] = lane of row, for the first `count` of 8 lanes of 4 rows. */
static inline __attribute__((always_inline)) void px_turn4_f64x8(double *to, const void *row0, const void *row1, const void *row2, const void *row3, long distance, long count)
{
#if defined(__clang__) || __GNUC__ >= 12
    typedef double vector __attribute__((vector_size(64), aligned(8), may_alias));
    typedef double column __attribute__((vector_size(32), aligned(8), may_alias));
    const vector r0 = *(const vector *)row0, r1 = *(const vector *)row1;
    const vector r2 = *(const vector *)row2, r3 = *(const vector *)row3;
    const vector even0 = __builtin_shufflevector(r0, r2, 0, 8, 1, 9, 2, 10, 3, 11);
    const vector even1 = __builtin_shufflevector(r0, r2, 4, 12, 5, 13, 6, 14, 7, 15);
    const vector odd0 = __builtin_shufflevector(r1, r3, 0, 8, 1, 9, 2, 10, 3, 11);
    const vector odd1 = __builtin_shufflevector(r1, r3, 4, 12, 5, 13, 6, 14, 7, 15);
    const vector columns[4] = {
        __builtin_shufflevector(even0, odd0, 0, 8, 1, 9, 2, 10, 3, 11),
        __builtin_shufflevector(even0, odd0, 4, 12, 5, 13, 6, 14, 7, 15),
        __builtin_shufflevector(even1, odd1, 0, 8, 1, 9, 2, 10, 3, 11),
        __builtin_shufflevector(even1, odd1, 4, 12, 5, 13, 6, 14, 7, 15),
    };
#pragma GCC unroll 16
    for (int lane = 0; lane < 8; lane++) {
        if (lane < count) {
            *(column *)&to[lane * distance] = ((const column *)columns)[lane];
        }
    }
#else
    for (int lane = 0; lane < 8; lane++) {
        if (lane < count) {
            to[lane * distance + 0] = ((const double *)row0)[lane];
            to[lane * distance + 1] = ((const double *)row1)[lane];
            to[lane * distance + 2] = ((const double *)row2)[lane];
            to[lane * distance + 3] = ((const double *)row3)[lane];
        }
    }
#endif
}

/* c[row * c_row + column * c_column] = 0
 * for r0 < 40, row < 8, column < 24:
 *     c[row * c_row + column * c_column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_kernel_8x24(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1;
    const long c_row = 1;
    const long c_column = 1600;
    const long count0 = 40;
    const long a_stride0 = 1600;
    const long b_stride0 = 36;
    const long c_next = 8;
    px_f64x8 c0_0 = {0};
    px_f64x8 c0_1 = {0};
    px_f64x8 c0_2 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c1_1 = {0};
    px_f64x8 c1_2 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c2_1 = {0};
    px_f64x8 c2_2 = {0};
    px_f64x8 c3_0 = {0};
    px_f64x8 c3_1 = {0};
    px_f64x8 c3_2 = {0};
    px_f64x8 c4_0 = {0};
    px_f64x8 c4_1 = {0};
    px_f64x8 c4_2 = {0};
    px_f64x8 c5_0 = {0};
    px_f64x8 c5_1 = {0};
    px_f64x8 c5_2 = {0};
    px_f64x8 c6_0 = {0};
    px_f64x8 c6_1 = {0};
    px_f64x8 c6_2 = {0};
    px_f64x8 c7_0 = {0};
    px_f64x8 c7_1 = {0};
    px_f64x8 c7_2 = {0};
    __builtin_prefetch(&c[c_next + 7 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 2 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 3 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 4 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 5 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 6 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 7 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 8 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 9 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 10 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 11 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 12 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 13 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 14 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 15 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 16 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 17 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 18 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 19 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 20 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 21 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 22 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 23 * c_column], 1, 2);

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        __builtin_prefetch(&at[15], 0, 3);
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

    px_turn4_f64x8(&c[0], &c0_0, &c1_0, &c2_0, &c3_0, c_column, 8);
    px_turn4_f64x8(&c[4 * c_row], &c4_0, &c5_0, &c6_0, &c7_0, c_column, 8);
    px_turn4_f64x8(&c[8 * c_column], &c0_1, &c1_1, &c2_1, &c3_1, c_column, 8);
    px_turn4_f64x8(&c[4 * c_row + 8 * c_column], &c4_1, &c5_1, &c6_1, &c7_1, c_column, 8);
    px_turn4_f64x8(&c[16 * c_column], &c0_2, &c1_2, &c2_2, &c3_2, c_column, 8);
    px_turn4_f64x8(&c[4 * c_row + 16 * c_column], &c4_2, &c5_2, &c6_2, &c7_2, c_column, 8);
}

/* to[lane * distance + row] = lane of row, for the first `count` of 4 lanes of 4 rows. */
static inline __attribute__((always_inline)) void px_turn4_f64x4(double *to, const void *row0, const void *row1, const void *row2, const void *row3, long distance, long count)
{
#if defined(__clang__) || __GNUC__ >= 12
    typedef double vector __attribute__((vector_size(32), aligned(8), may_alias));
    typedef double column __attribute__((vector_size(32), aligned(8), may_alias));
    const vector r0 = *(const vector *)row0, r1 = *(const vector *)row1;
    const vector r2 = *(const vector *)row2, r3 = *(const vector *)row3;
    const vector even0 = __builtin_shufflevector(r0, r2, 0, 4, 1, 5);
    const vector even1 = __builtin_shufflevector(r0, r2, 2, 6, 3, 7);
    const vector odd0 = __builtin_shufflevector(r1, r3, 0, 4, 1, 5);
    const vector odd1 = __builtin_shufflevector(r1, r3, 2, 6, 3, 7);
    const vector columns[4] = {
        __builtin_shufflevector(even0, odd0, 0, 4, 1, 5),
        __builtin_shufflevector(even0, odd0, 2, 6, 3, 7),
        __builtin_shufflevector(even1, odd1, 0, 4, 1, 5),
        __builtin_shufflevector(even1, odd1, 2, 6, 3, 7),
    };
#pragma GCC unroll 16
    for (int lane = 0; lane < 4; lane++) {
        if (lane < count) {
            *(column *)&to[lane * distance] = ((const column *)columns)[lane];
        }
    }
#else
    for (int lane = 0; lane < 4; lane++) {
        if (lane < count) {
            to[lane * distance + 0] = ((const double *)row0)[lane];
            to[lane * distance + 1] = ((const double *)row1)[lane];
            to[lane * distance + 2] = ((const double *)row2)[lane];
            to[lane * distance + 3] = ((const double *)row3)[lane];
        }
    }
#endif
}

/* c[row * c_row + column * c_column] = 0
 * for r0 < 40, row < 10, column < 12:
 *     c[row * c_row + column * c_column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 10 x 2 accumulators, 8 + 4 columns of double. */
static void px_kernel_10x12(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    typedef double px_f64x4 __attribute__((vector_size(32), aligned(8), may_alias));
    const long a_row = 1;
    const long c_row = 1;
    const long c_column = 1600;
    const long count0 = 40;
    const long a_stride0 = 1600;
    const long b_stride0 = 36;
    const long c_next = 10;
    px_f64x8 c0_0 = {0};
    px_f64x4 c0_1 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x4 c1_1 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x4 c2_1 = {0};
    px_f64x8 c3_0 = {0};
    px_f64x4 c3_1 = {0};
    px_f64x8 c4_0 = {0};
    px_f64x4 c4_1 = {0};
    px_f64x8 c5_0 = {0};
    px_f64x4 c5_1 = {0};
    px_f64x8 c6_0 = {0};
    px_f64x4 c6_1 = {0};
    px_f64x8 c7_0 = {0};
    px_f64x4 c7_1 = {0};
    px_f64x8 c8_0 = {0};
    px_f64x4 c8_1 = {0};
    px_f64x8 c9_0 = {0};
    px_f64x4 c9_1 = {0};
    __builtin_prefetch(&c[c_next + 9 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 9 * c_row + c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 9 * c_row + 2 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 9 * c_row + 3 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 9 * c_row + 4 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 9 * c_row + 5 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 9 * c_row + 6 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 9 * c_row + 7 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 9 * c_row + 8 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 9 * c_row + 9 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 9 * c_row + 10 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 9 * c_row + 11 * c_column], 1, 2);

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

    px_turn4_f64x8(&c[0], &c0_0, &c1_0, &c2_0, &c3_0, c_column, 8);
    px_turn4_f64x8(&c[4 * c_row], &c4_0, &c5_0, &c6_0, &c7_0, c_column, 8);
    px_turn4_f64x8(&c[6 * c_row], &c6_0, &c7_0, &c8_0, &c9_0, c_column, 8);
    px_turn4_f64x4(&c[8 * c_column], &c0_1, &c1_1, &c2_1, &c3_1, c_column, 4);
    px_turn4_f64x4(&c[4 * c_row + 8 * c_column], &c4_1, &c5_1, &c6_1, &c7_1, c_column, 4);
    px_turn4_f64x4(&c[6 * c_row + 8 * c_column], &c6_1, &c7_1, &c8_1, &c9_1, c_column, 4);
}

/* c[row * c_row + column] = 0
 * for r0 < 40, row < 9, column < 24:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 9 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_kernel_9x24_2(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1;
    const long c_row = 40;
    const long count0 = 40;
    const long a_stride0 = 36;
    const long b_stride0 = 40;
    const long c_next = 360;
    px_f64x8 c0_0 = {0};
    px_f64x8 c0_1 = {0};
    px_f64x8 c0_2 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c1_1 = {0};
    px_f64x8 c1_2 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c2_1 = {0};
    px_f64x8 c2_2 = {0};
    px_f64x8 c3_0 = {0};
    px_f64x8 c3_1 = {0};
    px_f64x8 c3_2 = {0};
    px_f64x8 c4_0 = {0};
    px_f64x8 c4_1 = {0};
    px_f64x8 c4_2 = {0};
    px_f64x8 c5_0 = {0};
    px_f64x8 c5_1 = {0};
    px_f64x8 c5_2 = {0};
    px_f64x8 c6_0 = {0};
    px_f64x8 c6_1 = {0};
    px_f64x8 c6_2 = {0};
    px_f64x8 c7_0 = {0};
    px_f64x8 c7_1 = {0};
    px_f64x8 c7_2 = {0};
    px_f64x8 c8_0 = {0};
    px_f64x8 c8_1 = {0};
    px_f64x8 c8_2 = {0};
    __builtin_prefetch(&c[c_next], 1, 2);
    __builtin_prefetch(&c[c_next + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 16], 1, 2);
    __builtin_prefetch(&c[c_next + c_row], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 8 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 8 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 8 * c_row + 16], 1, 2);

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

/* c[row * c_row + column] = 0
 * for r0 < 40, row < 12, column < 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 12 x 2 accumulators, 8 + 8 columns of double. */
static void px_kernel_12x16_2(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1;
    const long c_row = 40;
    const long count0 = 40;
    const long a_stride0 = 36;
    const long b_stride0 = 40;
    const long c_next = 480;
    px_f64x8 c0_0 = {0};
    px_f64x8 c0_1 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c1_1 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c2_1 = {0};
    px_f64x8 c3_0 = {0};
    px_f64x8 c3_1 = {0};
    px_f64x8 c4_0 = {0};
    px_f64x8 c4_1 = {0};
    px_f64x8 c5_0 = {0};
    px_f64x8 c5_1 = {0};
    px_f64x8 c6_0 = {0};
    px_f64x8 c6_1 = {0};
    px_f64x8 c7_0 = {0};
    px_f64x8 c7_1 = {0};
    px_f64x8 c8_0 = {0};
    px_f64x8 c8_1 = {0};
    px_f64x8 c9_0 = {0};
    px_f64x8 c9_1 = {0};
    px_f64x8 c10_0 = {0};
    px_f64x8 c10_1 = {0};
    px_f64x8 c11_0 = {0};
    px_f64x8 c11_1 = {0};
    __builtin_prefetch(&c[c_next], 1, 2);
    __builtin_prefetch(&c[c_next + 8], 1, 2);
    __builtin_prefetch(&c[c_next + c_row], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 8 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 8 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 9 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 9 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 10 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 10 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 11 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 11 * c_row + 8], 1, 2);

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
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
        const double a10 = at[10 * a_row];
        c10_0 += a10 * b0; c10_1 += a10 * b1;
        const double a11 = at[11 * a_row];
        c11_0 += a11 * b0; c11_1 += a11 * b1;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[c_row] = c1_0;
    *(px_f64x8 *)&c[c_row + 8] = c1_1;
    *(px_f64x8 *)&c[2 * c_row] = c2_0;
    *(px_f64x8 *)&c[2 * c_row + 8] = c2_1;
    *(px_f64x8 *)&c[3 * c_row] = c3_0;
    *(px_f64x8 *)&c[3 * c_row + 8] = c3_1;
    *(px_f64x8 *)&c[4 * c_row] = c4_0;
    *(px_f64x8 *)&c[4 * c_row + 8] = c4_1;
    *(px_f64x8 *)&c[5 * c_row] = c5_0;
    *(px_f64x8 *)&c[5 * c_row + 8] = c5_1;
    *(px_f64x8 *)&c[6 * c_row] = c6_0;
    *(px_f64x8 *)&c[6 * c_row + 8] = c6_1;
    *(px_f64x8 *)&c[7 * c_row] = c7_0;
    *(px_f64x8 *)&c[7 * c_row + 8] = c7_1;
    *(px_f64x8 *)&c[8 * c_row] = c8_0;
    *(px_f64x8 *)&c[8 * c_row + 8] = c8_1;
    *(px_f64x8 *)&c[9 * c_row] = c9_0;
    *(px_f64x8 *)&c[9 * c_row + 8] = c9_1;
    *(px_f64x8 *)&c[10 * c_row] = c10_0;
    *(px_f64x8 *)&c[10 * c_row + 8] = c10_1;
    *(px_f64x8 *)&c[11 * c_row] = c11_0;
    *(px_f64x8 *)&c[11 * c_row + 8] = c11_1;
}

/* c[row * c_row + column] = 0
 * for r0 < 40, row < 5, column < 36:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 5 x 5 accumulators, 8 + 8 + 8 + 8 + 4 columns of double. */
static void px_kernel_5x36(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    typedef double px_f64x4 __attribute__((vector_size(32), aligned(8), may_alias));
    const long a_row = 40;
    const long c_row = 36;
    const long count0 = 40;
    const long a_stride0 = 1;
    const long b_stride0 = 36;
    const long c_next = 180;
    px_f64x8 c0_0 = {0};
    px_f64x8 c0_1 = {0};
    px_f64x8 c0_2 = {0};
    px_f64x8 c0_3 = {0};
    px_f64x4 c0_4 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c1_1 = {0};
    px_f64x8 c1_2 = {0};
    px_f64x8 c1_3 = {0};
    px_f64x4 c1_4 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c2_1 = {0};
    px_f64x8 c2_2 = {0};
    px_f64x8 c2_3 = {0};
    px_f64x4 c2_4 = {0};
    px_f64x8 c3_0 = {0};
    px_f64x8 c3_1 = {0};
    px_f64x8 c3_2 = {0};
    px_f64x8 c3_3 = {0};
    px_f64x4 c3_4 = {0};
    px_f64x8 c4_0 = {0};
    px_f64x8 c4_1 = {0};
    px_f64x8 c4_2 = {0};
    px_f64x8 c4_3 = {0};
    px_f64x4 c4_4 = {0};
    __builtin_prefetch(&c[c_next], 1, 2);
    __builtin_prefetch(&c[c_next + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 24], 1, 2);
    __builtin_prefetch(&c[c_next + 32], 1, 2);
    __builtin_prefetch(&c[c_next + c_row], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 24], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 24], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 24], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 24], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 32], 1, 2);

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const px_f64x8 b2 = *(const volatile px_f64x8 *)&bt[16];
        const px_f64x8 b3 = *(const volatile px_f64x8 *)&bt[24];
        const px_f64x4 b4 = *(const volatile px_f64x4 *)&bt[32];
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3; c0_4 += a0 * b4;
        const double a1 = at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2; c1_3 += a1 * b3; c1_4 += a1 * b4;
        const double a2 = at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2; c2_3 += a2 * b3; c2_4 += a2 * b4;
        const double a3 = at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2; c3_3 += a3 * b3; c3_4 += a3 * b4;
        const double a4 = at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2; c4_3 += a4 * b3; c4_4 += a4 * b4;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[16] = c0_2;
    *(px_f64x8 *)&c[24] = c0_3;
    *(px_f64x4 *)&c[32] = c0_4;
    *(px_f64x8 *)&c[c_row] = c1_0;
    *(px_f64x8 *)&c[c_row + 8] = c1_1;
    *(px_f64x8 *)&c[c_row + 16] = c1_2;
    *(px_f64x8 *)&c[c_row + 24] = c1_3;
    *(px_f64x4 *)&c[c_row + 32] = c1_4;
    *(px_f64x8 *)&c[2 * c_row] = c2_0;
    *(px_f64x8 *)&c[2 * c_row + 8] = c2_1;
    *(px_f64x8 *)&c[2 * c_row + 16] = c2_2;
    *(px_f64x8 *)&c[2 * c_row + 24] = c2_3;
    *(px_f64x4 *)&c[2 * c_row + 32] = c2_4;
    *(px_f64x8 *)&c[3 * c_row] = c3_0;
    *(px_f64x8 *)&c[3 * c_row + 8] = c3_1;
    *(px_f64x8 *)&c[3 * c_row + 16] = c3_2;
    *(px_f64x8 *)&c[3 * c_row + 24] = c3_3;
    *(px_f64x4 *)&c[3 * c_row + 32] = c3_4;
    *(px_f64x8 *)&c[4 * c_row] = c4_0;
    *(px_f64x8 *)&c[4 * c_row + 8] = c4_1;
    *(px_f64x8 *)&c[4 * c_row + 16] = c4_2;
    *(px_f64x8 *)&c[4 * c_row + 24] = c4_3;
    *(px_f64x4 *)&c[4 * c_row + 32] = c4_4;
}

/* c[row * c_row + column] = 0
 * for r0 < 40, row < 4, column < 36:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 4 x 5 accumulators, 8 + 8 + 8 + 8 + 4 columns of double. */
static void px_kernel_4x36(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    typedef double px_f64x4 __attribute__((vector_size(32), aligned(8), may_alias));
    const long a_row = 40;
    const long c_row = 36;
    const long count0 = 40;
    const long a_stride0 = 1;
    const long b_stride0 = 36;
    const long c_next = 144;
    px_f64x8 c0_0 = {0};
    px_f64x8 c0_1 = {0};
    px_f64x8 c0_2 = {0};
    px_f64x8 c0_3 = {0};
    px_f64x4 c0_4 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c1_1 = {0};
    px_f64x8 c1_2 = {0};
    px_f64x8 c1_3 = {0};
    px_f64x4 c1_4 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c2_1 = {0};
    px_f64x8 c2_2 = {0};
    px_f64x8 c2_3 = {0};
    px_f64x4 c2_4 = {0};
    px_f64x8 c3_0 = {0};
    px_f64x8 c3_1 = {0};
    px_f64x8 c3_2 = {0};
    px_f64x8 c3_3 = {0};
    px_f64x4 c3_4 = {0};
    __builtin_prefetch(&c[c_next], 1, 2);
    __builtin_prefetch(&c[c_next + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 24], 1, 2);
    __builtin_prefetch(&c[c_next + 32], 1, 2);
    __builtin_prefetch(&c[c_next + c_row], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 24], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 24], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 8], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 24], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 32], 1, 2);

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const px_f64x8 b2 = *(const volatile px_f64x8 *)&bt[16];
        const px_f64x8 b3 = *(const volatile px_f64x8 *)&bt[24];
        const px_f64x4 b4 = *(const volatile px_f64x4 *)&bt[32];
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3; c0_4 += a0 * b4;
        const double a1 = at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2; c1_3 += a1 * b3; c1_4 += a1 * b4;
        const double a2 = at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2; c2_3 += a2 * b3; c2_4 += a2 * b4;
        const double a3 = at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2; c3_3 += a3 * b3; c3_4 += a3 * b4;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[16] = c0_2;
    *(px_f64x8 *)&c[24] = c0_3;
    *(px_f64x4 *)&c[32] = c0_4;
    *(px_f64x8 *)&c[c_row] = c1_0;
    *(px_f64x8 *)&c[c_row + 8] = c1_1;
    *(px_f64x8 *)&c[c_row + 16] = c1_2;
    *(px_f64x8 *)&c[c_row + 24] = c1_3;
    *(px_f64x4 *)&c[c_row + 32] = c1_4;
    *(px_f64x8 *)&c[2 * c_row] = c2_0;
    *(px_f64x8 *)&c[2 * c_row + 8] = c2_1;
    *(px_f64x8 *)&c[2 * c_row + 16] = c2_2;
    *(px_f64x8 *)&c[2 * c_row + 24] = c2_3;
    *(px_f64x4 *)&c[2 * c_row + 32] = c2_4;
    *(px_f64x8 *)&c[3 * c_row] = c3_0;
    *(px_f64x8 *)&c[3 * c_row + 8] = c3_1;
    *(px_f64x8 *)&c[3 * c_row + 16] = c3_2;
    *(px_f64x8 *)&c[3 * c_row + 24] = c3_3;
    *(px_f64x4 *)&c[3 * c_row + 32] = c3_4;
}

/* c[row * c_row + column] = 0
 * for r0 < count0, row < 14, column < 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 14 x 2 accumulators, 8 + 8 columns of double. */
static void px_kernel_14x16(const double *restrict a, const double *restrict b, double *restrict c, long c_row, long count0, long a_stride0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1;
    px_f64x8 c0_0 = {0};
    px_f64x8 c0_1 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c1_1 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c2_1 = {0};
    px_f64x8 c3_0 = {0};
    px_f64x8 c3_1 = {0};
    px_f64x8 c4_0 = {0};
    px_f64x8 c4_1 = {0};
    px_f64x8 c5_0 = {0};
    px_f64x8 c5_1 = {0};
    px_f64x8 c6_0 = {0};
    px_f64x8 c6_1 = {0};
    px_f64x8 c7_0 = {0};
    px_f64x8 c7_1 = {0};
    px_f64x8 c8_0 = {0};
    px_f64x8 c8_1 = {0};
    px_f64x8 c9_0 = {0};
    px_f64x8 c9_1 = {0};
    px_f64x8 c10_0 = {0};
    px_f64x8 c10_1 = {0};
    px_f64x8 c11_0 = {0};
    px_f64x8 c11_1 = {0};
    px_f64x8 c12_0 = {0};
    px_f64x8 c12_1 = {0};
    px_f64x8 c13_0 = {0};
    px_f64x8 c13_1 = {0};

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
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
        const double a10 = at[10 * a_row];
        c10_0 += a10 * b0; c10_1 += a10 * b1;
        const double a11 = at[11 * a_row];
        c11_0 += a11 * b0; c11_1 += a11 * b1;
        const double a12 = at[12 * a_row];
        c12_0 += a12 * b0; c12_1 += a12 * b1;
        const double a13 = at[13 * a_row];
        c13_0 += a13 * b0; c13_1 += a13 * b1;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[c_row] = c1_0;
    *(px_f64x8 *)&c[c_row + 8] = c1_1;
    *(px_f64x8 *)&c[2 * c_row] = c2_0;
    *(px_f64x8 *)&c[2 * c_row + 8] = c2_1;
    *(px_f64x8 *)&c[3 * c_row] = c3_0;
    *(px_f64x8 *)&c[3 * c_row + 8] = c3_1;
    *(px_f64x8 *)&c[4 * c_row] = c4_0;
    *(px_f64x8 *)&c[4 * c_row + 8] = c4_1;
    *(px_f64x8 *)&c[5 * c_row] = c5_0;
    *(px_f64x8 *)&c[5 * c_row + 8] = c5_1;
    *(px_f64x8 *)&c[6 * c_row] = c6_0;
    *(px_f64x8 *)&c[6 * c_row + 8] = c6_1;
    *(px_f64x8 *)&c[7 * c_row] = c7_0;
    *(px_f64x8 *)&c[7 * c_row + 8] = c7_1;
    *(px_f64x8 *)&c[8 * c_row] = c8_0;
    *(px_f64x8 *)&c[8 * c_row + 8] = c8_1;
    *(px_f64x8 *)&c[9 * c_row] = c9_0;
    *(px_f64x8 *)&c[9 * c_row + 8] = c9_1;
    *(px_f64x8 *)&c[10 * c_row] = c10_0;
    *(px_f64x8 *)&c[10 * c_row + 8] = c10_1;
    *(px_f64x8 *)&c[11 * c_row] = c11_0;
    *(px_f64x8 *)&c[11 * c_row + 8] = c11_1;
    *(px_f64x8 *)&c[12 * c_row] = c12_0;
    *(px_f64x8 *)&c[12 * c_row + 8] = c12_1;
    *(px_f64x8 *)&c[13 * c_row] = c13_0;
    *(px_f64x8 *)&c[13 * c_row + 8] = c13_1;
}

/* c[row * c_row + column] = 0
 * for r0 < count0, row < rows <= 7, column < 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 7 x 2 accumulators, 8 + 8 columns of double. */
static void px_edge_7x16(const double *restrict a, const double *restrict b, double *restrict c, long rows, long c_row, long count0, long a_stride0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1;
    if (rows < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long a_row2 = rows > 2 ? 2 * a_row : 0;
    const long a_row3 = rows > 3 ? 3 * a_row : 0;
    const long a_row4 = rows > 4 ? 4 * a_row : 0;
    const long a_row5 = rows > 5 ? 5 * a_row : 0;
    const long a_row6 = rows > 6 ? 6 * a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    const long c_row2 = rows > 2 ? 2 * c_row : 0;
    const long c_row3 = rows > 3 ? 3 * c_row : 0;
    const long c_row4 = rows > 4 ? 4 * c_row : 0;
    const long c_row5 = rows > 5 ? 5 * c_row : 0;
    const long c_row6 = rows > 6 ? 6 * c_row : 0;
    px_f64x8 c0_0 = {0};
    px_f64x8 c0_1 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c1_1 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c2_1 = {0};
    px_f64x8 c3_0 = {0};
    px_f64x8 c3_1 = {0};
    px_f64x8 c4_0 = {0};
    px_f64x8 c4_1 = {0};
    px_f64x8 c5_0 = {0};
    px_f64x8 c5_1 = {0};
    px_f64x8 c6_0 = {0};
    px_f64x8 c6_1 = {0};

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1;
        const double a1 = at[a_row1];
        c1_0 += a1 * b0; c1_1 += a1 * b1;
        const double a2 = at[a_row2];
        c2_0 += a2 * b0; c2_1 += a2 * b1;
        const double a3 = at[a_row3];
        c3_0 += a3 * b0; c3_1 += a3 * b1;
        const double a4 = at[a_row4];
        c4_0 += a4 * b0; c4_1 += a4 * b1;
        const double a5 = at[a_row5];
        c5_0 += a5 * b0; c5_1 += a5 * b1;
        const double a6 = at[a_row6];
        c6_0 += a6 * b0; c6_1 += a6 * b1;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[c_row1] = c1_0;
    *(px_f64x8 *)&c[c_row1 + 8] = c1_1;
    *(px_f64x8 *)&c[c_row2] = c2_0;
    *(px_f64x8 *)&c[c_row2 + 8] = c2_1;
    *(px_f64x8 *)&c[c_row3] = c3_0;
    *(px_f64x8 *)&c[c_row3 + 8] = c3_1;
    *(px_f64x8 *)&c[c_row4] = c4_0;
    *(px_f64x8 *)&c[c_row4 + 8] = c4_1;
    *(px_f64x8 *)&c[c_row5] = c5_0;
    *(px_f64x8 *)&c[c_row5 + 8] = c5_1;
    *(px_f64x8 *)&c[c_row6] = c6_0;
    *(px_f64x8 *)&c[c_row6 + 8] = c6_1;
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

/* c[row * c_row + column] = 0
 * for r0 < count0, row < 8, column < columns <= 8:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 1 accumulators, 8 columns of double. */
static void px_edge_8x8(const double *restrict a, const double *restrict b, double *restrict c, long columns, long c_row, long count0, long a_stride0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1;
    if (columns < 1) return;
    px_f64x8 c0_0 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c3_0 = {0};
    px_f64x8 c4_0 = {0};
    px_f64x8 c5_0 = {0};
    px_f64x8 c6_0 = {0};
    px_f64x8 c7_0 = {0};

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

/* c[row * c_row + column] = 0
 * for r0 < count0, row < rows <= 4, column < columns <= 8:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 4 x 1 accumulators, 8 columns of double. */
static void px_edge_4x8(const double *restrict a, const double *restrict b, double *restrict c, long rows, long columns, long c_row, long count0, long a_stride0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1;
    if (rows < 1) return;
    if (columns < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long a_row2 = rows > 2 ? 2 * a_row : 0;
    const long a_row3 = rows > 3 ? 3 * a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    const long c_row2 = rows > 2 ? 2 * c_row : 0;
    const long c_row3 = rows > 3 ? 3 * c_row : 0;
    px_f64x8 c0_0 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c3_0 = {0};

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

/* c[row * c_row + column] = 0
 * for r0 < count0, row < 6, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 6 x 4 accumulators, 8 + 8 + 8 + 8 columns of double. */
static void px_kernel_6x32(const double *restrict a, const double *restrict b, double *restrict c, long c_row, long count0, long a_stride0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1;
    px_f64x8 c0_0 = {0};
    px_f64x8 c0_1 = {0};
    px_f64x8 c0_2 = {0};
    px_f64x8 c0_3 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c1_1 = {0};
    px_f64x8 c1_2 = {0};
    px_f64x8 c1_3 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c2_1 = {0};
    px_f64x8 c2_2 = {0};
    px_f64x8 c2_3 = {0};
    px_f64x8 c3_0 = {0};
    px_f64x8 c3_1 = {0};
    px_f64x8 c3_2 = {0};
    px_f64x8 c3_3 = {0};
    px_f64x8 c4_0 = {0};
    px_f64x8 c4_1 = {0};
    px_f64x8 c4_2 = {0};
    px_f64x8 c4_3 = {0};
    px_f64x8 c5_0 = {0};
    px_f64x8 c5_1 = {0};
    px_f64x8 c5_2 = {0};
    px_f64x8 c5_3 = {0};

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const px_f64x8 b2 = *(const volatile px_f64x8 *)&bt[16];
        const px_f64x8 b3 = *(const volatile px_f64x8 *)&bt[24];
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3;
        const double a1 = at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2; c1_3 += a1 * b3;
        const double a2 = at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2; c2_3 += a2 * b3;
        const double a3 = at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2; c3_3 += a3 * b3;
        const double a4 = at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2; c4_3 += a4 * b3;
        const double a5 = at[5 * a_row];
        c5_0 += a5 * b0; c5_1 += a5 * b1; c5_2 += a5 * b2; c5_3 += a5 * b3;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[16] = c0_2;
    *(px_f64x8 *)&c[24] = c0_3;
    *(px_f64x8 *)&c[c_row] = c1_0;
    *(px_f64x8 *)&c[c_row + 8] = c1_1;
    *(px_f64x8 *)&c[c_row + 16] = c1_2;
    *(px_f64x8 *)&c[c_row + 24] = c1_3;
    *(px_f64x8 *)&c[2 * c_row] = c2_0;
    *(px_f64x8 *)&c[2 * c_row + 8] = c2_1;
    *(px_f64x8 *)&c[2 * c_row + 16] = c2_2;
    *(px_f64x8 *)&c[2 * c_row + 24] = c2_3;
    *(px_f64x8 *)&c[3 * c_row] = c3_0;
    *(px_f64x8 *)&c[3 * c_row + 8] = c3_1;
    *(px_f64x8 *)&c[3 * c_row + 16] = c3_2;
    *(px_f64x8 *)&c[3 * c_row + 24] = c3_3;
    *(px_f64x8 *)&c[4 * c_row] = c4_0;
    *(px_f64x8 *)&c[4 * c_row + 8] = c4_1;
    *(px_f64x8 *)&c[4 * c_row + 16] = c4_2;
    *(px_f64x8 *)&c[4 * c_row + 24] = c4_3;
    *(px_f64x8 *)&c[5 * c_row] = c5_0;
    *(px_f64x8 *)&c[5 * c_row + 8] = c5_1;
    *(px_f64x8 *)&c[5 * c_row + 16] = c5_2;
    *(px_f64x8 *)&c[5 * c_row + 24] = c5_3;
}

/* c[row * c_row + column] = 0
 * for r0 < count0, row < rows <= 3, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 3 x 4 accumulators, 8 + 8 + 8 + 8 columns of double. */
static void px_edge_3x32(const double *restrict a, const double *restrict b, double *restrict c, long rows, long c_row, long count0, long a_stride0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1;
    if (rows < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long a_row2 = rows > 2 ? 2 * a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    const long c_row2 = rows > 2 ? 2 * c_row : 0;
    px_f64x8 c0_0 = {0};
    px_f64x8 c0_1 = {0};
    px_f64x8 c0_2 = {0};
    px_f64x8 c0_3 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c1_1 = {0};
    px_f64x8 c1_2 = {0};
    px_f64x8 c1_3 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c2_1 = {0};
    px_f64x8 c2_2 = {0};
    px_f64x8 c2_3 = {0};

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const px_f64x8 b2 = *(const volatile px_f64x8 *)&bt[16];
        const px_f64x8 b3 = *(const volatile px_f64x8 *)&bt[24];
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3;
        const double a1 = at[a_row1];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2; c1_3 += a1 * b3;
        const double a2 = at[a_row2];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2; c2_3 += a2 * b3;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[16] = c0_2;
    *(px_f64x8 *)&c[24] = c0_3;
    *(px_f64x8 *)&c[c_row1] = c1_0;
    *(px_f64x8 *)&c[c_row1 + 8] = c1_1;
    *(px_f64x8 *)&c[c_row1 + 16] = c1_2;
    *(px_f64x8 *)&c[c_row1 + 24] = c1_3;
    *(px_f64x8 *)&c[c_row2] = c2_0;
    *(px_f64x8 *)&c[c_row2 + 8] = c2_1;
    *(px_f64x8 *)&c[c_row2 + 16] = c2_2;
    *(px_f64x8 *)&c[c_row2 + 24] = c2_3;
}

/* c[row * c_row + column] = 0
 * for r0 < count0, row < 8, column < 24:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_kernel_8x24_2(const double *restrict a, const double *restrict b, double *restrict c, long c_row, long count0, long a_stride0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1;
    px_f64x8 c0_0 = {0};
    px_f64x8 c0_1 = {0};
    px_f64x8 c0_2 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c1_1 = {0};
    px_f64x8 c1_2 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c2_1 = {0};
    px_f64x8 c2_2 = {0};
    px_f64x8 c3_0 = {0};
    px_f64x8 c3_1 = {0};
    px_f64x8 c3_2 = {0};
    px_f64x8 c4_0 = {0};
    px_f64x8 c4_1 = {0};
    px_f64x8 c4_2 = {0};
    px_f64x8 c5_0 = {0};
    px_f64x8 c5_1 = {0};
    px_f64x8 c5_2 = {0};
    px_f64x8 c6_0 = {0};
    px_f64x8 c6_1 = {0};
    px_f64x8 c6_2 = {0};
    px_f64x8 c7_0 = {0};
    px_f64x8 c7_1 = {0};
    px_f64x8 c7_2 = {0};

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

/* c[row * c_row + column] = 0
 * for r0 < count0, row < rows <= 4, column < 24:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 4 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_edge_4x24(const double *restrict a, const double *restrict b, double *restrict c, long rows, long c_row, long count0, long a_stride0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1;
    if (rows < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long a_row2 = rows > 2 ? 2 * a_row : 0;
    const long a_row3 = rows > 3 ? 3 * a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    const long c_row2 = rows > 2 ? 2 * c_row : 0;
    const long c_row3 = rows > 3 ? 3 * c_row : 0;
    px_f64x8 c0_0 = {0};
    px_f64x8 c0_1 = {0};
    px_f64x8 c0_2 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c1_1 = {0};
    px_f64x8 c1_2 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c2_1 = {0};
    px_f64x8 c2_2 = {0};
    px_f64x8 c3_0 = {0};
    px_f64x8 c3_1 = {0};
    px_f64x8 c3_2 = {0};

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
}

/* c[row * c_row + column] = 0
 * for r0 < count0, row < 6, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 6 x 4 accumulators, 8 + 8 + 8 + 8 columns of double. */
static void px_kernel_6x32_2(const double *restrict a, const double *restrict b, double *restrict c, long a_row, long c_row, long count0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_stride0 = 1;
    px_f64x8 c0_0 = {0};
    px_f64x8 c0_1 = {0};
    px_f64x8 c0_2 = {0};
    px_f64x8 c0_3 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c1_1 = {0};
    px_f64x8 c1_2 = {0};
    px_f64x8 c1_3 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c2_1 = {0};
    px_f64x8 c2_2 = {0};
    px_f64x8 c2_3 = {0};
    px_f64x8 c3_0 = {0};
    px_f64x8 c3_1 = {0};
    px_f64x8 c3_2 = {0};
    px_f64x8 c3_3 = {0};
    px_f64x8 c4_0 = {0};
    px_f64x8 c4_1 = {0};
    px_f64x8 c4_2 = {0};
    px_f64x8 c4_3 = {0};
    px_f64x8 c5_0 = {0};
    px_f64x8 c5_1 = {0};
    px_f64x8 c5_2 = {0};
    px_f64x8 c5_3 = {0};

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const px_f64x8 b2 = *(const volatile px_f64x8 *)&bt[16];
        const px_f64x8 b3 = *(const volatile px_f64x8 *)&bt[24];
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3;
        const double a1 = at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2; c1_3 += a1 * b3;
        const double a2 = at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2; c2_3 += a2 * b3;
        const double a3 = at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2; c3_3 += a3 * b3;
        const double a4 = at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2; c4_3 += a4 * b3;
        const double a5 = at[5 * a_row];
        c5_0 += a5 * b0; c5_1 += a5 * b1; c5_2 += a5 * b2; c5_3 += a5 * b3;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[16] = c0_2;
    *(px_f64x8 *)&c[24] = c0_3;
    *(px_f64x8 *)&c[c_row] = c1_0;
    *(px_f64x8 *)&c[c_row + 8] = c1_1;
    *(px_f64x8 *)&c[c_row + 16] = c1_2;
    *(px_f64x8 *)&c[c_row + 24] = c1_3;
    *(px_f64x8 *)&c[2 * c_row] = c2_0;
    *(px_f64x8 *)&c[2 * c_row + 8] = c2_1;
    *(px_f64x8 *)&c[2 * c_row + 16] = c2_2;
    *(px_f64x8 *)&c[2 * c_row + 24] = c2_3;
    *(px_f64x8 *)&c[3 * c_row] = c3_0;
    *(px_f64x8 *)&c[3 * c_row + 8] = c3_1;
    *(px_f64x8 *)&c[3 * c_row + 16] = c3_2;
    *(px_f64x8 *)&c[3 * c_row + 24] = c3_3;
    *(px_f64x8 *)&c[4 * c_row] = c4_0;
    *(px_f64x8 *)&c[4 * c_row + 8] = c4_1;
    *(px_f64x8 *)&c[4 * c_row + 16] = c4_2;
    *(px_f64x8 *)&c[4 * c_row + 24] = c4_3;
    *(px_f64x8 *)&c[5 * c_row] = c5_0;
    *(px_f64x8 *)&c[5 * c_row + 8] = c5_1;
    *(px_f64x8 *)&c[5 * c_row + 16] = c5_2;
    *(px_f64x8 *)&c[5 * c_row + 24] = c5_3;
}

/* c[row * c_row + column] = 0
 * for r0 < count0, row < rows <= 3, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 3 x 4 accumulators, 8 + 8 + 8 + 8 columns of double. */
static void px_edge_3x32_2(const double *restrict a, const double *restrict b, double *restrict c, long rows, long a_row, long c_row, long count0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_stride0 = 1;
    if (rows < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long a_row2 = rows > 2 ? 2 * a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    const long c_row2 = rows > 2 ? 2 * c_row : 0;
    px_f64x8 c0_0 = {0};
    px_f64x8 c0_1 = {0};
    px_f64x8 c0_2 = {0};
    px_f64x8 c0_3 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c1_1 = {0};
    px_f64x8 c1_2 = {0};
    px_f64x8 c1_3 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c2_1 = {0};
    px_f64x8 c2_2 = {0};
    px_f64x8 c2_3 = {0};

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const px_f64x8 b2 = *(const volatile px_f64x8 *)&bt[16];
        const px_f64x8 b3 = *(const volatile px_f64x8 *)&bt[24];
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3;
        const double a1 = at[a_row1];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2; c1_3 += a1 * b3;
        const double a2 = at[a_row2];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2; c2_3 += a2 * b3;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[16] = c0_2;
    *(px_f64x8 *)&c[24] = c0_3;
    *(px_f64x8 *)&c[c_row1] = c1_0;
    *(px_f64x8 *)&c[c_row1 + 8] = c1_1;
    *(px_f64x8 *)&c[c_row1 + 16] = c1_2;
    *(px_f64x8 *)&c[c_row1 + 24] = c1_3;
    *(px_f64x8 *)&c[c_row2] = c2_0;
    *(px_f64x8 *)&c[c_row2 + 8] = c2_1;
    *(px_f64x8 *)&c[c_row2 + 16] = c2_2;
    *(px_f64x8 *)&c[c_row2 + 24] = c2_3;
}

/* c[row * c_row + column] = 0
 * for r0 < count0, row < 8, column < columns <= 8:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 1 accumulators, 8 columns of double. */
static void px_edge_8x8_2(const double *restrict a, const double *restrict b, double *restrict c, long columns, long a_row, long c_row, long count0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_stride0 = 1;
    if (columns < 1) return;
    px_f64x8 c0_0 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c3_0 = {0};
    px_f64x8 c4_0 = {0};
    px_f64x8 c5_0 = {0};
    px_f64x8 c6_0 = {0};
    px_f64x8 c7_0 = {0};

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

/* c[row * c_row + column] = 0
 * for r0 < count0, row < rows <= 4, column < columns <= 8:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 4 x 1 accumulators, 8 columns of double. */
static void px_edge_4x8_2(const double *restrict a, const double *restrict b, double *restrict c, long rows, long columns, long a_row, long c_row, long count0, long b_stride0)
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
    px_f64x8 c0_0 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c3_0 = {0};

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

void four_index_transform(int n, int v, const double A[restrict n][n][n][n], const double C1[restrict n][v],
                          const double C2[restrict n][v], const double C3[restrict n][v],
                          const double C4[restrict n][v], double T1[restrict v][n][n][n],
                          double T2[restrict v][v][n][n], double T3[restrict v][v][v][n],
                          double result[restrict v][v][v][v])
{
#pragma polyxform size(n = 40, v = 36)
#pragma polyxform target(x86-64-v4)
#pragma polyxform live_out(result)
#pragma scop
    if (n == 40 && v == 36) {
        /* interchange to q, r, s, a; microkernel of 12 x a rows and 16 x s columns over p; which begins with T1 = 0; join 3 nests over a; interchange to a, b, r, s; microkernel of 10 x s rows and 16 x b columns over q; which begins with T2 = 0; interchange to a, s, b, c; microkernel of 14 x c rows and 16 x s columns over r; which begins with T3 = 0; interchange to a, d, b, c; microkernel of 5 x c rows and 40 x d columns over s; which begins with result = 0 */
        #pragma omp parallel for collapse(2) schedule(static)
        for (int q = 0; q < 40; q++) {
            for (int r = 0; r < 40; r++) {
                for (long a_tile = 0; a_tile < 36; a_tile += 9) {
                    px_kernel_9x24(
                        &C1[0][a_tile], &A[0][q][r][0], &T1[a_tile][q][r][0], 24 + 23 * (long)a_tile / 27);
                }
                for (long a_tile = 0; a_tile < 36; a_tile += 12) {
                    px_kernel_12x16(
                        &C1[0][a_tile], &A[0][q][r][24], &T1[a_tile][q][r][24], 16 + 5 * (long)a_tile / 8);
                }
            }
        }
        #pragma omp parallel for schedule(static)
        for (int a = 0; a < 36; a++) {
            for (int r = 0; r < 40; r++) {
                for (long s_tile = 0; s_tile < 40; s_tile += 8) {
                    px_kernel_8x24(&T1[a][0][r][s_tile], &C2[0][0], &T2[a][0][r][s_tile]);
                }
            }
            for (int r = 0; r < 40; r++) {
                for (long s_tile = 0; s_tile < 40; s_tile += 10) {
                    px_kernel_10x12(&T1[a][0][r][s_tile], &C2[0][24], &T2[a][24][r][s_tile]);
                }
            }
            for (int b = 0; b < 36; b++) {
                for (long c_tile = 0; c_tile < 36; c_tile += 9) {
                    px_kernel_9x24_2(&C3[0][c_tile], &T2[a][b][0][0], &T3[a][b][c_tile][0]);
                }
            }
            for (int b = 0; b < 36; b++) {
                for (long c_tile = 0; c_tile < 36; c_tile += 12) {
                    px_kernel_12x16_2(&C3[0][c_tile], &T2[a][b][0][24], &T3[a][b][c_tile][24]);
                }
            }
            for (int b = 0; b < 36; b++) {
                for (long c_tile = 0; c_tile < 20; c_tile += 5) {
                    px_kernel_5x36(&T3[a][b][c_tile][0], &C4[0][0], &result[a][b][c_tile][0]);
                }
                for (long c_tile = 20; c_tile < 36; c_tile += 4) {
                    px_kernel_4x36(&T3[a][b][c_tile][0], &C4[0][0], &result[a][b][c_tile][0]);
                }
            }
        }
    } else {
        /* interchange to q, s, r, a; microkernel of 14 x a rows and 16 x s columns over p; which begins with T1 = 0; interchange to a, s, r, b; microkernel of 6 x b rows and 32 x s columns over q; which begins with T2 = 0; interchange to a, s, b, c; microkernel of 8 x c rows and 24 x s columns over r; which begins with T3 = 0; interchange to a, d, b, c; microkernel of 6 x c rows and 32 x d columns over s; which begins with result = 0 */
        if (v >= 1) {
            #pragma omp parallel for schedule(static) if((long)v * (long)n * (long)n * (long)n * (long)n >= 10000)
            for (int q = 0; q < n; q++) {
                for (long s_tile = 0; s_tile <= n - 16; s_tile += 16) {
                    for (int r = 0; r < n; r++) {
                        for (long a_tile = 0; a_tile <= v - 14; a_tile += 14) {
                            px_kernel_14x16(
                                &C1[0][a_tile], &A[0][q][r][s_tile], &T1[a_tile][q][r][s_tile],
                                (long)n * n * n, n, v, (long)n * n * n);
                        }
                        for (long a_tile = v - (v % 14); a_tile < v; a_tile += 7) {
                            px_edge_7x16(
                                &C1[0][a_tile], &A[0][q][r][s_tile], &T1[a_tile][q][r][s_tile],
                                px_min(v - a_tile, 7), (long)n * n * n, n, v, (long)n * n * n);
                        }
                    }
                }
                for (long s_tile = n - (n % 16); s_tile < n; s_tile += 8) {
                    for (int r = 0; r < n; r++) {
                        for (long a_tile = 0; a_tile <= v - 8; a_tile += 8) {
                            px_edge_8x8(
                                &C1[0][a_tile], &A[0][q][r][s_tile], &T1[a_tile][q][r][s_tile],
                                px_min(n - s_tile, 8), (long)n * n * n, n, v, (long)n * n * n);
                        }
                        for (long a_tile = v - (v % 8); a_tile < v; a_tile += 4) {
                            px_edge_4x8(
                                &C1[0][a_tile], &A[0][q][r][s_tile], &T1[a_tile][q][r][s_tile],
                                px_min(v - a_tile, 4), px_min(n - s_tile, 8), (long)n * n * n, n, v,
                                (long)n * n * n);
                        }
                    }
                }
            }
        }
        #pragma omp parallel for schedule(static) if((long)v * (long)v * (long)n * (long)n * (long)n >= 10000)
        for (int a = 0; a < v; a++) {
            for (long s_tile = 0; s_tile <= n - 32; s_tile += 32) {
                for (int r = 0; r < n; r++) {
                    for (long b_tile = 0; b_tile <= v - 6; b_tile += 6) {
                        px_kernel_6x32(
                            &C2[0][b_tile], &T1[a][0][r][s_tile], &T2[a][b_tile][r][s_tile], (long)n * n, n,
                            v, (long)n * n);
                    }
                    for (long b_tile = v - (v % 6); b_tile < v; b_tile += 3) {
                        px_edge_3x32(
                            &C2[0][b_tile], &T1[a][0][r][s_tile], &T2[a][b_tile][r][s_tile],
                            px_min(v - b_tile, 3), (long)n * n, n, v, (long)n * n);
                    }
                }
            }
            for (long s_tile = 32 * px_floordiv(n, 32); s_tile < n; s_tile += 8) {
                for (int r = 0; r < n; r++) {
                    for (long b_tile = 0; b_tile <= v - 8; b_tile += 8) {
                        px_edge_8x8(
                            &C2[0][b_tile], &T1[a][0][r][s_tile], &T2[a][b_tile][r][s_tile],
                            px_min(n - s_tile, 8), (long)n * n, n, v, (long)n * n);
                    }
                    for (long b_tile = v - (v % 8); b_tile < v; b_tile += 4) {
                        px_edge_4x8(
                            &C2[0][b_tile], &T1[a][0][r][s_tile], &T2[a][b_tile][r][s_tile],
                            px_min(v - b_tile, 4), px_min(n - s_tile, 8), (long)n * n, n, v, (long)n * n);
                    }
                }
            }
        }
        if (n >= 1) {
            #pragma omp parallel for schedule(static) if((long)v * (long)v * (long)v * (long)n * (long)n >= 10000)
            for (int a = 0; a < v; a++) {
                for (long s_tile = 0; s_tile <= n - 24; s_tile += 24) {
                    for (int b = 0; b < v; b++) {
                        for (long c_tile = 0; c_tile <= v - 8; c_tile += 8) {
                            px_kernel_8x24_2(
                                &C3[0][c_tile], &T2[a][b][0][s_tile], &T3[a][b][c_tile][s_tile], n, n, v, n);
                        }
                        for (long c_tile = v - (v % 8); c_tile < v; c_tile += 4) {
                            px_edge_4x24(
                                &C3[0][c_tile], &T2[a][b][0][s_tile], &T3[a][b][c_tile][s_tile],
                                px_min(v - c_tile, 4), n, n, v, n);
                        }
                    }
                }
                for (long s_tile = n - (n % 24); s_tile < n; s_tile += 8) {
                    for (int b = 0; b < v; b++) {
                        for (long c_tile = 0; c_tile <= v - 8; c_tile += 8) {
                            px_edge_8x8(
                                &C3[0][c_tile], &T2[a][b][0][s_tile], &T3[a][b][c_tile][s_tile],
                                px_min(n - s_tile, 8), n, n, v, n);
                        }
                        for (long c_tile = v - (v % 8); c_tile < v; c_tile += 4) {
                            px_edge_4x8(
                                &C3[0][c_tile], &T2[a][b][0][s_tile], &T3[a][b][c_tile][s_tile],
                                px_min(v - c_tile, 4), px_min(n - s_tile, 8), n, n, v, n);
                        }
                    }
                }
            }
        }
        #pragma omp parallel for schedule(static) if((long)v * (long)v * (long)v * (long)v * (long)n >= 10000)
        for (int a = 0; a < v; a++) {
            for (long d_tile = 0; d_tile <= v - 32; d_tile += 32) {
                for (int b = 0; b < v; b++) {
                    for (long c_tile = 0; c_tile <= v - 6; c_tile += 6) {
                        px_kernel_6x32_2(
                            &T3[a][b][c_tile][0], &C4[0][d_tile], &result[a][b][c_tile][d_tile], n, v, n, v);
                    }
                    for (long c_tile = v - (v % 6); c_tile < v; c_tile += 3) {
                        px_edge_3x32_2(
                            &T3[a][b][c_tile][0], &C4[0][d_tile], &result[a][b][c_tile][d_tile],
                            px_min(v - c_tile, 3), n, v, n, v);
                    }
                }
            }
            for (long d_tile = v - (v % 32); d_tile < v; d_tile += 8) {
                for (int b = 0; b < v; b++) {
                    for (long c_tile = 0; c_tile <= v - 8; c_tile += 8) {
                        px_edge_8x8_2(
                            &T3[a][b][c_tile][0], &C4[0][d_tile], &result[a][b][c_tile][d_tile],
                            px_min(v - d_tile, 8), n, v, n, v);
                    }
                    for (long c_tile = v - (v % 8); c_tile < v; c_tile += 4) {
                        px_edge_4x8_2(
                            &T3[a][b][c_tile][0], &C4[0][d_tile], &result[a][b][c_tile][d_tile],
                            px_min(v - c_tile, 4), px_min(v - d_tile, 8), n, v, n, v);
                    }
                }
            }
        }
    }
#pragma endscop
}

/*
 * A term of the coupled-cluster equations, summed over two indices whose places differ in the two factors:
 *
 *   R[a][b][i][j] += sum over k, c of V[a][k][i][c] * T[c][b][k][j]
 *
 * a, b, c run over `virt` virtual orbitals, i, j, k over `occ` occupied ones.
 */
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

/* to[row * width + column] = from[column * distance + row] for row < rows, column < columns. */
static inline void px_panel_f64x8(double *to, const double *from, long rows, long columns, long width, long distance)
{
    const long whole = rows - rows % 8, blocks = columns - columns % 4;
    for (long first = 0; first < blocks; first += 8) {
        const long end = first + 8 < blocks ? first + 8 : blocks;
        for (long row = 0; row < whole; row += 8) {
            for (long column = first; column < end; column += 4) {
                const double *at = from + column * distance + row;
                px_turn4_f64x8(to + row * width + column, at, at + distance, at + 2 * distance,
                      at + 3 * distance, width, 8);
            }
        }
    }
    for (long column = 0; column < columns; column++) {
        for (long row = column < blocks ? whole : 0; row < rows; row++) {
            to[row * width + column] = from[column * distance + row];
        }
    }
}

/* for r0 < 16, r1 < 64, row < 8, column < 16:
 *     c[row * c_row + column * c_column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1]
 * In registers: 8 x 2 accumulators, 8 + 8 columns of double. */
static __attribute__((noinline)) void px_kernel_8x16(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1;
    const long c_row = 1;
    const long c_column = 16;
    const long count0 = 16;
    const long a_stride0 = 16;
    const long b_stride0 = 1024;
    const long count1 = 64;
    const long a_stride1 = 16384;
    const long b_stride1 = 16;
    px_f64x8 c0_0 = {c[0], c[c_column], c[2 * c_column], c[3 * c_column], c[4 * c_column], c[5 * c_column], c[6 * c_column], c[7 * c_column]};
    px_f64x8 c0_1 = {c[8 * c_column], c[9 * c_column], c[10 * c_column], c[11 * c_column], c[12 * c_column], c[13 * c_column], c[14 * c_column], c[15 * c_column]};
    px_f64x8 c1_0 = {c[c_row], c[c_row + c_column], c[c_row + 2 * c_column], c[c_row + 3 * c_column], c[c_row + 4 * c_column], c[c_row + 5 * c_column], c[c_row + 6 * c_column], c[c_row + 7 * c_column]};
    px_f64x8 c1_1 = {c[c_row + 8 * c_column], c[c_row + 9 * c_column], c[c_row + 10 * c_column], c[c_row + 11 * c_column], c[c_row + 12 * c_column], c[c_row + 13 * c_column], c[c_row + 14 * c_column], c[c_row + 15 * c_column]};
    px_f64x8 c2_0 = {c[2 * c_row], c[2 * c_row + c_column], c[2 * c_row + 2 * c_column], c[2 * c_row + 3 * c_column], c[2 * c_row + 4 * c_column], c[2 * c_row + 5 * c_column], c[2 * c_row + 6 * c_column], c[2 * c_row + 7 * c_column]};
    px_f64x8 c2_1 = {c[2 * c_row + 8 * c_column], c[2 * c_row + 9 * c_column], c[2 * c_row + 10 * c_column], c[2 * c_row + 11 * c_column], c[2 * c_row + 12 * c_column], c[2 * c_row + 13 * c_column], c[2 * c_row + 14 * c_column], c[2 * c_row + 15 * c_column]};
    px_f64x8 c3_0 = {c[3 * c_row], c[3 * c_row + c_column], c[3 * c_row + 2 * c_column], c[3 * c_row + 3 * c_column], c[3 * c_row + 4 * c_column], c[3 * c_row + 5 * c_column], c[3 * c_row + 6 * c_column], c[3 * c_row + 7 * c_column]};
    px_f64x8 c3_1 = {c[3 * c_row + 8 * c_column], c[3 * c_row + 9 * c_column], c[3 * c_row + 10 * c_column], c[3 * c_row + 11 * c_column], c[3 * c_row + 12 * c_column], c[3 * c_row + 13 * c_column], c[3 * c_row + 14 * c_column], c[3 * c_row + 15 * c_column]};
    px_f64x8 c4_0 = {c[4 * c_row], c[4 * c_row + c_column], c[4 * c_row + 2 * c_column], c[4 * c_row + 3 * c_column], c[4 * c_row + 4 * c_column], c[4 * c_row + 5 * c_column], c[4 * c_row + 6 * c_column], c[4 * c_row + 7 * c_column]};
    px_f64x8 c4_1 = {c[4 * c_row + 8 * c_column], c[4 * c_row + 9 * c_column], c[4 * c_row + 10 * c_column], c[4 * c_row + 11 * c_column], c[4 * c_row + 12 * c_column], c[4 * c_row + 13 * c_column], c[4 * c_row + 14 * c_column], c[4 * c_row + 15 * c_column]};
    px_f64x8 c5_0 = {c[5 * c_row], c[5 * c_row + c_column], c[5 * c_row + 2 * c_column], c[5 * c_row + 3 * c_column], c[5 * c_row + 4 * c_column], c[5 * c_row + 5 * c_column], c[5 * c_row + 6 * c_column], c[5 * c_row + 7 * c_column]};
    px_f64x8 c5_1 = {c[5 * c_row + 8 * c_column], c[5 * c_row + 9 * c_column], c[5 * c_row + 10 * c_column], c[5 * c_row + 11 * c_column], c[5 * c_row + 12 * c_column], c[5 * c_row + 13 * c_column], c[5 * c_row + 14 * c_column], c[5 * c_row + 15 * c_column]};
    px_f64x8 c6_0 = {c[6 * c_row], c[6 * c_row + c_column], c[6 * c_row + 2 * c_column], c[6 * c_row + 3 * c_column], c[6 * c_row + 4 * c_column], c[6 * c_row + 5 * c_column], c[6 * c_row + 6 * c_column], c[6 * c_row + 7 * c_column]};
    px_f64x8 c6_1 = {c[6 * c_row + 8 * c_column], c[6 * c_row + 9 * c_column], c[6 * c_row + 10 * c_column], c[6 * c_row + 11 * c_column], c[6 * c_row + 12 * c_column], c[6 * c_row + 13 * c_column], c[6 * c_row + 14 * c_column], c[6 * c_row + 15 * c_column]};
    px_f64x8 c7_0 = {c[7 * c_row], c[7 * c_row + c_column], c[7 * c_row + 2 * c_column], c[7 * c_row + 3 * c_column], c[7 * c_row + 4 * c_column], c[7 * c_row + 5 * c_column], c[7 * c_row + 6 * c_column], c[7 * c_row + 7 * c_column]};
    px_f64x8 c7_1 = {c[7 * c_row + 8 * c_column], c[7 * c_row + 9 * c_column], c[7 * c_row + 10 * c_column], c[7 * c_row + 11 * c_column], c[7 * c_row + 12 * c_column], c[7 * c_row + 13 * c_column], c[7 * c_row + 14 * c_column], c[7 * c_row + 15 * c_column]};

    for (long r0 = 0; r0 < count0; r0++) {
        #pragma GCC unroll 1
        for (long r1 = 0; r1 < count1; r1++) {
            const double *at = a + r0 * a_stride0 + r1 * a_stride1;
            const double *bt = b + r0 * b_stride0 + r1 * b_stride1;
            const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
            const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
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
        }
    }

    px_turn4_f64x8(&c[0], &c0_0, &c1_0, &c2_0, &c3_0, c_column, 8);
    px_turn4_f64x8(&c[4 * c_row], &c4_0, &c5_0, &c6_0, &c7_0, c_column, 8);
    px_turn4_f64x8(&c[8 * c_column], &c0_1, &c1_1, &c2_1, &c3_1, c_column, 8);
    px_turn4_f64x8(&c[4 * c_row + 8 * c_column], &c4_1, &c5_1, &c6_1, &c7_1, c_column, 8);
}

/* for r0 < count0, r1 < count1, row < 14, column < 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1]
 * In registers: 14 x 2 accumulators, 8 + 8 columns of double. */
static void px_kernel_14x16_2(const double *restrict a, const double *restrict b, double *restrict c, long a_row, long c_row, long count0, long a_stride0, long b_stride0, long count1, long b_stride1)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_stride1 = 1;
    if (count0 < 1) return;
    if (count1 < 1) return;
    px_f64x8 c0_0 = *(const px_f64x8 *)&c[0];
    px_f64x8 c0_1 = *(const px_f64x8 *)&c[8];
    px_f64x8 c1_0 = *(const px_f64x8 *)&c[c_row];
    px_f64x8 c1_1 = *(const px_f64x8 *)&c[c_row + 8];
    px_f64x8 c2_0 = *(const px_f64x8 *)&c[2 * c_row];
    px_f64x8 c2_1 = *(const px_f64x8 *)&c[2 * c_row + 8];
    px_f64x8 c3_0 = *(const px_f64x8 *)&c[3 * c_row];
    px_f64x8 c3_1 = *(const px_f64x8 *)&c[3 * c_row + 8];
    px_f64x8 c4_0 = *(const px_f64x8 *)&c[4 * c_row];
    px_f64x8 c4_1 = *(const px_f64x8 *)&c[4 * c_row + 8];
    px_f64x8 c5_0 = *(const px_f64x8 *)&c[5 * c_row];
    px_f64x8 c5_1 = *(const px_f64x8 *)&c[5 * c_row + 8];
    px_f64x8 c6_0 = *(const px_f64x8 *)&c[6 * c_row];
    px_f64x8 c6_1 = *(const px_f64x8 *)&c[6 * c_row + 8];
    px_f64x8 c7_0 = *(const px_f64x8 *)&c[7 * c_row];
    px_f64x8 c7_1 = *(const px_f64x8 *)&c[7 * c_row + 8];
    px_f64x8 c8_0 = *(const px_f64x8 *)&c[8 * c_row];
    px_f64x8 c8_1 = *(const px_f64x8 *)&c[8 * c_row + 8];
    px_f64x8 c9_0 = *(const px_f64x8 *)&c[9 * c_row];
    px_f64x8 c9_1 = *(const px_f64x8 *)&c[9 * c_row + 8];
    px_f64x8 c10_0 = *(const px_f64x8 *)&c[10 * c_row];
    px_f64x8 c10_1 = *(const px_f64x8 *)&c[10 * c_row + 8];
    px_f64x8 c11_0 = *(const px_f64x8 *)&c[11 * c_row];
    px_f64x8 c11_1 = *(const px_f64x8 *)&c[11 * c_row + 8];
    px_f64x8 c12_0 = *(const px_f64x8 *)&c[12 * c_row];
    px_f64x8 c12_1 = *(const px_f64x8 *)&c[12 * c_row + 8];
    px_f64x8 c13_0 = *(const px_f64x8 *)&c[13 * c_row];
    px_f64x8 c13_1 = *(const px_f64x8 *)&c[13 * c_row + 8];

    for (long r0 = 0; r0 < count0; r0++) {
        #pragma GCC unroll 1
        for (long r1 = 0; r1 < count1; r1++) {
            const double *at = a + r0 * a_stride0 + r1 * a_stride1;
            const double *bt = b + r0 * b_stride0 + r1 * b_stride1;
            const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
            const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
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
            const double a10 = at[10 * a_row];
            c10_0 += a10 * b0; c10_1 += a10 * b1;
            const double a11 = at[11 * a_row];
            c11_0 += a11 * b0; c11_1 += a11 * b1;
            const double a12 = at[12 * a_row];
            c12_0 += a12 * b0; c12_1 += a12 * b1;
            const double a13 = at[13 * a_row];
            c13_0 += a13 * b0; c13_1 += a13 * b1;
        }
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[c_row] = c1_0;
    *(px_f64x8 *)&c[c_row + 8] = c1_1;
    *(px_f64x8 *)&c[2 * c_row] = c2_0;
    *(px_f64x8 *)&c[2 * c_row + 8] = c2_1;
    *(px_f64x8 *)&c[3 * c_row] = c3_0;
    *(px_f64x8 *)&c[3 * c_row + 8] = c3_1;
    *(px_f64x8 *)&c[4 * c_row] = c4_0;
    *(px_f64x8 *)&c[4 * c_row + 8] = c4_1;
    *(px_f64x8 *)&c[5 * c_row] = c5_0;
    *(px_f64x8 *)&c[5 * c_row + 8] = c5_1;
    *(px_f64x8 *)&c[6 * c_row] = c6_0;
    *(px_f64x8 *)&c[6 * c_row + 8] = c6_1;
    *(px_f64x8 *)&c[7 * c_row] = c7_0;
    *(px_f64x8 *)&c[7 * c_row + 8] = c7_1;
    *(px_f64x8 *)&c[8 * c_row] = c8_0;
    *(px_f64x8 *)&c[8 * c_row + 8] = c8_1;
    *(px_f64x8 *)&c[9 * c_row] = c9_0;
    *(px_f64x8 *)&c[9 * c_row + 8] = c9_1;
    *(px_f64x8 *)&c[10 * c_row] = c10_0;
    *(px_f64x8 *)&c[10 * c_row + 8] = c10_1;
    *(px_f64x8 *)&c[11 * c_row] = c11_0;
    *(px_f64x8 *)&c[11 * c_row + 8] = c11_1;
    *(px_f64x8 *)&c[12 * c_row] = c12_0;
    *(px_f64x8 *)&c[12 * c_row + 8] = c12_1;
    *(px_f64x8 *)&c[13 * c_row] = c13_0;
    *(px_f64x8 *)&c[13 * c_row + 8] = c13_1;
}

/* for r0 < count0, r1 < count1, row < rows <= 7, column < 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1]
 * In registers: 7 x 2 accumulators, 8 + 8 columns of double. */
static void px_edge_7x16_2(const double *restrict a, const double *restrict b, double *restrict c, long rows, long a_row, long c_row, long count0, long a_stride0, long b_stride0, long count1, long b_stride1)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_stride1 = 1;
    if (rows < 1) return;
    if (count0 < 1) return;
    if (count1 < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long a_row2 = rows > 2 ? 2 * a_row : 0;
    const long a_row3 = rows > 3 ? 3 * a_row : 0;
    const long a_row4 = rows > 4 ? 4 * a_row : 0;
    const long a_row5 = rows > 5 ? 5 * a_row : 0;
    const long a_row6 = rows > 6 ? 6 * a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    const long c_row2 = rows > 2 ? 2 * c_row : 0;
    const long c_row3 = rows > 3 ? 3 * c_row : 0;
    const long c_row4 = rows > 4 ? 4 * c_row : 0;
    const long c_row5 = rows > 5 ? 5 * c_row : 0;
    const long c_row6 = rows > 6 ? 6 * c_row : 0;
    px_f64x8 c0_0 = *(const px_f64x8 *)&c[0];
    px_f64x8 c0_1 = *(const px_f64x8 *)&c[8];
    px_f64x8 c1_0 = *(const px_f64x8 *)&c[c_row1];
    px_f64x8 c1_1 = *(const px_f64x8 *)&c[c_row1 + 8];
    px_f64x8 c2_0 = *(const px_f64x8 *)&c[c_row2];
    px_f64x8 c2_1 = *(const px_f64x8 *)&c[c_row2 + 8];
    px_f64x8 c3_0 = *(const px_f64x8 *)&c[c_row3];
    px_f64x8 c3_1 = *(const px_f64x8 *)&c[c_row3 + 8];
    px_f64x8 c4_0 = *(const px_f64x8 *)&c[c_row4];
    px_f64x8 c4_1 = *(const px_f64x8 *)&c[c_row4 + 8];
    px_f64x8 c5_0 = *(const px_f64x8 *)&c[c_row5];
    px_f64x8 c5_1 = *(const px_f64x8 *)&c[c_row5 + 8];
    px_f64x8 c6_0 = *(const px_f64x8 *)&c[c_row6];
    px_f64x8 c6_1 = *(const px_f64x8 *)&c[c_row6 + 8];

    for (long r0 = 0; r0 < count0; r0++) {
        #pragma GCC unroll 1
        for (long r1 = 0; r1 < count1; r1++) {
            const double *at = a + r0 * a_stride0 + r1 * a_stride1;
            const double *bt = b + r0 * b_stride0 + r1 * b_stride1;
            const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
            const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
            const double a0 = at[0];
            c0_0 += a0 * b0; c0_1 += a0 * b1;
            const double a1 = at[a_row1];
            c1_0 += a1 * b0; c1_1 += a1 * b1;
            const double a2 = at[a_row2];
            c2_0 += a2 * b0; c2_1 += a2 * b1;
            const double a3 = at[a_row3];
            c3_0 += a3 * b0; c3_1 += a3 * b1;
            const double a4 = at[a_row4];
            c4_0 += a4 * b0; c4_1 += a4 * b1;
            const double a5 = at[a_row5];
            c5_0 += a5 * b0; c5_1 += a5 * b1;
            const double a6 = at[a_row6];
            c6_0 += a6 * b0; c6_1 += a6 * b1;
        }
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[c_row1] = c1_0;
    *(px_f64x8 *)&c[c_row1 + 8] = c1_1;
    *(px_f64x8 *)&c[c_row2] = c2_0;
    *(px_f64x8 *)&c[c_row2 + 8] = c2_1;
    *(px_f64x8 *)&c[c_row3] = c3_0;
    *(px_f64x8 *)&c[c_row3 + 8] = c3_1;
    *(px_f64x8 *)&c[c_row4] = c4_0;
    *(px_f64x8 *)&c[c_row4 + 8] = c4_1;
    *(px_f64x8 *)&c[c_row5] = c5_0;
    *(px_f64x8 *)&c[c_row5 + 8] = c5_1;
    *(px_f64x8 *)&c[c_row6] = c6_0;
    *(px_f64x8 *)&c[c_row6 + 8] = c6_1;
}

/* for r0 < count0, r1 < count1, row < 8, column < columns <= 8:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1]
 * In registers: 8 x 1 accumulators, 8 columns of double. */
static void px_edge_8x8_3(const double *restrict a, const double *restrict b, double *restrict c, long columns, long a_row, long c_row, long count0, long a_stride0, long b_stride0, long count1, long b_stride1)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_stride1 = 1;
    if (columns < 1) return;
    if (count0 < 1) return;
    if (count1 < 1) return;
    px_f64x8 c0_0; px_load_f64x8(&c0_0, &c[0], columns);
    px_f64x8 c1_0; px_load_f64x8(&c1_0, &c[c_row], columns);
    px_f64x8 c2_0; px_load_f64x8(&c2_0, &c[2 * c_row], columns);
    px_f64x8 c3_0; px_load_f64x8(&c3_0, &c[3 * c_row], columns);
    px_f64x8 c4_0; px_load_f64x8(&c4_0, &c[4 * c_row], columns);
    px_f64x8 c5_0; px_load_f64x8(&c5_0, &c[5 * c_row], columns);
    px_f64x8 c6_0; px_load_f64x8(&c6_0, &c[6 * c_row], columns);
    px_f64x8 c7_0; px_load_f64x8(&c7_0, &c[7 * c_row], columns);

    for (long r0 = 0; r0 < count0; r0++) {
        #pragma GCC unroll 1
        for (long r1 = 0; r1 < count1; r1++) {
            const double *at = a + r0 * a_stride0 + r1 * a_stride1;
            const double *bt = b + r0 * b_stride0 + r1 * b_stride1;
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

/* for r0 < count0, r1 < count1, row < rows <= 4, column < columns <= 8:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1]
 * In registers: 4 x 1 accumulators, 8 columns of double. */
static void px_edge_4x8_3(const double *restrict a, const double *restrict b, double *restrict c, long rows, long columns, long a_row, long c_row, long count0, long a_stride0, long b_stride0, long count1, long b_stride1)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_stride1 = 1;
    if (rows < 1) return;
    if (columns < 1) return;
    if (count0 < 1) return;
    if (count1 < 1) return;
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

    for (long r0 = 0; r0 < count0; r0++) {
        #pragma GCC unroll 1
        for (long r1 = 0; r1 < count1; r1++) {
            const double *at = a + r0 * a_stride0 + r1 * a_stride1;
            const double *bt = b + r0 * b_stride0 + r1 * b_stride1;
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
    }

    px_store_f64x8(&c[0], &c0_0, columns);
    px_store_f64x8(&c[c_row1], &c1_0, columns);
    px_store_f64x8(&c[c_row2], &c2_0, columns);
    px_store_f64x8(&c[c_row3], &c3_0, columns);
}

void coupled_cluster_term(int virt, int occ, const double V[restrict virt][occ][occ][virt],
                          const double T[restrict virt][virt][occ][occ], double R[restrict virt][virt][occ][occ])
{
#pragma polyxform size(virt = 64, occ = 16)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (virt == 64 && occ == 16) {
        /* pack V in panels of 16 columns; interchange to i, b, a, j; microkernel of 12 x j rows and 16 x i columns over k, c */
        double *px_V = px_allocate(sizeof(double), 1048576);
        if (px_V) {
            #pragma omp parallel for schedule(static)
            for (long a = 0; a < 64; a++) {
                for (long i_panel = 0; i_panel < 16; i_panel += 16) {
                    for (long k = 0; k < 16; k++) {
                        px_panel_f64x8(
                            &px_V[16384 * a + 1024 * i_panel + 1024 * k],
                            &V[a][k][i_panel][0], 64, 16, 16, 64);
                    }
                }
            }
            #pragma omp parallel for schedule(static)
            for (int b = 0; b < 64; b++) {
                for (int a = 0; a < 64; a++) {
                    for (long j_tile = 0; j_tile < 16; j_tile += 8) {
                        px_kernel_8x16(&T[0][b][0][j_tile], &px_V[16384 * a], &R[a][b][0][j_tile]);
                    }
                }
            }
        } else {
            for (int a = 0; a < virt; a++)
                for (int b = 0; b < virt; b++)
                    for (int i = 0; i < occ; i++)
                        for (int j = 0; j < occ; j++)
                            for (int k = 0; k < occ; k++)
                                for (int c = 0; c < virt; c++)
                                    R[a][b][i][j] += V[a][k][i][c] * T[c][b][k][j];
        }
        px_release(px_V);
    } else if ((long)occ * (long)occ * (long)occ * (long)virt * (long)virt * (long)virt >= 3000) {
        /* interchange to j, a, b, i; microkernel of 14 x i rows and 16 x j columns over k, c */
        #pragma omp parallel for collapse(3) schedule(static) if((long)virt * (long)virt * (long)occ * (long)occ * (long)occ * (long)virt >= 10000)
        for (long j_tile = 0; j_tile <= occ - 16; j_tile += 16) {
            for (int a = 0; a < virt; a++) {
                for (int b = 0; b < virt; b++) {
                    for (long i_tile = 0; i_tile <= occ - 14; i_tile += 14) {
                        px_kernel_14x16_2(
                            &V[a][0][i_tile][0], &T[0][b][0][j_tile], &R[a][b][i_tile][j_tile], virt, occ,
                            occ, (long)occ * virt, occ, virt, (long)virt * occ * occ);
                    }
                    for (long i_tile = occ - (occ % 14); i_tile < occ; i_tile += 7) {
                        px_edge_7x16_2(
                            &V[a][0][i_tile][0], &T[0][b][0][j_tile], &R[a][b][i_tile][j_tile],
                            px_min(occ - i_tile, 7), virt, occ, occ, (long)occ * virt, occ, virt,
                            (long)virt * occ * occ);
                    }
                }
            }
        }
        #pragma omp parallel for collapse(3) schedule(static)
        for (long j_tile = 16 * px_floordiv(occ, 16); j_tile < occ; j_tile += 8) {
            for (int a = 0; a < virt; a++) {
                for (int b = 0; b < virt; b++) {
                    for (long i_tile = 0; i_tile <= occ - 8; i_tile += 8) {
                        px_edge_8x8_3(
                            &V[a][0][i_tile][0], &T[0][b][0][j_tile], &R[a][b][i_tile][j_tile],
                            px_min(occ - j_tile, 8), virt, occ, occ, (long)occ * virt, occ, virt,
                            (long)virt * occ * occ);
                    }
                    for (long i_tile = 8 * px_floordiv(occ, 8); i_tile < occ; i_tile += 4) {
                        px_edge_4x8_3(
                            &V[a][0][i_tile][0], &T[0][b][0][j_tile], &R[a][b][i_tile][j_tile],
                            px_min(occ - i_tile, 4), px_min(occ - j_tile, 8), virt, occ, occ,
                            (long)occ * virt, occ, virt, (long)virt * occ * occ);
                    }
                }
            }
        }
    } else {
        for (int a = 0; a < virt; a++)
            for (int b = 0; b < virt; b++)
                for (int i = 0; i < occ; i++)
                    for (int j = 0; j < occ; j++)
                        for (int k = 0; k < occ; k++)
                            for (int c = 0; c < virt; c++)
                                R[a][b][i][j] += V[a][k][i][c] * T[c][b][k][j];
    }
#pragma endscop
}
