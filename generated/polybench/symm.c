/*
 * Symmetric matrix multiplication, C = alpha * A * B + beta * C: A is m x m and symmetric, only its lower triangle
 * is stored; B and C are m x n. Each stored element A[i][k] serves twice, for row i and for row k.
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

/* c[row * c_row + column] *= s0
 * for row < 1, column < 120:
 *     c[row * c_row + column] += alpha * a[row * a_row]
 *         * b[column]
 * In registers: 1 x 15 accumulators, 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 columns of double. */
static void px_kernel_1x120(const double *restrict a, const double *restrict b, double *restrict c, double alpha, double s0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    px_f64x8 c0_0 = *(const px_f64x8 *)&c[0];
    px_f64x8 c0_1 = *(const px_f64x8 *)&c[8];
    px_f64x8 c0_2 = *(const px_f64x8 *)&c[16];
    px_f64x8 c0_3 = *(const px_f64x8 *)&c[24];
    px_f64x8 c0_4 = *(const px_f64x8 *)&c[32];
    px_f64x8 c0_5 = *(const px_f64x8 *)&c[40];
    px_f64x8 c0_6 = *(const px_f64x8 *)&c[48];
    px_f64x8 c0_7 = *(const px_f64x8 *)&c[56];
    px_f64x8 c0_8 = *(const px_f64x8 *)&c[64];
    px_f64x8 c0_9 = *(const px_f64x8 *)&c[72];
    px_f64x8 c0_10 = *(const px_f64x8 *)&c[80];
    px_f64x8 c0_11 = *(const px_f64x8 *)&c[88];
    px_f64x8 c0_12 = *(const px_f64x8 *)&c[96];
    px_f64x8 c0_13 = *(const px_f64x8 *)&c[104];
    px_f64x8 c0_14 = *(const px_f64x8 *)&c[112];
    c0_0 = c0_0 * s0;
    c0_1 = c0_1 * s0;
    c0_2 = c0_2 * s0;
    c0_3 = c0_3 * s0;
    c0_4 = c0_4 * s0;
    c0_5 = c0_5 * s0;
    c0_6 = c0_6 * s0;
    c0_7 = c0_7 * s0;
    c0_8 = c0_8 * s0;
    c0_9 = c0_9 * s0;
    c0_10 = c0_10 * s0;
    c0_11 = c0_11 * s0;
    c0_12 = c0_12 * s0;
    c0_13 = c0_13 * s0;
    c0_14 = c0_14 * s0;

    const double *at = a;
    const double *bt = b;
    const px_f64x8 b0 = alpha * *(const px_f64x8 *)&bt[0];
    const px_f64x8 b1 = alpha * *(const px_f64x8 *)&bt[8];
    const px_f64x8 b2 = alpha * *(const px_f64x8 *)&bt[16];
    const px_f64x8 b3 = alpha * *(const px_f64x8 *)&bt[24];
    const px_f64x8 b4 = alpha * *(const px_f64x8 *)&bt[32];
    const px_f64x8 b5 = alpha * *(const px_f64x8 *)&bt[40];
    const px_f64x8 b6 = alpha * *(const px_f64x8 *)&bt[48];
    const px_f64x8 b7 = alpha * *(const px_f64x8 *)&bt[56];
    const px_f64x8 b8 = alpha * *(const px_f64x8 *)&bt[64];
    const px_f64x8 b9 = alpha * *(const px_f64x8 *)&bt[72];
    const px_f64x8 b10 = alpha * *(const px_f64x8 *)&bt[80];
    const px_f64x8 b11 = alpha * *(const px_f64x8 *)&bt[88];
    const px_f64x8 b12 = alpha * *(const px_f64x8 *)&bt[96];
    const px_f64x8 b13 = alpha * *(const px_f64x8 *)&bt[104];
    const px_f64x8 b14 = alpha * *(const px_f64x8 *)&bt[112];
    const double a0 = at[0];
    c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3; c0_4 += a0 * b4; c0_5 += a0 * b5; c0_6 += a0 * b6; c0_7 += a0 * b7; c0_8 += a0 * b8; c0_9 += a0 * b9; c0_10 += a0 * b10; c0_11 += a0 * b11; c0_12 += a0 * b12; c0_13 += a0 * b13; c0_14 += a0 * b14;

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[16] = c0_2;
    *(px_f64x8 *)&c[24] = c0_3;
    *(px_f64x8 *)&c[32] = c0_4;
    *(px_f64x8 *)&c[40] = c0_5;
    *(px_f64x8 *)&c[48] = c0_6;
    *(px_f64x8 *)&c[56] = c0_7;
    *(px_f64x8 *)&c[64] = c0_8;
    *(px_f64x8 *)&c[72] = c0_9;
    *(px_f64x8 *)&c[80] = c0_10;
    *(px_f64x8 *)&c[88] = c0_11;
    *(px_f64x8 *)&c[96] = c0_12;
    *(px_f64x8 *)&c[104] = c0_13;
    *(px_f64x8 *)&c[112] = c0_14;
}

/* for r0 < count0, row < 1, column < 24:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 1 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_kernel_1x24(const double *restrict a, const double *restrict b, double *restrict c, double alpha, long count0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_stride0 = 1000;
    const long b_stride0 = 1200;
    if (count0 < 1) return;
    px_f64x8 c0_0 = *(const px_f64x8 *)&c[0];
    px_f64x8 c0_1 = *(const px_f64x8 *)&c[8];
    px_f64x8 c0_2 = *(const px_f64x8 *)&c[16];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = alpha * *(const px_f64x8 *)&bt[0];
        const px_f64x8 b1 = alpha * *(const px_f64x8 *)&bt[8];
        const px_f64x8 b2 = alpha * *(const px_f64x8 *)&bt[16];
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[16] = c0_2;
}

/* for r0 < count0, row < 8, column < 24:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_kernel_8x24(const double *restrict a, const double *restrict b, double *restrict c, double alpha, long count0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1;
    const long c_row = 1200;
    const long a_stride0 = 1000;
    const long b_stride0 = 1200;
    if (count0 < 1) return;
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
        __builtin_prefetch(&at[15], 0, 3);
        const px_f64x8 b0 = alpha * *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = alpha * *(const volatile px_f64x8 *)&bt[8];
        const px_f64x8 b2 = alpha * *(const volatile px_f64x8 *)&bt[16];
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

/* c[row * c_row + column] *= s0
 * for row < 1, column < columns <= 8:
 *     c[row * c_row + column] += alpha * a[row * a_row]
 *         * b[column]
 * In registers: 1 x 1 accumulators, 8 columns of double. */
static void px_edge_1x8(const double *restrict a, const double *restrict b, double *restrict c, double alpha, double s0, long columns)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    if (columns < 1) return;
    px_f64x8 c0_0; px_load_f64x8(&c0_0, &c[0], columns);
    c0_0 = c0_0 * s0;

    const double *at = a;
    const double *bt = b;
    px_f64x8 b0; px_load_f64x8(&b0, &bt[0], columns); b0 = alpha * b0;
    const double a0 = at[0];
    c0_0 += a0 * b0;

    px_store_f64x8(&c[0], &c0_0, columns);
}

/* for r0 < count0, row < 1, column < 24:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 1 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_kernel_1x24_2(const double *restrict a, const double *restrict b, double *restrict c, double alpha, long count0, long a_stride0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    if (count0 < 1) return;
    px_f64x8 c0_0 = *(const px_f64x8 *)&c[0];
    px_f64x8 c0_1 = *(const px_f64x8 *)&c[8];
    px_f64x8 c0_2 = *(const px_f64x8 *)&c[16];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = alpha * *(const px_f64x8 *)&bt[0];
        const px_f64x8 b1 = alpha * *(const px_f64x8 *)&bt[8];
        const px_f64x8 b2 = alpha * *(const px_f64x8 *)&bt[16];
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[16] = c0_2;
}

/* for r0 < count0, row < 1, column < columns <= 24:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 1 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_edge_1x24(const double *restrict a, const double *restrict b, double *restrict c, double alpha, long columns, long count0, long a_stride0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    if (columns < 1) return;
    if (count0 < 1) return;
    px_f64x8 c0_0; px_load_f64x8(&c0_0, &c[0], columns);
    px_f64x8 c0_1; px_load_f64x8(&c0_1, &c[8], columns - 8);
    px_f64x8 c0_2; px_load_f64x8(&c0_2, &c[16], columns - 16);

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        px_f64x8 b0; px_load_f64x8(&b0, &bt[0], columns); b0 = alpha * b0;
        px_f64x8 b1; px_load_f64x8(&b1, &bt[8], columns - 8); b1 = alpha * b1;
        px_f64x8 b2; px_load_f64x8(&b2, &bt[16], columns - 16); b2 = alpha * b2;
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
    }

    px_store_f64x8(&c[0], &c0_0, columns);
    px_store_f64x8(&c[8], &c0_1, columns - 8);
    px_store_f64x8(&c[16], &c0_2, columns - 16);
}

/* for r0 < count0, row < 8, column < 24:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_kernel_8x24_2(const double *restrict a, const double *restrict b, double *restrict c, double alpha, long c_row, long count0, long a_stride0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1;
    if (count0 < 1) return;
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
        const px_f64x8 b0 = alpha * *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = alpha * *(const volatile px_f64x8 *)&bt[8];
        const px_f64x8 b2 = alpha * *(const volatile px_f64x8 *)&bt[16];
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

void symm(int m, int n, double alpha, double beta, const double A[restrict m][m], const double B[restrict m][n],
          double C[restrict m][n])
{
#pragma polyxform size(m = 1000, n = 1200)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (m == 1000 && n == 1200) {
        /* interchange to i, j; microkernel of 1 rows and 120 x j columns over ; which begins with C *= beta; source order; microkernel of 8 x k rows and 24 x j columns over i in whole tiles, row by row in others */
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 1000; i++) {
            for (long j_tile = 0; j_tile < 1200; j_tile += 120) {
                px_kernel_1x120(&A[i][i], &B[i][j_tile], &C[i][j_tile], alpha, beta);
            }
        }
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 1000; i++) {
            for (int j = 0; j < 1200; j++) {
                double below;
                below = 0.0;
                for (int k = 0; k < i; k++) {
                    below += A[i][k] * B[k][j];
                }
                C[i][j] = C[i][j] + alpha * below;
            }
        }
        #pragma omp parallel for collapse(2) schedule(static)
        for (long j_tile = 0; j_tile < 1200; j_tile += 24) {
            for (long k_tile = 0; k_tile < 999; k_tile += 8) {
                for (int k = k_tile; k <= k_tile + 6; k++) {
                    px_kernel_1x24(&A[k + 1][k], &B[k + 1][j_tile], &C[k][j_tile], alpha, k_tile - k + 7);
                }
                px_kernel_8x24(
                    &A[k_tile + 8][k_tile], &B[k_tile + 8][j_tile], &C[k_tile][j_tile], alpha, -k_tile + 992);
            }
        }
    } else if ((((long)m - 1) * ((long)m - 1) * (long)n >= 3000 || (long)m * (long)n >= 3000)) {
        /* interchange to i, j; microkernel of 1 rows and 120 x j columns over ; which begins with C *= beta; source order; microkernel of 8 x k rows and 24 x j columns over i in whole tiles, row by row in others */
        if (n >= 1) {
            #pragma omp parallel for schedule(static) if((long)m * (long)n >= 10000)
            for (int i = 0; i < m; i++) {
                for (long j_tile = 0; j_tile <= n - 120; j_tile += 120) {
                    px_kernel_1x120(&A[i][i], &B[i][j_tile], &C[i][j_tile], alpha, beta);
                }
                for (long j_tile = n - (n % 120); j_tile < n; j_tile += 8) {
                    px_edge_1x8(&A[i][i], &B[i][j_tile], &C[i][j_tile], alpha, beta, px_min(n - j_tile, 8));
                }
            }
        }
        #pragma omp parallel for collapse(2) schedule(static) if(((long)m - 1) * (long)n * ((long)m - 1) >= 10000)
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double below;
                below = 0.0;
                for (int k = 0; k < i; k++) {
                    below += A[i][k] * B[k][j];
                }
                C[i][j] = C[i][j] + alpha * below;
            }
        }
        #pragma omp parallel for collapse(2) schedule(static) if(((long)m - 1) * (long)n * ((long)m - 1) >= 10000)
        for (long j_tile = 0; j_tile < n; j_tile += 24) {
            for (long k_tile = 0; k_tile <= m - 2; k_tile += 8) {
                if (n >= j_tile + 24) {
                    for (int k = k_tile; k <= px_min(m - 2, k_tile + 6); k++) {
                        px_kernel_1x24_2(
                            &A[k + 1][k], &B[k + 1][j_tile], &C[k][j_tile], alpha,
                            px_min(m - k - 1, k_tile - k + 7), m, n);
                    }
                } else {
                    for (int k = k_tile; k <= px_min(m - 2, k_tile + 7); k++) {
                        px_edge_1x24(
                            &A[k + 1][k], &B[k + 1][j_tile], &C[k][j_tile], alpha, n - j_tile, m - k - 1, m,
                            n);
                    }
                }
                if (n >= j_tile + 24) {
                    px_kernel_8x24_2(
                        &A[k_tile + 8][k_tile], &B[k_tile + 8][j_tile], &C[k_tile][j_tile], alpha, n,
                        m - k_tile - 8, m, n);
                }
            }
        }
    } else {
        for (int i = 0; i < m; i++)
            for (int j = 0; j < n; j++) {
                double below = 0.0;
                for (int k = 0; k < i; k++) {
                    C[k][j] += alpha * B[i][j] * A[i][k];
                    below += A[i][k] * B[k][j];
                }
                C[i][j] = beta * C[i][j] + alpha * B[i][j] * A[i][i] + alpha * below;
            }
    }
#pragma endscop
}
