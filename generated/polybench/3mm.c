/*
 * Three matrix products, G = (A * B) * (C * D).
 * A is ni x nk, B is nk x nj, C is nj x nm, D is nm x nl; E receives A * B, F receives C * D.
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

/* c[row * c_row + column] = 0
 * for r0 < 1000, row < 5, column < 40:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 5 x 5 accumulators, 8 + 8 + 8 + 8 + 8 columns of double. */
static __attribute__((noinline)) void px_kernel_5x40(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1000;
    const long c_row = 900;
    const long count0 = 1000;
    const long a_stride0 = 1;
    const long b_stride0 = 40;
    px_f64x8 c0_0 = {0};
    px_f64x8 c0_1 = {0};
    px_f64x8 c0_2 = {0};
    px_f64x8 c0_3 = {0};
    px_f64x8 c0_4 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c1_1 = {0};
    px_f64x8 c1_2 = {0};
    px_f64x8 c1_3 = {0};
    px_f64x8 c1_4 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c2_1 = {0};
    px_f64x8 c2_2 = {0};
    px_f64x8 c2_3 = {0};
    px_f64x8 c2_4 = {0};
    px_f64x8 c3_0 = {0};
    px_f64x8 c3_1 = {0};
    px_f64x8 c3_2 = {0};
    px_f64x8 c3_3 = {0};
    px_f64x8 c3_4 = {0};
    px_f64x8 c4_0 = {0};
    px_f64x8 c4_1 = {0};
    px_f64x8 c4_2 = {0};
    px_f64x8 c4_3 = {0};
    px_f64x8 c4_4 = {0};

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const px_f64x8 b2 = *(const volatile px_f64x8 *)&bt[16];
        const px_f64x8 b3 = *(const volatile px_f64x8 *)&bt[24];
        const px_f64x8 b4 = *(const volatile px_f64x8 *)&bt[32];
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

/* c[row * c_row + column] = 0
 * for r0 < 1000, row < 8, column < 20:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 8 + 8 + 4 columns of double. */
static __attribute__((noinline)) void px_kernel_8x20(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    typedef double px_f64x4 __attribute__((vector_size(32), aligned(8), may_alias));
    const long a_row = 1000;
    const long c_row = 900;
    const long count0 = 1000;
    const long a_stride0 = 1;
    const long b_stride0 = 24;
    px_f64x8 c0_0 = {0};
    px_f64x8 c0_1 = {0};
    px_f64x4 c0_2 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c1_1 = {0};
    px_f64x4 c1_2 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c2_1 = {0};
    px_f64x4 c2_2 = {0};
    px_f64x8 c3_0 = {0};
    px_f64x8 c3_1 = {0};
    px_f64x4 c3_2 = {0};
    px_f64x8 c4_0 = {0};
    px_f64x8 c4_1 = {0};
    px_f64x4 c4_2 = {0};
    px_f64x8 c5_0 = {0};
    px_f64x8 c5_1 = {0};
    px_f64x4 c5_2 = {0};
    px_f64x8 c6_0 = {0};
    px_f64x8 c6_1 = {0};
    px_f64x4 c6_2 = {0};
    px_f64x8 c7_0 = {0};
    px_f64x8 c7_1 = {0};
    px_f64x4 c7_2 = {0};

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

/* c[row * c_row + column] = 0
 * for r0 < 1200, row < 5, column < 40:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 5 x 5 accumulators, 8 + 8 + 8 + 8 + 8 columns of double. */
static __attribute__((noinline)) void px_kernel_5x40_2(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1200;
    const long c_row = 1100;
    const long count0 = 1200;
    const long a_stride0 = 1;
    const long b_stride0 = 40;
    px_f64x8 c0_0 = {0};
    px_f64x8 c0_1 = {0};
    px_f64x8 c0_2 = {0};
    px_f64x8 c0_3 = {0};
    px_f64x8 c0_4 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c1_1 = {0};
    px_f64x8 c1_2 = {0};
    px_f64x8 c1_3 = {0};
    px_f64x8 c1_4 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c2_1 = {0};
    px_f64x8 c2_2 = {0};
    px_f64x8 c2_3 = {0};
    px_f64x8 c2_4 = {0};
    px_f64x8 c3_0 = {0};
    px_f64x8 c3_1 = {0};
    px_f64x8 c3_2 = {0};
    px_f64x8 c3_3 = {0};
    px_f64x8 c3_4 = {0};
    px_f64x8 c4_0 = {0};
    px_f64x8 c4_1 = {0};
    px_f64x8 c4_2 = {0};
    px_f64x8 c4_3 = {0};
    px_f64x8 c4_4 = {0};

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const px_f64x8 b2 = *(const volatile px_f64x8 *)&bt[16];
        const px_f64x8 b3 = *(const volatile px_f64x8 *)&bt[24];
        const px_f64x8 b4 = *(const volatile px_f64x8 *)&bt[32];
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

/* c[row * c_row + column] = 0
 * for r0 < 1200, row < 9, column < 20:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 9 x 3 accumulators, 8 + 8 + 4 columns of double. */
static __attribute__((noinline)) void px_kernel_9x20(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    typedef double px_f64x4 __attribute__((vector_size(32), aligned(8), may_alias));
    const long a_row = 1200;
    const long c_row = 1100;
    const long count0 = 1200;
    const long a_stride0 = 1;
    const long b_stride0 = 24;
    px_f64x8 c0_0 = {0};
    px_f64x8 c0_1 = {0};
    px_f64x4 c0_2 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c1_1 = {0};
    px_f64x4 c1_2 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c2_1 = {0};
    px_f64x4 c2_2 = {0};
    px_f64x8 c3_0 = {0};
    px_f64x8 c3_1 = {0};
    px_f64x4 c3_2 = {0};
    px_f64x8 c4_0 = {0};
    px_f64x8 c4_1 = {0};
    px_f64x4 c4_2 = {0};
    px_f64x8 c5_0 = {0};
    px_f64x8 c5_1 = {0};
    px_f64x4 c5_2 = {0};
    px_f64x8 c6_0 = {0};
    px_f64x8 c6_1 = {0};
    px_f64x4 c6_2 = {0};
    px_f64x8 c7_0 = {0};
    px_f64x8 c7_1 = {0};
    px_f64x4 c7_2 = {0};
    px_f64x8 c8_0 = {0};
    px_f64x8 c8_1 = {0};
    px_f64x4 c8_2 = {0};

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

/* c[row * c_row + column] = 0
 * for r0 < 900, row < 5, column < 40:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 5 x 5 accumulators, 8 + 8 + 8 + 8 + 8 columns of double. */
static __attribute__((noinline)) void px_kernel_5x40_3(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 900;
    const long c_row = 1100;
    const long count0 = 900;
    const long a_stride0 = 1;
    const long b_stride0 = 1100;
    px_f64x8 c0_0 = {0};
    px_f64x8 c0_1 = {0};
    px_f64x8 c0_2 = {0};
    px_f64x8 c0_3 = {0};
    px_f64x8 c0_4 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c1_1 = {0};
    px_f64x8 c1_2 = {0};
    px_f64x8 c1_3 = {0};
    px_f64x8 c1_4 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c2_1 = {0};
    px_f64x8 c2_2 = {0};
    px_f64x8 c2_3 = {0};
    px_f64x8 c2_4 = {0};
    px_f64x8 c3_0 = {0};
    px_f64x8 c3_1 = {0};
    px_f64x8 c3_2 = {0};
    px_f64x8 c3_3 = {0};
    px_f64x8 c3_4 = {0};
    px_f64x8 c4_0 = {0};
    px_f64x8 c4_1 = {0};
    px_f64x8 c4_2 = {0};
    px_f64x8 c4_3 = {0};
    px_f64x8 c4_4 = {0};

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const px_f64x8 b2 = *(const volatile px_f64x8 *)&bt[16];
        const px_f64x8 b3 = *(const volatile px_f64x8 *)&bt[24];
        const px_f64x8 b4 = *(const volatile px_f64x8 *)&bt[32];
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

/* c[row * c_row + column] = 0
 * for r0 < 900, row < 8, column < 20:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 8 + 8 + 4 columns of double. */
static __attribute__((noinline)) void px_kernel_8x20_2(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    typedef double px_f64x4 __attribute__((vector_size(32), aligned(8), may_alias));
    const long a_row = 900;
    const long c_row = 1100;
    const long count0 = 900;
    const long a_stride0 = 1;
    const long b_stride0 = 1100;
    px_f64x8 c0_0 = {0};
    px_f64x8 c0_1 = {0};
    px_f64x4 c0_2 = {0};
    px_f64x8 c1_0 = {0};
    px_f64x8 c1_1 = {0};
    px_f64x4 c1_2 = {0};
    px_f64x8 c2_0 = {0};
    px_f64x8 c2_1 = {0};
    px_f64x4 c2_2 = {0};
    px_f64x8 c3_0 = {0};
    px_f64x8 c3_1 = {0};
    px_f64x4 c3_2 = {0};
    px_f64x8 c4_0 = {0};
    px_f64x8 c4_1 = {0};
    px_f64x4 c4_2 = {0};
    px_f64x8 c5_0 = {0};
    px_f64x8 c5_1 = {0};
    px_f64x4 c5_2 = {0};
    px_f64x8 c6_0 = {0};
    px_f64x8 c6_1 = {0};
    px_f64x4 c6_2 = {0};
    px_f64x8 c7_0 = {0};
    px_f64x8 c7_1 = {0};
    px_f64x4 c7_2 = {0};

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

/* c[row * c_row + column] = 0
 * for r0 < count0, row < 8, column < 24:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_kernel_8x24(const double *restrict a, const double *restrict b, double *restrict c, long a_row, long c_row, long count0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_stride0 = 1;
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
static void px_edge_4x24(const double *restrict a, const double *restrict b, double *restrict c, long rows, long a_row, long c_row, long count0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_stride0 = 1;
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
static void px_edge_8x8(const double *restrict a, const double *restrict b, double *restrict c, long columns, long a_row, long c_row, long count0, long b_stride0)
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
 * for r0 < count0, row < 14, column < 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 14 x 2 accumulators, 8 + 8 columns of double. */
static void px_kernel_14x16(const double *restrict a, const double *restrict b, double *restrict c, long a_row, long c_row, long count0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_stride0 = 1;
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
static void px_edge_7x16(const double *restrict a, const double *restrict b, double *restrict c, long rows, long a_row, long c_row, long count0, long b_stride0)
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

/* c[row * c_row + column] = 0
 * for r0 < count0, row < 6, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 6 x 4 accumulators, 8 + 8 + 8 + 8 columns of double. */
static void px_kernel_6x32(const double *restrict a, const double *restrict b, double *restrict c, long a_row, long c_row, long count0, long b_stride0)
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
static void px_edge_3x32(const double *restrict a, const double *restrict b, double *restrict c, long rows, long a_row, long c_row, long count0, long b_stride0)
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

void three_products(int ni, int nj, int nk, int nl, int nm, const double A[restrict ni][nk],
                    const double B[restrict nk][nj], const double C[restrict nj][nm], const double D[restrict nm][nl],
                    double E[restrict ni][nj], double F[restrict nj][nl], double G[restrict ni][nl])
{
#pragma polyxform size(ni = 800, nj = 900, nk = 1000, nl = 1100, nm = 1200)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (ni == 800 && nj == 900 && nk == 1000 && nl == 1100 && nm == 1200) {
        /* pack B in panels of 40 columns; interchange to j, i; microkernel of 5 x i rows and 40 x j columns over k; which begins with E = 0; pack D in panels of 40 columns; interchange to l, j; microkernel of 5 x j rows and 40 x l columns over m; which begins with F = 0; interchange to l, i; microkernel of 5 x i rows and 40 x l columns over j; which begins with G = 0 */
        double *px_B = px_allocate(sizeof(double), 904000);
        double *px_D = px_allocate(sizeof(double), 1324800);
        if (px_B && px_D) {
            #pragma omp parallel for schedule(static)
            for (long k_group = 0; k_group < 1000; k_group += 32) {
                for (long j_panel = 0; j_panel < 880; j_panel += 40) {
                    for (long k = 0; k < px_min(32, 1000 - k_group); k++) {
                        for (long j = 0; j < 40; j++) {
                            px_B[1000 * j_panel + 40 * k_group + 40 * k + j] = B[k_group + k][j_panel + j];
                        }
                    }
                }
            }
            for (long k_group = 0; k_group < 1000; k_group += 32) {
                for (long j_panel = 880; j_panel < 900; j_panel += 24) {
                    for (long k = 0; k < px_min(32, 1000 - k_group); k++) {
                        for (long j = 0; j < px_min(24, 900 - j_panel); j++) {
                            px_B[1000 * j_panel + 24 * k_group + 24 * k + j] = B[k_group + k][j_panel + j];
                        }
                    }
                }
            }
            #pragma omp parallel for schedule(static)
            for (long m_group = 0; m_group < 1200; m_group += 32) {
                for (long l_panel = 0; l_panel < 1080; l_panel += 40) {
                    for (long m = 0; m < px_min(32, 1200 - m_group); m++) {
                        for (long l = 0; l < 40; l++) {
                            px_D[1200 * l_panel + 40 * m_group + 40 * m + l] = D[m_group + m][l_panel + l];
                        }
                    }
                }
            }
            for (long m_group = 0; m_group < 1200; m_group += 32) {
                for (long l_panel = 1080; l_panel < 1100; l_panel += 24) {
                    for (long m = 0; m < px_min(32, 1200 - m_group); m++) {
                        for (long l = 0; l < px_min(24, 1100 - l_panel); l++) {
                            px_D[1200 * l_panel + 24 * m_group + 24 * m + l] = D[m_group + m][l_panel + l];
                        }
                    }
                }
            }
            #pragma omp parallel for collapse(2) schedule(static)
            for (long j_tile = 0; j_tile < 880; j_tile += 40) {
                for (long i_tile = 0; i_tile < 800; i_tile += 5) {
                    px_kernel_5x40(&A[i_tile][0], &px_B[1000 * j_tile], &E[i_tile][j_tile]);
                }
            }
            #pragma omp parallel for schedule(static)
            for (long i_tile = 0; i_tile < 800; i_tile += 8) {
                px_kernel_8x20(&A[i_tile][0], &px_B[880000], &E[i_tile][880]);
            }
            #pragma omp parallel for collapse(2) schedule(static)
            for (long l_tile = 0; l_tile < 1080; l_tile += 40) {
                for (long j_tile = 0; j_tile < 900; j_tile += 5) {
                    px_kernel_5x40_2(&C[j_tile][0], &px_D[1200 * l_tile], &F[j_tile][l_tile]);
                }
            }
            #pragma omp parallel for schedule(static)
            for (long j_tile = 0; j_tile < 900; j_tile += 9) {
                px_kernel_9x20(&C[j_tile][0], &px_D[1296000], &F[j_tile][1080]);
            }
            #pragma omp parallel for collapse(2) schedule(static)
            for (long l_tile = 0; l_tile < 1080; l_tile += 40) {
                for (long i_tile = 0; i_tile < 800; i_tile += 5) {
                    px_kernel_5x40_3(&E[i_tile][0], &F[0][l_tile], &G[i_tile][l_tile]);
                }
            }
            #pragma omp parallel for schedule(static)
            for (long i_tile = 0; i_tile < 800; i_tile += 8) {
                px_kernel_8x20_2(&E[i_tile][0], &F[0][1080], &G[i_tile][1080]);
            }
        } else {
    /* E = A * B */
    for (int i = 0; i < ni; i++)
        for (int j = 0; j < nj; j++) {
            E[i][j] = 0.0;
            for (int k = 0; k < nk; k++)
                E[i][j] += A[i][k] * B[k][j];
        }
    /* F = C * D */
    for (int j = 0; j < nj; j++)
        for (int l = 0; l < nl; l++) {
            F[j][l] = 0.0;
            for (int m = 0; m < nm; m++)
                F[j][l] += C[j][m] * D[m][l];
        }
    /* G = E * F */
    for (int i = 0; i < ni; i++)
        for (int l = 0; l < nl; l++) {
            G[i][l] = 0.0;
            for (int j = 0; j < nj; j++)
                G[i][l] += E[i][j] * F[j][l];
        }
        }
        px_release(px_B);
        px_release(px_D);
    } else if (((long)ni * (long)nj * (long)nk >= 3000 || (long)ni * (long)nj * (long)nl >= 3000 || (long)nj * (long)nl * (long)nm >= 3000)) {
        /* interchange to j, i; microkernel of 8 x i rows and 24 x j columns over k; which begins with E = 0; interchange to l, j; microkernel of 14 x j rows and 16 x l columns over m; which begins with F = 0; interchange to l, i; microkernel of 6 x i rows and 32 x l columns over j; which begins with G = 0 */
        if (ni >= 1) {
            #pragma omp parallel for schedule(static) if((long)ni * (long)nj * (long)nk >= 10000)
            for (long j_tile = 0; j_tile <= nj - 24; j_tile += 24) {
                for (long i_tile = 0; i_tile <= ni - 8; i_tile += 8) {
                    px_kernel_8x24(&A[i_tile][0], &B[0][j_tile], &E[i_tile][j_tile], nk, nj, nk, nj);
                }
                for (long i_tile = ni - (ni % 8); i_tile < ni; i_tile += 4) {
                    px_edge_4x24(
                        &A[i_tile][0], &B[0][j_tile], &E[i_tile][j_tile], px_min(ni - i_tile, 4), nk, nj, nk,
                        nj);
                }
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
        if (nj >= 1) {
            #pragma omp parallel for schedule(static) if((long)nj * (long)nl * (long)nm >= 10000)
            for (long l_tile = 0; l_tile <= nl - 16; l_tile += 16) {
                for (long j_tile = 0; j_tile <= nj - 14; j_tile += 14) {
                    px_kernel_14x16(&C[j_tile][0], &D[0][l_tile], &F[j_tile][l_tile], nm, nl, nm, nl);
                }
                for (long j_tile = nj - (nj % 14); j_tile < nj; j_tile += 7) {
                    px_edge_7x16(
                        &C[j_tile][0], &D[0][l_tile], &F[j_tile][l_tile], px_min(nj - j_tile, 7), nm, nl, nm,
                        nl);
                }
            }
            if (nl >= 1) {
                #pragma omp parallel for schedule(static)
                for (long l_tile = nl - (nl % 16); l_tile < nl; l_tile += 8) {
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
        if (ni >= 1) {
            #pragma omp parallel for schedule(static) if((long)ni * (long)nl * (long)nj >= 10000)
            for (long l_tile = 0; l_tile <= nl - 32; l_tile += 32) {
                for (long i_tile = 0; i_tile <= ni - 6; i_tile += 6) {
                    px_kernel_6x32(&E[i_tile][0], &F[0][l_tile], &G[i_tile][l_tile], nj, nl, nj, nl);
                }
                for (long i_tile = ni - (ni % 6); i_tile < ni; i_tile += 3) {
                    px_edge_3x32(
                        &E[i_tile][0], &F[0][l_tile], &G[i_tile][l_tile], px_min(ni - i_tile, 3), nj, nl, nj,
                        nl);
                }
            }
            if (nl >= 1) {
                #pragma omp parallel for schedule(static)
                for (long l_tile = nl - (nl % 32); l_tile < nl; l_tile += 8) {
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
    } else {
    /* E = A * B */
    for (int i = 0; i < ni; i++)
        for (int j = 0; j < nj; j++) {
            E[i][j] = 0.0;
            for (int k = 0; k < nk; k++)
                E[i][j] += A[i][k] * B[k][j];
        }
    /* F = C * D */
    for (int j = 0; j < nj; j++)
        for (int l = 0; l < nl; l++) {
            F[j][l] = 0.0;
            for (int m = 0; m < nm; m++)
                F[j][l] += C[j][m] * D[m][l];
        }
    /* G = E * F */
    for (int i = 0; i < ni; i++)
        for (int l = 0; l < nl; l++) {
            G[i][l] = 0.0;
            for (int j = 0; j < nj; j++)
                G[i][l] += E[i][j] * F[j][l];
        }
    }
#pragma endscop
}
