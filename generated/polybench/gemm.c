/*
 * General matrix multiplication, C = alpha * A * B + beta * C: A is ni x nk, B is nk x nj, C is ni x nj.
 * The rows of B are added up into a row of C, so that everything is read along its rows.
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

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

/* c[row * c_row + column] *= s0
 * for r0 < 1200, row < 5, column < 40:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 5 x 5 accumulators, 8 + 8 + 8 + 8 + 8 columns of double. */
static __attribute__((noinline)) void px_kernel_5x40(const double *restrict a, const double *restrict b, double *restrict c, double alpha, double s0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1200;
    const long c_row = 1100;
    const long count0 = 1200;
    const long a_stride0 = 1;
    const long b_stride0 = 40;
    px_f64x8 c0_0 = *(const px_f64x8 *)&c[0];
    px_f64x8 c0_1 = *(const px_f64x8 *)&c[8];
    px_f64x8 c0_2 = *(const px_f64x8 *)&c[16];
    px_f64x8 c0_3 = *(const px_f64x8 *)&c[24];
    px_f64x8 c0_4 = *(const px_f64x8 *)&c[32];
    px_f64x8 c1_0 = *(const px_f64x8 *)&c[c_row];
    px_f64x8 c1_1 = *(const px_f64x8 *)&c[c_row + 8];
    px_f64x8 c1_2 = *(const px_f64x8 *)&c[c_row + 16];
    px_f64x8 c1_3 = *(const px_f64x8 *)&c[c_row + 24];
    px_f64x8 c1_4 = *(const px_f64x8 *)&c[c_row + 32];
    px_f64x8 c2_0 = *(const px_f64x8 *)&c[2 * c_row];
    px_f64x8 c2_1 = *(const px_f64x8 *)&c[2 * c_row + 8];
    px_f64x8 c2_2 = *(const px_f64x8 *)&c[2 * c_row + 16];
    px_f64x8 c2_3 = *(const px_f64x8 *)&c[2 * c_row + 24];
    px_f64x8 c2_4 = *(const px_f64x8 *)&c[2 * c_row + 32];
    px_f64x8 c3_0 = *(const px_f64x8 *)&c[3 * c_row];
    px_f64x8 c3_1 = *(const px_f64x8 *)&c[3 * c_row + 8];
    px_f64x8 c3_2 = *(const px_f64x8 *)&c[3 * c_row + 16];
    px_f64x8 c3_3 = *(const px_f64x8 *)&c[3 * c_row + 24];
    px_f64x8 c3_4 = *(const px_f64x8 *)&c[3 * c_row + 32];
    px_f64x8 c4_0 = *(const px_f64x8 *)&c[4 * c_row];
    px_f64x8 c4_1 = *(const px_f64x8 *)&c[4 * c_row + 8];
    px_f64x8 c4_2 = *(const px_f64x8 *)&c[4 * c_row + 16];
    px_f64x8 c4_3 = *(const px_f64x8 *)&c[4 * c_row + 24];
    px_f64x8 c4_4 = *(const px_f64x8 *)&c[4 * c_row + 32];
    c0_0 = c0_0 * s0;
    c0_1 = c0_1 * s0;
    c0_2 = c0_2 * s0;
    c0_3 = c0_3 * s0;
    c0_4 = c0_4 * s0;
    c1_0 = c1_0 * s0;
    c1_1 = c1_1 * s0;
    c1_2 = c1_2 * s0;
    c1_3 = c1_3 * s0;
    c1_4 = c1_4 * s0;
    c2_0 = c2_0 * s0;
    c2_1 = c2_1 * s0;
    c2_2 = c2_2 * s0;
    c2_3 = c2_3 * s0;
    c2_4 = c2_4 * s0;
    c3_0 = c3_0 * s0;
    c3_1 = c3_1 * s0;
    c3_2 = c3_2 * s0;
    c3_3 = c3_3 * s0;
    c3_4 = c3_4 * s0;
    c4_0 = c4_0 * s0;
    c4_1 = c4_1 * s0;
    c4_2 = c4_2 * s0;
    c4_3 = c4_3 * s0;
    c4_4 = c4_4 * s0;

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const px_f64x8 b2 = *(const volatile px_f64x8 *)&bt[16];
        const px_f64x8 b3 = *(const volatile px_f64x8 *)&bt[24];
        const px_f64x8 b4 = *(const volatile px_f64x8 *)&bt[32];
        const double a0 = alpha * at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3; c0_4 += a0 * b4;
        const double a1 = alpha * at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2; c1_3 += a1 * b3; c1_4 += a1 * b4;
        const double a2 = alpha * at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2; c2_3 += a2 * b3; c2_4 += a2 * b4;
        const double a3 = alpha * at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2; c3_3 += a3 * b3; c3_4 += a3 * b4;
        const double a4 = alpha * at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2; c4_3 += a4 * b3; c4_4 += a4 * b4;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[16] = c0_2;
    *(px_f64x8 *)&c[24] = c0_3;
    *(px_f64x8 *)&c[32] = c0_4;
    *(px_f64x8 *)&c[c_row] = c1_0;
    *(px_f64x8 *)&c[c_row + 8] = c1_1;
    *(px_f64x8 *)&c[c_row + 16] = c1_2;
    *(px_f64x8 *)&c[c_row + 24] = c1_3;
    *(px_f64x8 *)&c[c_row + 32] = c1_4;
    *(px_f64x8 *)&c[2 * c_row] = c2_0;
    *(px_f64x8 *)&c[2 * c_row + 8] = c2_1;
    *(px_f64x8 *)&c[2 * c_row + 16] = c2_2;
    *(px_f64x8 *)&c[2 * c_row + 24] = c2_3;
    *(px_f64x8 *)&c[2 * c_row + 32] = c2_4;
    *(px_f64x8 *)&c[3 * c_row] = c3_0;
    *(px_f64x8 *)&c[3 * c_row + 8] = c3_1;
    *(px_f64x8 *)&c[3 * c_row + 16] = c3_2;
    *(px_f64x8 *)&c[3 * c_row + 24] = c3_3;
    *(px_f64x8 *)&c[3 * c_row + 32] = c3_4;
    *(px_f64x8 *)&c[4 * c_row] = c4_0;
    *(px_f64x8 *)&c[4 * c_row + 8] = c4_1;
    *(px_f64x8 *)&c[4 * c_row + 16] = c4_2;
    *(px_f64x8 *)&c[4 * c_row + 24] = c4_3;
    *(px_f64x8 *)&c[4 * c_row + 32] = c4_4;
}

/* c[row * c_row + column] *= s0
 * for r0 < 1200, row < 8, column < 20:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 8 + 8 + 4 columns of double. */
static __attribute__((noinline)) void px_kernel_8x20(const double *restrict a, const double *restrict b, double *restrict c, double alpha, double s0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    typedef double px_f64x4 __attribute__((vector_size(32), aligned(8), may_alias));
    const long a_row = 1200;
    const long c_row = 1100;
    const long count0 = 1200;
    const long a_stride0 = 1;
    const long b_stride0 = 24;
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
    c0_0 = c0_0 * s0;
    c0_1 = c0_1 * s0;
    c0_2 = c0_2 * s0;
    c1_0 = c1_0 * s0;
    c1_1 = c1_1 * s0;
    c1_2 = c1_2 * s0;
    c2_0 = c2_0 * s0;
    c2_1 = c2_1 * s0;
    c2_2 = c2_2 * s0;
    c3_0 = c3_0 * s0;
    c3_1 = c3_1 * s0;
    c3_2 = c3_2 * s0;
    c4_0 = c4_0 * s0;
    c4_1 = c4_1 * s0;
    c4_2 = c4_2 * s0;
    c5_0 = c5_0 * s0;
    c5_1 = c5_1 * s0;
    c5_2 = c5_2 * s0;
    c6_0 = c6_0 * s0;
    c6_1 = c6_1 * s0;
    c6_2 = c6_2 * s0;
    c7_0 = c7_0 * s0;
    c7_1 = c7_1 * s0;
    c7_2 = c7_2 * s0;

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const px_f64x4 b2 = *(const volatile px_f64x4 *)&bt[16];
        const double a0 = alpha * at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
        const double a1 = alpha * at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2;
        const double a2 = alpha * at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2;
        const double a3 = alpha * at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2;
        const double a4 = alpha * at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2;
        const double a5 = alpha * at[5 * a_row];
        c5_0 += a5 * b0; c5_1 += a5 * b1; c5_2 += a5 * b2;
        const double a6 = alpha * at[6 * a_row];
        c6_0 += a6 * b0; c6_1 += a6 * b1; c6_2 += a6 * b2;
        const double a7 = alpha * at[7 * a_row];
        c7_0 += a7 * b0; c7_1 += a7 * b1; c7_2 += a7 * b2;
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
}

/* c[row * c_row + column] *= s0
 * for r0 < count0, row < 14, column < 16:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 14 x 2 accumulators, 8 + 8 columns of double. */
static void px_kernel_14x16(const double *restrict a, const double *restrict b, double *restrict c, double alpha, double s0, long a_row, long c_row, long count0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_stride0 = 1;
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
    c0_0 = c0_0 * s0;
    c0_1 = c0_1 * s0;
    c1_0 = c1_0 * s0;
    c1_1 = c1_1 * s0;
    c2_0 = c2_0 * s0;
    c2_1 = c2_1 * s0;
    c3_0 = c3_0 * s0;
    c3_1 = c3_1 * s0;
    c4_0 = c4_0 * s0;
    c4_1 = c4_1 * s0;
    c5_0 = c5_0 * s0;
    c5_1 = c5_1 * s0;
    c6_0 = c6_0 * s0;
    c6_1 = c6_1 * s0;
    c7_0 = c7_0 * s0;
    c7_1 = c7_1 * s0;
    c8_0 = c8_0 * s0;
    c8_1 = c8_1 * s0;
    c9_0 = c9_0 * s0;
    c9_1 = c9_1 * s0;
    c10_0 = c10_0 * s0;
    c10_1 = c10_1 * s0;
    c11_0 = c11_0 * s0;
    c11_1 = c11_1 * s0;
    c12_0 = c12_0 * s0;
    c12_1 = c12_1 * s0;
    c13_0 = c13_0 * s0;
    c13_1 = c13_1 * s0;

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const double a0 = alpha * at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1;
        const double a1 = alpha * at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1;
        const double a2 = alpha * at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1;
        const double a3 = alpha * at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1;
        const double a4 = alpha * at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1;
        const double a5 = alpha * at[5 * a_row];
        c5_0 += a5 * b0; c5_1 += a5 * b1;
        const double a6 = alpha * at[6 * a_row];
        c6_0 += a6 * b0; c6_1 += a6 * b1;
        const double a7 = alpha * at[7 * a_row];
        c7_0 += a7 * b0; c7_1 += a7 * b1;
        const double a8 = alpha * at[8 * a_row];
        c8_0 += a8 * b0; c8_1 += a8 * b1;
        const double a9 = alpha * at[9 * a_row];
        c9_0 += a9 * b0; c9_1 += a9 * b1;
        const double a10 = alpha * at[10 * a_row];
        c10_0 += a10 * b0; c10_1 += a10 * b1;
        const double a11 = alpha * at[11 * a_row];
        c11_0 += a11 * b0; c11_1 += a11 * b1;
        const double a12 = alpha * at[12 * a_row];
        c12_0 += a12 * b0; c12_1 += a12 * b1;
        const double a13 = alpha * at[13 * a_row];
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

/* c[row * c_row + column] *= s0
 * for r0 < count0, row < rows <= 7, column < 16:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 7 x 2 accumulators, 8 + 8 columns of double. */
static void px_edge_7x16(const double *restrict a, const double *restrict b, double *restrict c, double alpha, double s0, long rows, long a_row, long c_row, long count0, long b_stride0)
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
    c0_0 = c0_0 * s0;
    c0_1 = c0_1 * s0;
    c1_0 = c1_0 * s0;
    c1_1 = c1_1 * s0;
    c2_0 = c2_0 * s0;
    c2_1 = c2_1 * s0;
    c3_0 = c3_0 * s0;
    c3_1 = c3_1 * s0;
    c4_0 = c4_0 * s0;
    c4_1 = c4_1 * s0;
    c5_0 = c5_0 * s0;
    c5_1 = c5_1 * s0;
    c6_0 = c6_0 * s0;
    c6_1 = c6_1 * s0;

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const double a0 = alpha * at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1;
        const double a1 = alpha * at[a_row1];
        c1_0 += a1 * b0; c1_1 += a1 * b1;
        const double a2 = alpha * at[a_row2];
        c2_0 += a2 * b0; c2_1 += a2 * b1;
        const double a3 = alpha * at[a_row3];
        c3_0 += a3 * b0; c3_1 += a3 * b1;
        const double a4 = alpha * at[a_row4];
        c4_0 += a4 * b0; c4_1 += a4 * b1;
        const double a5 = alpha * at[a_row5];
        c5_0 += a5 * b0; c5_1 += a5 * b1;
        const double a6 = alpha * at[a_row6];
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

/* c[row * c_row + column] *= s0
 * for r0 < count0, row < 8, column < columns <= 8:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 1 accumulators, 8 columns of double. */
static void px_edge_8x8(const double *restrict a, const double *restrict b, double *restrict c, double alpha, double s0, long columns, long a_row, long c_row, long count0, long b_stride0)
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
    c0_0 = c0_0 * s0;
    c1_0 = c1_0 * s0;
    c2_0 = c2_0 * s0;
    c3_0 = c3_0 * s0;
    c4_0 = c4_0 * s0;
    c5_0 = c5_0 * s0;
    c6_0 = c6_0 * s0;
    c7_0 = c7_0 * s0;

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        px_f64x8 b0; px_load_f64x8(&b0, &bt[0], columns);
        const double a0 = alpha * at[0];
        c0_0 += a0 * b0;
        const double a1 = alpha * at[a_row];
        c1_0 += a1 * b0;
        const double a2 = alpha * at[2 * a_row];
        c2_0 += a2 * b0;
        const double a3 = alpha * at[3 * a_row];
        c3_0 += a3 * b0;
        const double a4 = alpha * at[4 * a_row];
        c4_0 += a4 * b0;
        const double a5 = alpha * at[5 * a_row];
        c5_0 += a5 * b0;
        const double a6 = alpha * at[6 * a_row];
        c6_0 += a6 * b0;
        const double a7 = alpha * at[7 * a_row];
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

/* c[row * c_row + column] *= s0
 * for r0 < count0, row < rows <= 4, column < columns <= 8:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 4 x 1 accumulators, 8 columns of double. */
static void px_edge_4x8(const double *restrict a, const double *restrict b, double *restrict c, double alpha, double s0, long rows, long columns, long a_row, long c_row, long count0, long b_stride0)
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
    c0_0 = c0_0 * s0;
    c1_0 = c1_0 * s0;
    c2_0 = c2_0 * s0;
    c3_0 = c3_0 * s0;

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        px_f64x8 b0; px_load_f64x8(&b0, &bt[0], columns);
        const double a0 = alpha * at[0];
        c0_0 += a0 * b0;
        const double a1 = alpha * at[a_row1];
        c1_0 += a1 * b0;
        const double a2 = alpha * at[a_row2];
        c2_0 += a2 * b0;
        const double a3 = alpha * at[a_row3];
        c3_0 += a3 * b0;
    }

    px_store_f64x8(&c[0], &c0_0, columns);
    px_store_f64x8(&c[c_row1], &c1_0, columns);
    px_store_f64x8(&c[c_row2], &c2_0, columns);
    px_store_f64x8(&c[c_row3], &c3_0, columns);
}

void gemm(int ni, int nj, int nk, double alpha, double beta, const double A[restrict ni][nk],
          const double B[restrict nk][nj], double C[restrict ni][nj])
{
#pragma polyxform size(ni = 1000, nj = 1100, nk = 1200)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (ni == 1000 && nj == 1100 && nk == 1200) {
        /* pack B in panels of 40 columns; interchange to j, i; microkernel of 5 x i rows and 40 x j columns over k; which begins with C *= beta */
        double *px_B = px_allocate(sizeof(double), 1324800);
        if (px_B) {
            #pragma omp parallel for schedule(static)
            for (long k_group = 0; k_group < 1200; k_group += 32) {
                for (long j_panel = 0; j_panel < 1080; j_panel += 40) {
                    for (long k = 0; k < px_min(32, 1200 - k_group); k++) {
                        for (long j = 0; j < 40; j++) {
                            px_B[1200 * j_panel + 40 * k_group + 40 * k + j] = B[k_group + k][j_panel + j];
                        }
                    }
                }
            }
            for (long k_group = 0; k_group < 1200; k_group += 32) {
                for (long j_panel = 1080; j_panel < 1100; j_panel += 24) {
                    for (long k = 0; k < px_min(32, 1200 - k_group); k++) {
                        for (long j = 0; j < px_min(24, 1100 - j_panel); j++) {
                            px_B[1200 * j_panel + 24 * k_group + 24 * k + j] = B[k_group + k][j_panel + j];
                        }
                    }
                }
            }
            #pragma omp parallel for collapse(2) schedule(static)
            for (long j_tile = 0; j_tile < 1080; j_tile += 40) {
                for (long i_tile = 0; i_tile < 1000; i_tile += 5) {
                    px_kernel_5x40(&A[i_tile][0], &px_B[1200 * j_tile], &C[i_tile][j_tile], alpha, beta);
                }
            }
            #pragma omp parallel for schedule(static)
            for (long i_tile = 0; i_tile < 1000; i_tile += 8) {
                px_kernel_8x20(&A[i_tile][0], &px_B[1296000], &C[i_tile][1080], alpha, beta);
            }
        } else {
            for (int i = 0; i < ni; i++) {
                for (int j = 0; j < nj; j++)
                    C[i][j] *= beta;
                for (int k = 0; k < nk; k++)
                    for (int j = 0; j < nj; j++)
                        C[i][j] += alpha * A[i][k] * B[k][j];
            }
        }
        px_release(px_B);
    } else if ((long)ni * (long)nj * (long)nk >= 3000) {
        /* interchange to j, i; microkernel of 14 x i rows and 16 x j columns over k; which begins with C *= beta */
        if (ni >= 1) {
            #pragma omp parallel for schedule(static) if((long)ni * (long)nk * (long)nj >= 10000)
            for (long j_tile = 0; j_tile <= nj - 16; j_tile += 16) {
                for (long i_tile = 0; i_tile <= ni - 14; i_tile += 14) {
                    px_kernel_14x16(
                        &A[i_tile][0], &B[0][j_tile], &C[i_tile][j_tile], alpha, beta, nk, nj, nk, nj);
                }
                for (long i_tile = ni - (ni % 14); i_tile < ni; i_tile += 7) {
                    px_edge_7x16(
                        &A[i_tile][0], &B[0][j_tile], &C[i_tile][j_tile], alpha, beta,
                        px_min(ni - i_tile, 7), nk, nj, nk, nj);
                }
            }
            if (nj >= 1) {
                #pragma omp parallel for schedule(static)
                for (long j_tile = nj - (nj % 16); j_tile < nj; j_tile += 8) {
                    for (long i_tile = 0; i_tile <= ni - 8; i_tile += 8) {
                        px_edge_8x8(
                            &A[i_tile][0], &B[0][j_tile], &C[i_tile][j_tile], alpha, beta,
                            px_min(nj - j_tile, 8), nk, nj, nk, nj);
                    }
                    for (long i_tile = ni - (ni % 8); i_tile < ni; i_tile += 4) {
                        px_edge_4x8(
                            &A[i_tile][0], &B[0][j_tile], &C[i_tile][j_tile], alpha, beta,
                            px_min(ni - i_tile, 4), px_min(nj - j_tile, 8), nk, nj, nk, nj);
                    }
                }
            }
        }
    } else {
        for (int i = 0; i < ni; i++) {
            for (int j = 0; j < nj; j++)
                C[i][j] *= beta;
            for (int k = 0; k < nk; k++)
                for (int j = 0; j < nj; j++)
                    C[i][j] += alpha * A[i][k] * B[k][j];
        }
    }
#pragma endscop
}
