/*
 * A chain of vector operations around one matrix:
 *
 *   A += u1 * v1^T + u2 * v2^T
 *   x += beta * A^T * y + z
 *   w += alpha * A * x
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_floordiv(long a, long b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }

/* for r0 < 2000, row < 1, column < 104:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] += d0[row * d0_row + column]
 * In registers: 1 x 13 accumulators, 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 columns of double. */
static __attribute__((noinline)) void px_kernel_1x104(const double *restrict a, const double *restrict b, double *restrict c, const double *restrict d0, double alpha)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long count0 = 2000;
    const long a_stride0 = 1;
    const long b_stride0 = 2000;
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
    __builtin_prefetch(&d0[0], 0, 3);
    __builtin_prefetch(&d0[8], 0, 3);
    __builtin_prefetch(&d0[16], 0, 3);
    __builtin_prefetch(&d0[24], 0, 3);
    __builtin_prefetch(&d0[32], 0, 3);
    __builtin_prefetch(&d0[40], 0, 3);
    __builtin_prefetch(&d0[48], 0, 3);
    __builtin_prefetch(&d0[56], 0, 3);
    __builtin_prefetch(&d0[64], 0, 3);
    __builtin_prefetch(&d0[72], 0, 3);
    __builtin_prefetch(&d0[80], 0, 3);
    __builtin_prefetch(&d0[88], 0, 3);
    __builtin_prefetch(&d0[96], 0, 3);
    __builtin_prefetch(&c[0], 1, 3);
    __builtin_prefetch(&c[8], 1, 3);
    __builtin_prefetch(&c[16], 1, 3);
    __builtin_prefetch(&c[24], 1, 3);
    __builtin_prefetch(&c[32], 1, 3);
    __builtin_prefetch(&c[40], 1, 3);
    __builtin_prefetch(&c[48], 1, 3);
    __builtin_prefetch(&c[56], 1, 3);
    __builtin_prefetch(&c[64], 1, 3);
    __builtin_prefetch(&c[72], 1, 3);
    __builtin_prefetch(&c[80], 1, 3);
    __builtin_prefetch(&c[88], 1, 3);
    __builtin_prefetch(&c[96], 1, 3);

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
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
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3; c0_4 += a0 * b4; c0_5 += a0 * b5; c0_6 += a0 * b6; c0_7 += a0 * b7; c0_8 += a0 * b8; c0_9 += a0 * b9; c0_10 += a0 * b10; c0_11 += a0 * b11; c0_12 += a0 * b12;
    }

    c0_0 += *(const px_f64x8 *)&d0[0];
    c0_1 += *(const px_f64x8 *)&d0[8];
    c0_2 += *(const px_f64x8 *)&d0[16];
    c0_3 += *(const px_f64x8 *)&d0[24];
    c0_4 += *(const px_f64x8 *)&d0[32];
    c0_5 += *(const px_f64x8 *)&d0[40];
    c0_6 += *(const px_f64x8 *)&d0[48];
    c0_7 += *(const px_f64x8 *)&d0[56];
    c0_8 += *(const px_f64x8 *)&d0[64];
    c0_9 += *(const px_f64x8 *)&d0[72];
    c0_10 += *(const px_f64x8 *)&d0[80];
    c0_11 += *(const px_f64x8 *)&d0[88];
    c0_12 += *(const px_f64x8 *)&d0[96];
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
}

/* for r0 < 2000, row < 1, column < 24:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] += d0[row * d0_row + column]
 * In registers: 1 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_kernel_1x24(const double *restrict a, const double *restrict b, double *restrict c, const double *restrict d0, double alpha)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long count0 = 2000;
    const long a_stride0 = 1;
    const long b_stride0 = 2000;
    px_f64x8 c0_0 = *(const px_f64x8 *)&c[0];
    px_f64x8 c0_1 = *(const px_f64x8 *)&c[8];
    px_f64x8 c0_2 = *(const px_f64x8 *)&c[16];
    __builtin_prefetch(&d0[0], 0, 3);
    __builtin_prefetch(&d0[8], 0, 3);
    __builtin_prefetch(&d0[16], 0, 3);
    __builtin_prefetch(&c[0], 1, 3);
    __builtin_prefetch(&c[8], 1, 3);
    __builtin_prefetch(&c[16], 1, 3);

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

    c0_0 += *(const px_f64x8 *)&d0[0];
    c0_1 += *(const px_f64x8 *)&d0[8];
    c0_2 += *(const px_f64x8 *)&d0[16];
    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[16] = c0_2;
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

/* to[lane] = from[lane * distance] for the first `count` of 4 lanes; the others are 0. Nothing else is read. */
static inline __attribute__((always_inline)) void px_column_f64x4(void *to, const double *from, long distance, long count)
{
    double *lanes = (double *)to;
    for (int lane = 0; lane < 4; lane++) {
        lanes[lane] = lane < count ? from[lane * distance] : 0;
    }
}

/* for r0 < 2000, row < 1, column < 16:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column * b_column + r0 * b_stride0]
 * In registers: 1 x 4 accumulators, 4 + 4 + 4 + 4 columns of double. */
static void px_kernel_1x16(const double *restrict a, const double *restrict b, double *restrict c, double alpha)
{
    typedef double px_f64x4 __attribute__((vector_size(32), aligned(8), may_alias));
    const long b_column = 2000;
    const long count0 = 2000;
    const long a_stride0 = 1;
    const long b_stride0 = 1;
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
        c0_0 += at[0] * (alpha * t0_0);
        c0_0 += at[a_stride0] * (alpha * t0_1);
        px_f64x4 t1_0, t1_1;
        px_columns_f64x4(&t1_0, &t1_1, &bt[4 * b_column], b_column);
        c0_1 += at[0] * (alpha * t1_0);
        c0_1 += at[a_stride0] * (alpha * t1_1);
        px_f64x4 t2_0, t2_1;
        px_columns_f64x4(&t2_0, &t2_1, &bt[8 * b_column], b_column);
        c0_2 += at[0] * (alpha * t2_0);
        c0_2 += at[a_stride0] * (alpha * t2_1);
        px_f64x4 t3_0, t3_1;
        px_columns_f64x4(&t3_0, &t3_1, &bt[12 * b_column], b_column);
        c0_3 += at[0] * (alpha * t3_0);
        c0_3 += at[a_stride0] * (alpha * t3_1);
    }
    for (long r0 = 2 * blocks0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        px_f64x4 t0_0; px_column_f64x4(&t0_0, &bt[0], b_column, 4);
        c0_0 += at[0] * (alpha * t0_0);
        px_f64x4 t1_0; px_column_f64x4(&t1_0, &bt[4 * b_column], b_column, 4);
        c0_1 += at[0] * (alpha * t1_0);
        px_f64x4 t2_0; px_column_f64x4(&t2_0, &bt[8 * b_column], b_column, 4);
        c0_2 += at[0] * (alpha * t2_0);
        px_f64x4 t3_0; px_column_f64x4(&t3_0, &bt[12 * b_column], b_column, 4);
        c0_3 += at[0] * (alpha * t3_0);
    }

    *(px_f64x4 *)&c[0] = c0_0;
    *(px_f64x4 *)&c[4] = c0_1;
    *(px_f64x4 *)&c[8] = c0_2;
    *(px_f64x4 *)&c[12] = c0_3;
}

/* for r0 < count0, row < 1, column < 104:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] += d0[row * d0_row + column]
 * In registers: 1 x 13 accumulators, 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 columns of double. */
static void px_kernel_1x104_2(const double *restrict a, const double *restrict b, double *restrict c, const double *restrict d0, double alpha, long count0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_stride0 = 1;
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

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
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
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3; c0_4 += a0 * b4; c0_5 += a0 * b5; c0_6 += a0 * b6; c0_7 += a0 * b7; c0_8 += a0 * b8; c0_9 += a0 * b9; c0_10 += a0 * b10; c0_11 += a0 * b11; c0_12 += a0 * b12;
    }

    c0_0 += *(const px_f64x8 *)&d0[0];
    c0_1 += *(const px_f64x8 *)&d0[8];
    c0_2 += *(const px_f64x8 *)&d0[16];
    c0_3 += *(const px_f64x8 *)&d0[24];
    c0_4 += *(const px_f64x8 *)&d0[32];
    c0_5 += *(const px_f64x8 *)&d0[40];
    c0_6 += *(const px_f64x8 *)&d0[48];
    c0_7 += *(const px_f64x8 *)&d0[56];
    c0_8 += *(const px_f64x8 *)&d0[64];
    c0_9 += *(const px_f64x8 *)&d0[72];
    c0_10 += *(const px_f64x8 *)&d0[80];
    c0_11 += *(const px_f64x8 *)&d0[88];
    c0_12 += *(const px_f64x8 *)&d0[96];
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

/* for r0 < count0, row < 1, column < columns <= 8:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] += d0[row * d0_row + column]
 * In registers: 1 x 1 accumulators, 8 columns of double. */
static void px_edge_1x8(const double *restrict a, const double *restrict b, double *restrict c, const double *restrict d0, double alpha, long columns, long count0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_stride0 = 1;
    if (columns < 1) return;
    px_f64x8 c0_0; px_load_f64x8(&c0_0, &c[0], columns);

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        px_f64x8 b0; px_load_f64x8(&b0, &bt[0], columns); b0 = alpha * b0;
        const double a0 = at[0];
        c0_0 += a0 * b0;
    }

    px_f64x8 d0_0_0; px_load_f64x8(&d0_0_0, &d0[0], columns);
    c0_0 += d0_0_0;
    px_store_f64x8(&c[0], &c0_0, columns);
}

/* for r0 < count0, row < 1, column < 16:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column * b_column + r0 * b_stride0]
 * In registers: 1 x 4 accumulators, 4 + 4 + 4 + 4 columns of double. */
static void px_kernel_1x16_2(const double *restrict a, const double *restrict b, double *restrict c, double alpha, long b_column, long count0)
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
        c0_0 += at[0] * (alpha * t0_0);
        c0_0 += at[a_stride0] * (alpha * t0_1);
        px_f64x4 t0_2, t0_3;
        px_columns_f64x4(&t0_2, &t0_3, &bt[2], b_column);
        c0_0 += at[2 * a_stride0] * (alpha * t0_2);
        c0_0 += at[3 * a_stride0] * (alpha * t0_3);
        px_f64x4 t0_4, t0_5;
        px_columns_f64x4(&t0_4, &t0_5, &bt[4], b_column);
        c0_0 += at[4 * a_stride0] * (alpha * t0_4);
        c0_0 += at[5 * a_stride0] * (alpha * t0_5);
        px_f64x4 t0_6, t0_7;
        px_columns_f64x4(&t0_6, &t0_7, &bt[6], b_column);
        c0_0 += at[6 * a_stride0] * (alpha * t0_6);
        c0_0 += at[7 * a_stride0] * (alpha * t0_7);
        px_f64x4 t1_0, t1_1;
        px_columns_f64x4(&t1_0, &t1_1, &bt[4 * b_column], b_column);
        c0_1 += at[0] * (alpha * t1_0);
        c0_1 += at[a_stride0] * (alpha * t1_1);
        px_f64x4 t1_2, t1_3;
        px_columns_f64x4(&t1_2, &t1_3, &bt[4 * b_column + 2], b_column);
        c0_1 += at[2 * a_stride0] * (alpha * t1_2);
        c0_1 += at[3 * a_stride0] * (alpha * t1_3);
        px_f64x4 t1_4, t1_5;
        px_columns_f64x4(&t1_4, &t1_5, &bt[4 * b_column + 4], b_column);
        c0_1 += at[4 * a_stride0] * (alpha * t1_4);
        c0_1 += at[5 * a_stride0] * (alpha * t1_5);
        px_f64x4 t1_6, t1_7;
        px_columns_f64x4(&t1_6, &t1_7, &bt[4 * b_column + 6], b_column);
        c0_1 += at[6 * a_stride0] * (alpha * t1_6);
        c0_1 += at[7 * a_stride0] * (alpha * t1_7);
        px_f64x4 t2_0, t2_1;
        px_columns_f64x4(&t2_0, &t2_1, &bt[8 * b_column], b_column);
        c0_2 += at[0] * (alpha * t2_0);
        c0_2 += at[a_stride0] * (alpha * t2_1);
        px_f64x4 t2_2, t2_3;
        px_columns_f64x4(&t2_2, &t2_3, &bt[8 * b_column + 2], b_column);
        c0_2 += at[2 * a_stride0] * (alpha * t2_2);
        c0_2 += at[3 * a_stride0] * (alpha * t2_3);
        px_f64x4 t2_4, t2_5;
        px_columns_f64x4(&t2_4, &t2_5, &bt[8 * b_column + 4], b_column);
        c0_2 += at[4 * a_stride0] * (alpha * t2_4);
        c0_2 += at[5 * a_stride0] * (alpha * t2_5);
        px_f64x4 t2_6, t2_7;
        px_columns_f64x4(&t2_6, &t2_7, &bt[8 * b_column + 6], b_column);
        c0_2 += at[6 * a_stride0] * (alpha * t2_6);
        c0_2 += at[7 * a_stride0] * (alpha * t2_7);
        px_f64x4 t3_0, t3_1;
        px_columns_f64x4(&t3_0, &t3_1, &bt[12 * b_column], b_column);
        c0_3 += at[0] * (alpha * t3_0);
        c0_3 += at[a_stride0] * (alpha * t3_1);
        px_f64x4 t3_2, t3_3;
        px_columns_f64x4(&t3_2, &t3_3, &bt[12 * b_column + 2], b_column);
        c0_3 += at[2 * a_stride0] * (alpha * t3_2);
        c0_3 += at[3 * a_stride0] * (alpha * t3_3);
        px_f64x4 t3_4, t3_5;
        px_columns_f64x4(&t3_4, &t3_5, &bt[12 * b_column + 4], b_column);
        c0_3 += at[4 * a_stride0] * (alpha * t3_4);
        c0_3 += at[5 * a_stride0] * (alpha * t3_5);
        px_f64x4 t3_6, t3_7;
        px_columns_f64x4(&t3_6, &t3_7, &bt[12 * b_column + 6], b_column);
        c0_3 += at[6 * a_stride0] * (alpha * t3_6);
        c0_3 += at[7 * a_stride0] * (alpha * t3_7);
    }
    for (long r0 = 8 * blocks0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        px_f64x4 t0_0; px_column_f64x4(&t0_0, &bt[0], b_column, 4);
        c0_0 += at[0] * (alpha * t0_0);
        px_f64x4 t1_0; px_column_f64x4(&t1_0, &bt[4 * b_column], b_column, 4);
        c0_1 += at[0] * (alpha * t1_0);
        px_f64x4 t2_0; px_column_f64x4(&t2_0, &bt[8 * b_column], b_column, 4);
        c0_2 += at[0] * (alpha * t2_0);
        px_f64x4 t3_0; px_column_f64x4(&t3_0, &bt[12 * b_column], b_column, 4);
        c0_3 += at[0] * (alpha * t3_0);
    }

    *(px_f64x4 *)&c[0] = c0_0;
    *(px_f64x4 *)&c[4] = c0_1;
    *(px_f64x4 *)&c[8] = c0_2;
    *(px_f64x4 *)&c[12] = c0_3;
}

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

/* for r0 < count0, row < 1, column < columns <= 4:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column * b_column + r0 * b_stride0]
 * In registers: 1 x 1 accumulators, 4 columns of double. */
static void px_edge_1x4(const double *restrict a, const double *restrict b, double *restrict c, double alpha, long columns, long b_column, long count0)
{
    typedef double px_f64x4 __attribute__((vector_size(32), aligned(8), may_alias));
    const long a_stride0 = 1;
    const long b_stride0 = 1;
    if (columns < 1) return;
    if (count0 < 1) return;
    px_f64x4 c0_0; px_load_f64x4(&c0_0, &c[0], columns);

    const long blocks0 = count0 / 8;
    for (long block0 = 0; block0 < blocks0; block0++) {
        const double *at = a + 8 * block0 * a_stride0;
        const double *bt = b + 8 * block0 * b_stride0;
        px_f64x4 t0_0; px_column_f64x4(&t0_0, &bt[0], b_column, columns);
        c0_0 += at[0] * (alpha * t0_0);
        px_f64x4 t0_1; px_column_f64x4(&t0_1, &bt[1], b_column, columns);
        c0_0 += at[a_stride0] * (alpha * t0_1);
        px_f64x4 t0_2; px_column_f64x4(&t0_2, &bt[2], b_column, columns);
        c0_0 += at[2 * a_stride0] * (alpha * t0_2);
        px_f64x4 t0_3; px_column_f64x4(&t0_3, &bt[3], b_column, columns);
        c0_0 += at[3 * a_stride0] * (alpha * t0_3);
        px_f64x4 t0_4; px_column_f64x4(&t0_4, &bt[4], b_column, columns);
        c0_0 += at[4 * a_stride0] * (alpha * t0_4);
        px_f64x4 t0_5; px_column_f64x4(&t0_5, &bt[5], b_column, columns);
        c0_0 += at[5 * a_stride0] * (alpha * t0_5);
        px_f64x4 t0_6; px_column_f64x4(&t0_6, &bt[6], b_column, columns);
        c0_0 += at[6 * a_stride0] * (alpha * t0_6);
        px_f64x4 t0_7; px_column_f64x4(&t0_7, &bt[7], b_column, columns);
        c0_0 += at[7 * a_stride0] * (alpha * t0_7);
    }
    for (long r0 = 8 * blocks0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        px_f64x4 t0_0; px_column_f64x4(&t0_0, &bt[0], b_column, columns);
        c0_0 += at[0] * (alpha * t0_0);
    }

    px_store_f64x4(&c[0], &c0_0, columns);
}

void gemver(int n, double alpha, double beta, double A[restrict n][n], const double u1[restrict n],
            const double v1[restrict n], const double u2[restrict n], const double v2[restrict n],
            const double y[restrict n], const double z[restrict n], double x[restrict n], double w[restrict n])
{
#pragma polyxform size(n = 2000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (n == 2000) {
        /* source order; interchange to i; microkernel of 1 rows and 104 x i columns over j; which ends with x += z[i]; turn A in registers; interchange to i; microkernel of 1 rows and 16 x i columns over j */
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 2000; i++) {
            #pragma omp simd
            for (int j = 0; j < 2000; j++) {
                A[i][j] += u1[i] * v1[j] + u2[i] * v2[j];
            }
        }
        #pragma omp parallel for schedule(static)
        for (long i_tile = 0; i_tile < 1976; i_tile += 104) {
            px_kernel_1x104(&y[0], &A[0][i_tile], &x[i_tile], &z[i_tile], beta);
        }
        px_kernel_1x24(&y[0], &A[0][1976], &x[1976], &z[1976], beta);
        #pragma omp parallel for schedule(static)
        for (long i_tile = 0; i_tile < 2000; i_tile += 16) {
            px_kernel_1x16(&x[0], &A[i_tile][0], &w[i_tile], alpha);
        }
    } else if ((long)n * (long)n >= 3000) {
        /* source order; interchange to i; microkernel of 1 rows and 104 x i columns over j; which ends with x += z[i]; turn A in registers; interchange to i; microkernel of 1 rows and 16 x i columns over j */
        #pragma omp parallel for schedule(static) if((long)n * (long)n >= 10000)
        for (int i = 0; i < n; i++) {
            #pragma omp simd
            for (int j = 0; j < n; j++) {
                A[i][j] += u1[i] * v1[j] + u2[i] * v2[j];
            }
        }
        #pragma omp parallel for schedule(static) if((long)n * (long)n >= 10000)
        for (long i_tile = 0; i_tile <= n - 104; i_tile += 104) {
            px_kernel_1x104_2(&y[0], &A[0][i_tile], &x[i_tile], &z[i_tile], beta, n, n);
        }
        if (n >= 1) {
            #pragma omp parallel for schedule(static)
            for (long i_tile = n - (n % 104); i_tile < n; i_tile += 8) {
                px_edge_1x8(&y[0], &A[0][i_tile], &x[i_tile], &z[i_tile], beta, px_min(n - i_tile, 8), n, n);
            }
        }
        #pragma omp parallel for schedule(static) if((long)n * (long)n >= 10000)
        for (long i_tile = 0; i_tile <= n - 16; i_tile += 16) {
            px_kernel_1x16_2(&x[0], &A[i_tile][0], &w[i_tile], alpha, n, n);
        }
        #pragma omp parallel for schedule(static)
        for (long i_tile = 16 * px_floordiv(n, 16); i_tile < n; i_tile += 4) {
            px_edge_1x4(&x[0], &A[i_tile][0], &w[i_tile], alpha, px_min(n - i_tile, 4), n, n);
        }
    } else {
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                A[i][j] += u1[i] * v1[j] + u2[i] * v2[j];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                x[i] += beta * A[j][i] * y[j];
        for (int i = 0; i < n; i++)
            x[i] += z[i];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                w[i] += alpha * A[i][j] * x[j];
    }
#pragma endscop
}
