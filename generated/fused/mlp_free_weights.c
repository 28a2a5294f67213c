/*
 * A perceptron of three layers, each a matrix product, a bias and (but for the last) a rectifier, whose weights the
 * program hands over once, before many calls: functions that it calls first make copies of them in the layout that suits
 * kernels.
 *
 *   first  = max(in * W1 + b1, 0)
 *   second = max(first * W2 + b2, 0)
 *   out    = second * W3 + b3
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

static inline long px_min(long a, long b) { return a < b ? a : b; }

/* lane by lane: to = to < other ? other : to */
static inline __attribute__((always_inline)) void px_if_lt_f32x16(void *to, const void *other)
{
    typedef float vector __attribute__((vector_size(64), aligned(4), may_alias));
    typedef int numbers __attribute__((vector_size(64), aligned(4), may_alias));
    const vector old = *(const vector *)to, value = *(const vector *)other;
    const numbers keep = ~(old < value);
    *(numbers *)to = (keep & (numbers)old) | (~keep & (numbers)value);
}

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < 1024, row < 8, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 8 x 3 accumulators, 16 + 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_8x48(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1024;
    const long c_row = 1024;
    const long count0 = 1024;
    const long a_stride0 = 1;
    const long b_stride0 = 48;
    px_f32x16 c0_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c1_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c1_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c2_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c2_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c3_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c3_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c4_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c4_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c4_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c5_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c5_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c5_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c6_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c6_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c6_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c7_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c7_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c7_2 = *(const px_f32x16 *)&d0[32];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
        const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
        const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
        const float a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
        const float a1 = at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2;
        const float a2 = at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2;
        const float a3 = at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2;
        const float a4 = at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2;
        const float a5 = at[5 * a_row];
        c5_0 += a5 * b0; c5_1 += a5 * b1; c5_2 += a5 * b2;
        const float a6 = at[6 * a_row];
        c6_0 += a6 * b0; c6_1 += a6 * b1; c6_2 += a6 * b2;
        const float a7 = at[7 * a_row];
        c7_0 += a7 * b0; c7_1 += a7 * b1; c7_2 += a7 * b2;
    }

    px_f32x16 other1_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {0};
    px_if_lt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_0_2 = {0};
    px_if_lt_f32x16(&c0_2, &other1_0_2);
    px_f32x16 other1_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {0};
    px_if_lt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_1_2 = {0};
    px_if_lt_f32x16(&c1_2, &other1_1_2);
    px_f32x16 other1_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_2_1 = {0};
    px_if_lt_f32x16(&c2_1, &other1_2_1);
    px_f32x16 other1_2_2 = {0};
    px_if_lt_f32x16(&c2_2, &other1_2_2);
    px_f32x16 other1_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_3_1 = {0};
    px_if_lt_f32x16(&c3_1, &other1_3_1);
    px_f32x16 other1_3_2 = {0};
    px_if_lt_f32x16(&c3_2, &other1_3_2);
    px_f32x16 other1_4_0 = {0};
    px_if_lt_f32x16(&c4_0, &other1_4_0);
    px_f32x16 other1_4_1 = {0};
    px_if_lt_f32x16(&c4_1, &other1_4_1);
    px_f32x16 other1_4_2 = {0};
    px_if_lt_f32x16(&c4_2, &other1_4_2);
    px_f32x16 other1_5_0 = {0};
    px_if_lt_f32x16(&c5_0, &other1_5_0);
    px_f32x16 other1_5_1 = {0};
    px_if_lt_f32x16(&c5_1, &other1_5_1);
    px_f32x16 other1_5_2 = {0};
    px_if_lt_f32x16(&c5_2, &other1_5_2);
    px_f32x16 other1_6_0 = {0};
    px_if_lt_f32x16(&c6_0, &other1_6_0);
    px_f32x16 other1_6_1 = {0};
    px_if_lt_f32x16(&c6_1, &other1_6_1);
    px_f32x16 other1_6_2 = {0};
    px_if_lt_f32x16(&c6_2, &other1_6_2);
    px_f32x16 other1_7_0 = {0};
    px_if_lt_f32x16(&c7_0, &other1_7_0);
    px_f32x16 other1_7_1 = {0};
    px_if_lt_f32x16(&c7_1, &other1_7_1);
    px_f32x16 other1_7_2 = {0};
    px_if_lt_f32x16(&c7_2, &other1_7_2);
    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[c_row + 16] = c1_1;
    *(px_f32x16 *)&c[c_row + 32] = c1_2;
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_f32x16 *)&c[2 * c_row + 32] = c2_2;
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[3 * c_row + 16] = c3_1;
    *(px_f32x16 *)&c[3 * c_row + 32] = c3_2;
    *(px_f32x16 *)&c[4 * c_row] = c4_0;
    *(px_f32x16 *)&c[4 * c_row + 16] = c4_1;
    *(px_f32x16 *)&c[4 * c_row + 32] = c4_2;
    *(px_f32x16 *)&c[5 * c_row] = c5_0;
    *(px_f32x16 *)&c[5 * c_row + 16] = c5_1;
    *(px_f32x16 *)&c[5 * c_row + 32] = c5_2;
    *(px_f32x16 *)&c[6 * c_row] = c6_0;
    *(px_f32x16 *)&c[6 * c_row + 16] = c6_1;
    *(px_f32x16 *)&c[6 * c_row + 32] = c6_2;
    *(px_f32x16 *)&c[7 * c_row] = c7_0;
    *(px_f32x16 *)&c[7 * c_row + 16] = c7_1;
    *(px_f32x16 *)&c[7 * c_row + 32] = c7_2;
}

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < 1024, row < 8, column < 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 8 x 1 accumulators, 16 columns of float. */
static void px_kernel_8x16(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1024;
    const long c_row = 1024;
    const long count0 = 1024;
    const long a_stride0 = 1;
    const long b_stride0 = 16;
    px_f32x16 c0_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c1_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c2_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c3_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c4_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c5_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c6_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c7_0 = *(const px_f32x16 *)&d0[0];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
        const float a0 = at[0];
        c0_0 += a0 * b0;
        const float a1 = at[a_row];
        c1_0 += a1 * b0;
        const float a2 = at[2 * a_row];
        c2_0 += a2 * b0;
        const float a3 = at[3 * a_row];
        c3_0 += a3 * b0;
        const float a4 = at[4 * a_row];
        c4_0 += a4 * b0;
        const float a5 = at[5 * a_row];
        c5_0 += a5 * b0;
        const float a6 = at[6 * a_row];
        c6_0 += a6 * b0;
        const float a7 = at[7 * a_row];
        c7_0 += a7 * b0;
    }

    px_f32x16 other1_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_4_0 = {0};
    px_if_lt_f32x16(&c4_0, &other1_4_0);
    px_f32x16 other1_5_0 = {0};
    px_if_lt_f32x16(&c5_0, &other1_5_0);
    px_f32x16 other1_6_0 = {0};
    px_if_lt_f32x16(&c6_0, &other1_6_0);
    px_f32x16 other1_7_0 = {0};
    px_if_lt_f32x16(&c7_0, &other1_7_0);
    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[4 * c_row] = c4_0;
    *(px_f32x16 *)&c[5 * c_row] = c5_0;
    *(px_f32x16 *)&c[6 * c_row] = c6_0;
    *(px_f32x16 *)&c[7 * c_row] = c7_0;
}

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < 1024, row < 8, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 16 + 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_8x48_2(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1024;
    const long c_row = 1024;
    const long count0 = 1024;
    const long a_stride0 = 1;
    const long b_stride0 = 48;
    px_f32x16 c0_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c1_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c1_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c2_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c2_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c3_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c3_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c4_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c4_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c4_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c5_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c5_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c5_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c6_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c6_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c6_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c7_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c7_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c7_2 = *(const px_f32x16 *)&d0[32];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
        const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
        const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
        const float a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
        const float a1 = at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2;
        const float a2 = at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2;
        const float a3 = at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2;
        const float a4 = at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2;
        const float a5 = at[5 * a_row];
        c5_0 += a5 * b0; c5_1 += a5 * b1; c5_2 += a5 * b2;
        const float a6 = at[6 * a_row];
        c6_0 += a6 * b0; c6_1 += a6 * b1; c6_2 += a6 * b2;
        const float a7 = at[7 * a_row];
        c7_0 += a7 * b0; c7_1 += a7 * b1; c7_2 += a7 * b2;
    }

    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[c_row + 16] = c1_1;
    *(px_f32x16 *)&c[c_row + 32] = c1_2;
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_f32x16 *)&c[2 * c_row + 32] = c2_2;
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[3 * c_row + 16] = c3_1;
    *(px_f32x16 *)&c[3 * c_row + 32] = c3_2;
    *(px_f32x16 *)&c[4 * c_row] = c4_0;
    *(px_f32x16 *)&c[4 * c_row + 16] = c4_1;
    *(px_f32x16 *)&c[4 * c_row + 32] = c4_2;
    *(px_f32x16 *)&c[5 * c_row] = c5_0;
    *(px_f32x16 *)&c[5 * c_row + 16] = c5_1;
    *(px_f32x16 *)&c[5 * c_row + 32] = c5_2;
    *(px_f32x16 *)&c[6 * c_row] = c6_0;
    *(px_f32x16 *)&c[6 * c_row + 16] = c6_1;
    *(px_f32x16 *)&c[6 * c_row + 32] = c6_2;
    *(px_f32x16 *)&c[7 * c_row] = c7_0;
    *(px_f32x16 *)&c[7 * c_row + 16] = c7_1;
    *(px_f32x16 *)&c[7 * c_row + 32] = c7_2;
}

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < 1024, row < 8, column < 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 1 accumulators, 16 columns of float. */
static void px_kernel_8x16_2(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1024;
    const long c_row = 1024;
    const long count0 = 1024;
    const long a_stride0 = 1;
    const long b_stride0 = 16;
    px_f32x16 c0_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c1_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c2_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c3_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c4_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c5_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c6_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c7_0 = *(const px_f32x16 *)&d0[0];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
        const float a0 = at[0];
        c0_0 += a0 * b0;
        const float a1 = at[a_row];
        c1_0 += a1 * b0;
        const float a2 = at[2 * a_row];
        c2_0 += a2 * b0;
        const float a3 = at[3 * a_row];
        c3_0 += a3 * b0;
        const float a4 = at[4 * a_row];
        c4_0 += a4 * b0;
        const float a5 = at[5 * a_row];
        c5_0 += a5 * b0;
        const float a6 = at[6 * a_row];
        c6_0 += a6 * b0;
        const float a7 = at[7 * a_row];
        c7_0 += a7 * b0;
    }

    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[4 * c_row] = c4_0;
    *(px_f32x16 *)&c[5 * c_row] = c5_0;
    *(px_f32x16 *)&c[6 * c_row] = c6_0;
    *(px_f32x16 *)&c[7 * c_row] = c7_0;
}

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < count0, row < 8, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 8 x 3 accumulators, 16 + 16 + 16 columns of float. */
static void px_kernel_8x48_3(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    px_f32x16 c0_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c1_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c1_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c2_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c2_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c3_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c3_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c4_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c4_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c4_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c5_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c5_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c5_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c6_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c6_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c6_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c7_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c7_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c7_2 = *(const px_f32x16 *)&d0[32];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
        const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
        const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
        const float a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
        const float a1 = at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2;
        const float a2 = at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2;
        const float a3 = at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2;
        const float a4 = at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2;
        const float a5 = at[5 * a_row];
        c5_0 += a5 * b0; c5_1 += a5 * b1; c5_2 += a5 * b2;
        const float a6 = at[6 * a_row];
        c6_0 += a6 * b0; c6_1 += a6 * b1; c6_2 += a6 * b2;
        const float a7 = at[7 * a_row];
        c7_0 += a7 * b0; c7_1 += a7 * b1; c7_2 += a7 * b2;
    }

    px_f32x16 other1_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {0};
    px_if_lt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_0_2 = {0};
    px_if_lt_f32x16(&c0_2, &other1_0_2);
    px_f32x16 other1_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {0};
    px_if_lt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_1_2 = {0};
    px_if_lt_f32x16(&c1_2, &other1_1_2);
    px_f32x16 other1_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_2_1 = {0};
    px_if_lt_f32x16(&c2_1, &other1_2_1);
    px_f32x16 other1_2_2 = {0};
    px_if_lt_f32x16(&c2_2, &other1_2_2);
    px_f32x16 other1_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_3_1 = {0};
    px_if_lt_f32x16(&c3_1, &other1_3_1);
    px_f32x16 other1_3_2 = {0};
    px_if_lt_f32x16(&c3_2, &other1_3_2);
    px_f32x16 other1_4_0 = {0};
    px_if_lt_f32x16(&c4_0, &other1_4_0);
    px_f32x16 other1_4_1 = {0};
    px_if_lt_f32x16(&c4_1, &other1_4_1);
    px_f32x16 other1_4_2 = {0};
    px_if_lt_f32x16(&c4_2, &other1_4_2);
    px_f32x16 other1_5_0 = {0};
    px_if_lt_f32x16(&c5_0, &other1_5_0);
    px_f32x16 other1_5_1 = {0};
    px_if_lt_f32x16(&c5_1, &other1_5_1);
    px_f32x16 other1_5_2 = {0};
    px_if_lt_f32x16(&c5_2, &other1_5_2);
    px_f32x16 other1_6_0 = {0};
    px_if_lt_f32x16(&c6_0, &other1_6_0);
    px_f32x16 other1_6_1 = {0};
    px_if_lt_f32x16(&c6_1, &other1_6_1);
    px_f32x16 other1_6_2 = {0};
    px_if_lt_f32x16(&c6_2, &other1_6_2);
    px_f32x16 other1_7_0 = {0};
    px_if_lt_f32x16(&c7_0, &other1_7_0);
    px_f32x16 other1_7_1 = {0};
    px_if_lt_f32x16(&c7_1, &other1_7_1);
    px_f32x16 other1_7_2 = {0};
    px_if_lt_f32x16(&c7_2, &other1_7_2);
    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[c_row + 16] = c1_1;
    *(px_f32x16 *)&c[c_row + 32] = c1_2;
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_f32x16 *)&c[2 * c_row + 32] = c2_2;
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[3 * c_row + 16] = c3_1;
    *(px_f32x16 *)&c[3 * c_row + 32] = c3_2;
    *(px_f32x16 *)&c[4 * c_row] = c4_0;
    *(px_f32x16 *)&c[4 * c_row + 16] = c4_1;
    *(px_f32x16 *)&c[4 * c_row + 32] = c4_2;
    *(px_f32x16 *)&c[5 * c_row] = c5_0;
    *(px_f32x16 *)&c[5 * c_row + 16] = c5_1;
    *(px_f32x16 *)&c[5 * c_row + 32] = c5_2;
    *(px_f32x16 *)&c[6 * c_row] = c6_0;
    *(px_f32x16 *)&c[6 * c_row + 16] = c6_1;
    *(px_f32x16 *)&c[6 * c_row + 32] = c6_2;
    *(px_f32x16 *)&c[7 * c_row] = c7_0;
    *(px_f32x16 *)&c[7 * c_row + 16] = c7_1;
    *(px_f32x16 *)&c[7 * c_row + 32] = c7_2;
}

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < count0, row < rows <= 4, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 4 x 3 accumulators, 16 + 16 + 16 columns of float. */
static void px_edge_4x48(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long rows, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    if (rows < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long a_row2 = rows > 2 ? 2 * a_row : 0;
    const long a_row3 = rows > 3 ? 3 * a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    const long c_row2 = rows > 2 ? 2 * c_row : 0;
    const long c_row3 = rows > 3 ? 3 * c_row : 0;
    px_f32x16 c0_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c1_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c1_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c2_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c2_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c3_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c3_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&d0[32];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
        const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
        const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
        const float a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
        const float a1 = at[a_row1];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2;
        const float a2 = at[a_row2];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2;
        const float a3 = at[a_row3];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2;
    }

    px_f32x16 other1_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {0};
    px_if_lt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_0_2 = {0};
    px_if_lt_f32x16(&c0_2, &other1_0_2);
    px_f32x16 other1_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {0};
    px_if_lt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_1_2 = {0};
    px_if_lt_f32x16(&c1_2, &other1_1_2);
    px_f32x16 other1_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_2_1 = {0};
    px_if_lt_f32x16(&c2_1, &other1_2_1);
    px_f32x16 other1_2_2 = {0};
    px_if_lt_f32x16(&c2_2, &other1_2_2);
    px_f32x16 other1_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_3_1 = {0};
    px_if_lt_f32x16(&c3_1, &other1_3_1);
    px_f32x16 other1_3_2 = {0};
    px_if_lt_f32x16(&c3_2, &other1_3_2);
    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    *(px_f32x16 *)&c[c_row1] = c1_0;
    *(px_f32x16 *)&c[c_row1 + 16] = c1_1;
    *(px_f32x16 *)&c[c_row1 + 32] = c1_2;
    *(px_f32x16 *)&c[c_row2] = c2_0;
    *(px_f32x16 *)&c[c_row2 + 16] = c2_1;
    *(px_f32x16 *)&c[c_row2 + 32] = c2_2;
    *(px_f32x16 *)&c[c_row3] = c3_0;
    *(px_f32x16 *)&c[c_row3 + 16] = c3_1;
    *(px_f32x16 *)&c[c_row3 + 32] = c3_2;
}

/* to = the first `count` of 16 elements; the other lanes are 0, and nothing else is read. */
static inline __attribute__((always_inline)) void px_load_f32x16(void *to, const float *from, long count)
{
#if defined(__AVX512F__)
    typedef float vector __attribute__((vector_size(64), aligned(4), may_alias));
    const unsigned short chosen = (unsigned short)(count >= 16 ? 0xffff : count > 0 ? (1 << count) - 1 : 0);
    *(vector *)to = __builtin_ia32_loadups512_mask(from, (vector){0}, chosen);
#else
    float *lanes = (float *)to;
    for (int lane = 0; lane < 16; lane++) {
        lanes[lane] = lane < count ? from[lane] : 0;
    }
#endif
}

/* The first `count` of 16 elements become those of `from`; nothing else is written. */
static inline __attribute__((always_inline)) void px_store_f32x16(float *to, const void *from, long count)
{
#if defined(__AVX512F__)
    typedef float vector __attribute__((vector_size(64), aligned(4), may_alias));
    const unsigned short chosen = (unsigned short)(count >= 16 ? 0xffff : count > 0 ? (1 << count) - 1 : 0);
    __builtin_ia32_storeups512_mask(to, *(const vector *)from, chosen);
#else
    const float *lanes = (const float *)from;
    for (int lane = 0; lane < 16; lane++) {
        if (lane < count) {
            to[lane] = lanes[lane];
        }
    }
#endif
}

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < count0, row < 8, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 8 x 1 accumulators, 16 columns of float. */
static void px_edge_8x16(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long columns, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    if (columns < 1) return;
    px_f32x16 c0_0; px_load_f32x16(&c0_0, &d0[0], columns);
    px_f32x16 c1_0; px_load_f32x16(&c1_0, &d0[0], columns);
    px_f32x16 c2_0; px_load_f32x16(&c2_0, &d0[0], columns);
    px_f32x16 c3_0; px_load_f32x16(&c3_0, &d0[0], columns);
    px_f32x16 c4_0; px_load_f32x16(&c4_0, &d0[0], columns);
    px_f32x16 c5_0; px_load_f32x16(&c5_0, &d0[0], columns);
    px_f32x16 c6_0; px_load_f32x16(&c6_0, &d0[0], columns);
    px_f32x16 c7_0; px_load_f32x16(&c7_0, &d0[0], columns);

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        px_f32x16 b0; px_load_f32x16(&b0, &bt[0], columns);
        const float a0 = at[0];
        c0_0 += a0 * b0;
        const float a1 = at[a_row];
        c1_0 += a1 * b0;
        const float a2 = at[2 * a_row];
        c2_0 += a2 * b0;
        const float a3 = at[3 * a_row];
        c3_0 += a3 * b0;
        const float a4 = at[4 * a_row];
        c4_0 += a4 * b0;
        const float a5 = at[5 * a_row];
        c5_0 += a5 * b0;
        const float a6 = at[6 * a_row];
        c6_0 += a6 * b0;
        const float a7 = at[7 * a_row];
        c7_0 += a7 * b0;
    }

    px_f32x16 other1_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_4_0 = {0};
    px_if_lt_f32x16(&c4_0, &other1_4_0);
    px_f32x16 other1_5_0 = {0};
    px_if_lt_f32x16(&c5_0, &other1_5_0);
    px_f32x16 other1_6_0 = {0};
    px_if_lt_f32x16(&c6_0, &other1_6_0);
    px_f32x16 other1_7_0 = {0};
    px_if_lt_f32x16(&c7_0, &other1_7_0);
    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row], &c1_0, columns);
    px_store_f32x16(&c[2 * c_row], &c2_0, columns);
    px_store_f32x16(&c[3 * c_row], &c3_0, columns);
    px_store_f32x16(&c[4 * c_row], &c4_0, columns);
    px_store_f32x16(&c[5 * c_row], &c5_0, columns);
    px_store_f32x16(&c[6 * c_row], &c6_0, columns);
    px_store_f32x16(&c[7 * c_row], &c7_0, columns);
}

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < count0, row < rows <= 4, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 4 x 1 accumulators, 16 columns of float. */
static void px_edge_4x16(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long rows, long columns, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    if (rows < 1) return;
    if (columns < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long a_row2 = rows > 2 ? 2 * a_row : 0;
    const long a_row3 = rows > 3 ? 3 * a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    const long c_row2 = rows > 2 ? 2 * c_row : 0;
    const long c_row3 = rows > 3 ? 3 * c_row : 0;
    px_f32x16 c0_0; px_load_f32x16(&c0_0, &d0[0], columns);
    px_f32x16 c1_0; px_load_f32x16(&c1_0, &d0[0], columns);
    px_f32x16 c2_0; px_load_f32x16(&c2_0, &d0[0], columns);
    px_f32x16 c3_0; px_load_f32x16(&c3_0, &d0[0], columns);

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        px_f32x16 b0; px_load_f32x16(&b0, &bt[0], columns);
        const float a0 = at[0];
        c0_0 += a0 * b0;
        const float a1 = at[a_row1];
        c1_0 += a1 * b0;
        const float a2 = at[a_row2];
        c2_0 += a2 * b0;
        const float a3 = at[a_row3];
        c3_0 += a3 * b0;
    }

    px_f32x16 other1_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other1_3_0);
    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row1], &c1_0, columns);
    px_store_f32x16(&c[c_row2], &c2_0, columns);
    px_store_f32x16(&c[c_row3], &c3_0, columns);
}

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < count0, row < 8, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 16 + 16 + 16 columns of float. */
static void px_kernel_8x48_4(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    px_f32x16 c0_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c1_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c1_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c2_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c2_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c3_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c3_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c4_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c4_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c4_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c5_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c5_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c5_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c6_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c6_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c6_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c7_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c7_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c7_2 = *(const px_f32x16 *)&d0[32];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
        const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
        const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
        const float a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
        const float a1 = at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2;
        const float a2 = at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2;
        const float a3 = at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2;
        const float a4 = at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2;
        const float a5 = at[5 * a_row];
        c5_0 += a5 * b0; c5_1 += a5 * b1; c5_2 += a5 * b2;
        const float a6 = at[6 * a_row];
        c6_0 += a6 * b0; c6_1 += a6 * b1; c6_2 += a6 * b2;
        const float a7 = at[7 * a_row];
        c7_0 += a7 * b0; c7_1 += a7 * b1; c7_2 += a7 * b2;
    }

    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[c_row + 16] = c1_1;
    *(px_f32x16 *)&c[c_row + 32] = c1_2;
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_f32x16 *)&c[2 * c_row + 32] = c2_2;
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[3 * c_row + 16] = c3_1;
    *(px_f32x16 *)&c[3 * c_row + 32] = c3_2;
    *(px_f32x16 *)&c[4 * c_row] = c4_0;
    *(px_f32x16 *)&c[4 * c_row + 16] = c4_1;
    *(px_f32x16 *)&c[4 * c_row + 32] = c4_2;
    *(px_f32x16 *)&c[5 * c_row] = c5_0;
    *(px_f32x16 *)&c[5 * c_row + 16] = c5_1;
    *(px_f32x16 *)&c[5 * c_row + 32] = c5_2;
    *(px_f32x16 *)&c[6 * c_row] = c6_0;
    *(px_f32x16 *)&c[6 * c_row + 16] = c6_1;
    *(px_f32x16 *)&c[6 * c_row + 32] = c6_2;
    *(px_f32x16 *)&c[7 * c_row] = c7_0;
    *(px_f32x16 *)&c[7 * c_row + 16] = c7_1;
    *(px_f32x16 *)&c[7 * c_row + 32] = c7_2;
}

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < count0, row < rows <= 4, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 4 x 3 accumulators, 16 + 16 + 16 columns of float. */
static void px_edge_4x48_2(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long rows, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    if (rows < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long a_row2 = rows > 2 ? 2 * a_row : 0;
    const long a_row3 = rows > 3 ? 3 * a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    const long c_row2 = rows > 2 ? 2 * c_row : 0;
    const long c_row3 = rows > 3 ? 3 * c_row : 0;
    px_f32x16 c0_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c1_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c1_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c2_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c2_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c3_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c3_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&d0[32];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
        const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
        const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
        const float a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
        const float a1 = at[a_row1];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2;
        const float a2 = at[a_row2];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2;
        const float a3 = at[a_row3];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2;
    }

    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    *(px_f32x16 *)&c[c_row1] = c1_0;
    *(px_f32x16 *)&c[c_row1 + 16] = c1_1;
    *(px_f32x16 *)&c[c_row1 + 32] = c1_2;
    *(px_f32x16 *)&c[c_row2] = c2_0;
    *(px_f32x16 *)&c[c_row2 + 16] = c2_1;
    *(px_f32x16 *)&c[c_row2 + 32] = c2_2;
    *(px_f32x16 *)&c[c_row3] = c3_0;
    *(px_f32x16 *)&c[c_row3 + 16] = c3_1;
    *(px_f32x16 *)&c[c_row3 + 32] = c3_2;
}

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < count0, row < 8, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 1 accumulators, 16 columns of float. */
static void px_edge_8x16_2(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long columns, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    if (columns < 1) return;
    px_f32x16 c0_0; px_load_f32x16(&c0_0, &d0[0], columns);
    px_f32x16 c1_0; px_load_f32x16(&c1_0, &d0[0], columns);
    px_f32x16 c2_0; px_load_f32x16(&c2_0, &d0[0], columns);
    px_f32x16 c3_0; px_load_f32x16(&c3_0, &d0[0], columns);
    px_f32x16 c4_0; px_load_f32x16(&c4_0, &d0[0], columns);
    px_f32x16 c5_0; px_load_f32x16(&c5_0, &d0[0], columns);
    px_f32x16 c6_0; px_load_f32x16(&c6_0, &d0[0], columns);
    px_f32x16 c7_0; px_load_f32x16(&c7_0, &d0[0], columns);

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        px_f32x16 b0; px_load_f32x16(&b0, &bt[0], columns);
        const float a0 = at[0];
        c0_0 += a0 * b0;
        const float a1 = at[a_row];
        c1_0 += a1 * b0;
        const float a2 = at[2 * a_row];
        c2_0 += a2 * b0;
        const float a3 = at[3 * a_row];
        c3_0 += a3 * b0;
        const float a4 = at[4 * a_row];
        c4_0 += a4 * b0;
        const float a5 = at[5 * a_row];
        c5_0 += a5 * b0;
        const float a6 = at[6 * a_row];
        c6_0 += a6 * b0;
        const float a7 = at[7 * a_row];
        c7_0 += a7 * b0;
    }

    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row], &c1_0, columns);
    px_store_f32x16(&c[2 * c_row], &c2_0, columns);
    px_store_f32x16(&c[3 * c_row], &c3_0, columns);
    px_store_f32x16(&c[4 * c_row], &c4_0, columns);
    px_store_f32x16(&c[5 * c_row], &c5_0, columns);
    px_store_f32x16(&c[6 * c_row], &c6_0, columns);
    px_store_f32x16(&c[7 * c_row], &c7_0, columns);
}

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < count0, row < rows <= 4, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 4 x 1 accumulators, 16 columns of float. */
static void px_edge_4x16_2(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long rows, long columns, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    if (rows < 1) return;
    if (columns < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long a_row2 = rows > 2 ? 2 * a_row : 0;
    const long a_row3 = rows > 3 ? 3 * a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    const long c_row2 = rows > 2 ? 2 * c_row : 0;
    const long c_row3 = rows > 3 ? 3 * c_row : 0;
    px_f32x16 c0_0; px_load_f32x16(&c0_0, &d0[0], columns);
    px_f32x16 c1_0; px_load_f32x16(&c1_0, &d0[0], columns);
    px_f32x16 c2_0; px_load_f32x16(&c2_0, &d0[0], columns);
    px_f32x16 c3_0; px_load_f32x16(&c3_0, &d0[0], columns);

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        px_f32x16 b0; px_load_f32x16(&b0, &bt[0], columns);
        const float a0 = at[0];
        c0_0 += a0 * b0;
        const float a1 = at[a_row1];
        c1_0 += a1 * b0;
        const float a2 = at[a_row2];
        c2_0 += a2 * b0;
        const float a3 = at[a_row3];
        c3_0 += a3 * b0;
    }

    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row1], &c1_0, columns);
    px_store_f32x16(&c[c_row2], &c2_0, columns);
    px_store_f32x16(&c[c_row3], &c3_0, columns);
}

/* What mlp_free_weights_pack_W1 made, and of what. */
static struct {
    const void *from;
    float *panels;
} px_mlp_free_weights_W1;

/* Packs W1 for mlp_free_weights: to be called once, and again when its values have changed.
 * Where it was not called, mlp_free_weights packs at every call. */
void mlp_free_weights_pack_W1(int batch, int inputs, int hidden, int outputs,
                              const float W1[restrict inputs][hidden])
{
    px_release(px_mlp_free_weights_W1.panels);
    px_mlp_free_weights_W1.panels = 0;
    px_mlp_free_weights_W1.from = 0;
    if (batch == 128 && inputs == 1024 && hidden == 1024 && outputs == 1024) {
        float *px_W1 = px_allocate(sizeof(float), 1048576);
        if (px_W1) {
            #pragma omp parallel for schedule(static)
            for (long i_group = 0; i_group < 1024; i_group += 32) {
                for (long j_panel = 0; j_panel < 1008; j_panel += 48) {
                    for (long i = 0; i < 32; i++) {
                        for (long j = 0; j < 48; j++) {
                            px_W1[1024 * j_panel + 48 * i_group + 48 * i + j] = W1[i_group + i][j_panel + j];
                        }
                    }
                }
            }
            for (long i_group = 0; i_group < 1024; i_group += 32) {
                for (long j_panel = 1008; j_panel < 1024; j_panel += 16) {
                    for (long i = 0; i < 32; i++) {
                        for (long j = 0; j < 16; j++) {
                            px_W1[1024 * j_panel + 16 * i_group + 16 * i + j] = W1[i_group + i][j_panel + j];
                        }
                    }
                }
            }
            px_mlp_free_weights_W1.panels = px_W1;
            px_mlp_free_weights_W1.from = W1;
        }
    }
}

/* What mlp_free_weights_pack_W2 made, and of what. */
static struct {
    const void *from;
    float *panels;
} px_mlp_free_weights_W2;

/* Packs W2 for mlp_free_weights: to be called once, and again when its values have changed.
 * Where it was not called, mlp_free_weights packs at every call. */
void mlp_free_weights_pack_W2(int batch, int inputs, int hidden, int outputs,
                              const float W2[restrict hidden][hidden])
{
    px_release(px_mlp_free_weights_W2.panels);
    px_mlp_free_weights_W2.panels = 0;
    px_mlp_free_weights_W2.from = 0;
    if (batch == 128 && inputs == 1024 && hidden == 1024 && outputs == 1024) {
        float *px_W2 = px_allocate(sizeof(float), 1048576);
        if (px_W2) {
            #pragma omp parallel for schedule(static)
            for (long i_group = 0; i_group < 1024; i_group += 32) {
                for (long j_panel = 0; j_panel < 1008; j_panel += 48) {
                    for (long i = 0; i < 32; i++) {
                        for (long j = 0; j < 48; j++) {
                            px_W2[1024 * j_panel + 48 * i_group + 48 * i + j] = W2[i_group + i][j_panel + j];
                        }
                    }
                }
            }
            for (long i_group = 0; i_group < 1024; i_group += 32) {
                for (long j_panel = 1008; j_panel < 1024; j_panel += 16) {
                    for (long i = 0; i < 32; i++) {
                        for (long j = 0; j < 16; j++) {
                            px_W2[1024 * j_panel + 16 * i_group + 16 * i + j] = W2[i_group + i][j_panel + j];
                        }
                    }
                }
            }
            px_mlp_free_weights_W2.panels = px_W2;
            px_mlp_free_weights_W2.from = W2;
        }
    }
}

/* What mlp_free_weights_pack_W3 made, and of what. */
static struct {
    const void *from;
    float *panels;
} px_mlp_free_weights_W3;

/* Packs W3 for mlp_free_weights: to be called once, and again when its values have changed.
 * Where it was not called, mlp_free_weights packs at every call. */
void mlp_free_weights_pack_W3(int batch, int inputs, int hidden, int outputs,
                              const float W3[restrict hidden][outputs])
{
    px_release(px_mlp_free_weights_W3.panels);
    px_mlp_free_weights_W3.panels = 0;
    px_mlp_free_weights_W3.from = 0;
    if (batch == 128 && inputs == 1024 && hidden == 1024 && outputs == 1024) {
        float *px_W3 = px_allocate(sizeof(float), 1048576);
        if (px_W3) {
            #pragma omp parallel for schedule(static)
            for (long i_group = 0; i_group < 1024; i_group += 32) {
                for (long j_panel = 0; j_panel < 1008; j_panel += 48) {
                    for (long i = 0; i < 32; i++) {
                        for (long j = 0; j < 48; j++) {
                            px_W3[1024 * j_panel + 48 * i_group + 48 * i + j] = W3[i_group + i][j_panel + j];
                        }
                    }
                }
            }
            for (long i_group = 0; i_group < 1024; i_group += 32) {
                for (long j_panel = 1008; j_panel < 1024; j_panel += 16) {
                    for (long i = 0; i < 32; i++) {
                        for (long j = 0; j < 16; j++) {
                            px_W3[1024 * j_panel + 16 * i_group + 16 * i + j] = W3[i_group + i][j_panel + j];
                        }
                    }
                }
            }
            px_mlp_free_weights_W3.panels = px_W3;
            px_mlp_free_weights_W3.from = W3;
        }
    }
}

void mlp_free_weights(int batch, int inputs, int hidden, int outputs, const float in[restrict batch][inputs],
                      const float W1[restrict inputs][hidden], const float b1[restrict hidden],
                      const float W2[restrict hidden][hidden], const float b2[restrict hidden],
                      const float W3[restrict hidden][outputs], const float b3[restrict outputs],
                      float first[restrict batch][hidden], float second[restrict batch][hidden],
                      float out[restrict batch][outputs])
{
#pragma polyxform size(batch = 128, inputs = 1024, hidden = 1024, outputs = 1024)
#pragma polyxform layout(W1 = free, W2 = free, W3 = free)
#pragma polyxform target(x86-64-v4)
#pragma polyxform live_out(out)
#pragma scop
    if (batch == 128 && inputs == 1024 && hidden == 1024 && outputs == 1024) {
        /* pack W1 in panels of 48 columns; interchange to j, b; microkernel of 8 x b rows and 48 x j columns over i; which begins with first = b1[j]; which ends with first = the greatest of itself and 0; pack W2 in panels of 48 columns; interchange to j, b; microkernel of 8 x b rows and 48 x j columns over i; which begins with second = b2[j]; which ends with second = the greatest of itself and 0; pack W3 in panels of 48 columns; interchange to j, b; microkernel of 8 x b rows and 48 x j columns over i; which begins with out = b3[j] */
        float *px_W1 = px_mlp_free_weights_W1.from == W1 ? px_mlp_free_weights_W1.panels : px_allocate(sizeof(float), 1048576);
        float *px_W2 = px_mlp_free_weights_W2.from == W2 ? px_mlp_free_weights_W2.panels : px_allocate(sizeof(float), 1048576);
        float *px_W3 = px_mlp_free_weights_W3.from == W3 ? px_mlp_free_weights_W3.panels : px_allocate(sizeof(float), 1048576);
        if (px_W1 && px_W2 && px_W3) {
            if (px_W1 != px_mlp_free_weights_W1.panels) {
                #pragma omp parallel for schedule(static)
                for (long i_group = 0; i_group < 1024; i_group += 32) {
                    for (long j_panel = 0; j_panel < 1008; j_panel += 48) {
                        for (long i = 0; i < 32; i++) {
                            for (long j = 0; j < 48; j++) {
                                px_W1[1024 * j_panel + 48 * i_group + 48 * i + j] = W1[i_group + i][j_panel + j];
                            }
                        }
                    }
                }
                for (long i_group = 0; i_group < 1024; i_group += 32) {
                    for (long j_panel = 1008; j_panel < 1024; j_panel += 16) {
                        for (long i = 0; i < 32; i++) {
                            for (long j = 0; j < 16; j++) {
                                px_W1[1024 * j_panel + 16 * i_group + 16 * i + j] = W1[i_group + i][j_panel + j];
                            }
                        }
                    }
                }
            }
            if (px_W2 != px_mlp_free_weights_W2.panels) {
                #pragma omp parallel for schedule(static)
                for (long i_group = 0; i_group < 1024; i_group += 32) {
                    for (long j_panel = 0; j_panel < 1008; j_panel += 48) {
                        for (long i = 0; i < 32; i++) {
                            for (long j = 0; j < 48; j++) {
                                px_W2[1024 * j_panel + 48 * i_group + 48 * i + j] = W2[i_group + i][j_panel + j];
                            }
                        }
                    }
                }
                for (long i_group = 0; i_group < 1024; i_group += 32) {
                    for (long j_panel = 1008; j_panel < 1024; j_panel += 16) {
                        for (long i = 0; i < 32; i++) {
                            for (long j = 0; j < 16; j++) {
                                px_W2[1024 * j_panel + 16 * i_group + 16 * i + j] = W2[i_group + i][j_panel + j];
                            }
                        }
                    }
                }
            }
            if (px_W3 != px_mlp_free_weights_W3.panels) {
                #pragma omp parallel for schedule(static)
                for (long i_group = 0; i_group < 1024; i_group += 32) {
                    for (long j_panel = 0; j_panel < 1008; j_panel += 48) {
                        for (long i = 0; i < 32; i++) {
                            for (long j = 0; j < 48; j++) {
                                px_W3[1024 * j_panel + 48 * i_group + 48 * i + j] = W3[i_group + i][j_panel + j];
                            }
                        }
                    }
                }
                for (long i_group = 0; i_group < 1024; i_group += 32) {
                    for (long j_panel = 1008; j_panel < 1024; j_panel += 16) {
                        for (long i = 0; i < 32; i++) {
                            for (long j = 0; j < 16; j++) {
                                px_W3[1024 * j_panel + 16 * i_group + 16 * i + j] = W3[i_group + i][j_panel + j];
                            }
                        }
                    }
                }
            }
            #pragma omp parallel for collapse(2) schedule(static)
            for (long j_tile = 0; j_tile < 1008; j_tile += 48) {
                for (long b_tile = 0; b_tile < 128; b_tile += 8) {
                    px_kernel_8x48(
                        &in[b_tile][0], &px_W1[1024 * j_tile], &first[b_tile][j_tile], &b1[j_tile]);
                }
            }
            #pragma omp parallel for schedule(static)
            for (long b_tile = 0; b_tile < 128; b_tile += 8) {
                px_kernel_8x16(&in[b_tile][0], &px_W1[1032192], &first[b_tile][1008], &b1[1008]);
            }
            #pragma omp parallel for collapse(2) schedule(static)
            for (long j_tile = 0; j_tile < 1008; j_tile += 48) {
                for (long b_tile = 0; b_tile < 128; b_tile += 8) {
                    px_kernel_8x48(
                        &first[b_tile][0], &px_W2[1024 * j_tile], &second[b_tile][j_tile], &b2[j_tile]);
                }
            }
            #pragma omp parallel for schedule(static)
            for (long b_tile = 0; b_tile < 128; b_tile += 8) {
                px_kernel_8x16(&first[b_tile][0], &px_W2[1032192], &second[b_tile][1008], &b2[1008]);
            }
            #pragma omp parallel for collapse(2) schedule(static)
            for (long j_tile = 0; j_tile < 1008; j_tile += 48) {
                for (long b_tile = 0; b_tile < 128; b_tile += 8) {
                    px_kernel_8x48_2(
                        &second[b_tile][0], &px_W3[1024 * j_tile], &out[b_tile][j_tile], &b3[j_tile]);
                }
            }
            #pragma omp parallel for schedule(static)
            for (long b_tile = 0; b_tile < 128; b_tile += 8) {
                px_kernel_8x16_2(&second[b_tile][0], &px_W3[1032192], &out[b_tile][1008], &b3[1008]);
            }
        } else {
    /* first layer */
    for (int b = 0; b < batch; b++)
        for (int j = 0; j < hidden; j++) {
            first[b][j] = b1[j];
            for (int i = 0; i < inputs; i++)
                first[b][j] += in[b][i] * W1[i][j];
        }
    for (int b = 0; b < batch; b++)
        for (int j = 0; j < hidden; j++)
            first[b][j] = first[b][j] < 0.0f ? 0.0f : first[b][j];
    /* second layer */
    for (int b = 0; b < batch; b++)
        for (int j = 0; j < hidden; j++) {
            second[b][j] = b2[j];
            for (int i = 0; i < hidden; i++)
                second[b][j] += first[b][i] * W2[i][j];
        }
    for (int b = 0; b < batch; b++)
        for (int j = 0; j < hidden; j++)
            second[b][j] = second[b][j] < 0.0f ? 0.0f : second[b][j];
    /* third layer */
    for (int b = 0; b < batch; b++)
        for (int j = 0; j < outputs; j++) {
            out[b][j] = b3[j];
            for (int i = 0; i < hidden; i++)
                out[b][j] += second[b][i] * W3[i][j];
        }
        }
        if (px_W1 != px_mlp_free_weights_W1.panels) {
            px_release(px_W1);
        }
        if (px_W2 != px_mlp_free_weights_W2.panels) {
            px_release(px_W2);
        }
        if (px_W3 != px_mlp_free_weights_W3.panels) {
            px_release(px_W3);
        }
    } else if (((long)batch * (long)hidden * (long)hidden >= 3000 || (long)batch * (long)hidden * (long)inputs >= 3000 || (long)batch * (long)hidden * (long)outputs >= 3000)) {
        /* interchange to j, b; microkernel of 8 x b rows and 48 x j columns over i; which begins with first = b1[j]; which ends with first = the greatest of itself and 0; interchange to j, b; microkernel of 8 x b rows and 48 x j columns over i; which begins with second = b2[j]; which ends with second = the greatest of itself and 0; interchange to j, b; microkernel of 8 x b rows and 48 x j columns over i; which begins with out = b3[j] */
        if (batch >= 1) {
            #pragma omp parallel for schedule(static) if((long)batch * (long)hidden * (long)inputs >= 10000)
            for (long j_tile = 0; j_tile <= hidden - 48; j_tile += 48) {
                for (long b_tile = 0; b_tile <= batch - 8; b_tile += 8) {
                    px_kernel_8x48_3(
                        &in[b_tile][0], &W1[0][j_tile], &first[b_tile][j_tile], &b1[j_tile], inputs, hidden,
                        inputs, hidden);
                }
                for (long b_tile = batch - (batch % 8); b_tile < batch; b_tile += 4) {
                    px_edge_4x48(
                        &in[b_tile][0], &W1[0][j_tile], &first[b_tile][j_tile], &b1[j_tile],
                        px_min(batch - b_tile, 4), inputs, hidden, inputs, hidden);
                }
            }
            if (hidden >= 1) {
                #pragma omp parallel for schedule(static)
                for (long j_tile = hidden - (hidden % 48); j_tile < hidden; j_tile += 16) {
                    for (long b_tile = 0; b_tile <= batch - 8; b_tile += 8) {
                        px_edge_8x16(
                            &in[b_tile][0], &W1[0][j_tile], &first[b_tile][j_tile], &b1[j_tile],
                            px_min(hidden - j_tile, 16), inputs, hidden, inputs, hidden);
                    }
                    for (long b_tile = batch - (batch % 8); b_tile < batch; b_tile += 4) {
                        px_edge_4x16(
                            &in[b_tile][0], &W1[0][j_tile], &first[b_tile][j_tile], &b1[j_tile],
                            px_min(batch - b_tile, 4), px_min(hidden - j_tile, 16), inputs, hidden, inputs,
                            hidden);
                    }
                }
            }
            #pragma omp parallel for schedule(static) if((long)batch * (long)hidden * (long)hidden >= 10000)
            for (long j_tile = 0; j_tile <= hidden - 48; j_tile += 48) {
                for (long b_tile = 0; b_tile <= batch - 8; b_tile += 8) {
                    px_kernel_8x48_3(
                        &first[b_tile][0], &W2[0][j_tile], &second[b_tile][j_tile], &b2[j_tile], hidden,
                        hidden, hidden, hidden);
                }
                for (long b_tile = batch - (batch % 8); b_tile < batch; b_tile += 4) {
                    px_edge_4x48(
                        &first[b_tile][0], &W2[0][j_tile], &second[b_tile][j_tile], &b2[j_tile],
                        px_min(batch - b_tile, 4), hidden, hidden, hidden, hidden);
                }
            }
            if (hidden >= 1) {
                #pragma omp parallel for schedule(static)
                for (long j_tile = hidden - (hidden % 48); j_tile < hidden; j_tile += 16) {
                    for (long b_tile = 0; b_tile <= batch - 8; b_tile += 8) {
                        px_edge_8x16(
                            &first[b_tile][0], &W2[0][j_tile], &second[b_tile][j_tile], &b2[j_tile],
                            px_min(hidden - j_tile, 16), hidden, hidden, hidden, hidden);
                    }
                    for (long b_tile = batch - (batch % 8); b_tile < batch; b_tile += 4) {
                        px_edge_4x16(
                            &first[b_tile][0], &W2[0][j_tile], &second[b_tile][j_tile], &b2[j_tile],
                            px_min(batch - b_tile, 4), px_min(hidden - j_tile, 16), hidden, hidden, hidden,
                            hidden);
                    }
                }
            }
            #pragma omp parallel for schedule(static) if((long)batch * (long)outputs * (long)hidden >= 10000)
            for (long j_tile = 0; j_tile <= outputs - 48; j_tile += 48) {
                for (long b_tile = 0; b_tile <= batch - 8; b_tile += 8) {
                    px_kernel_8x48_4(
                        &second[b_tile][0], &W3[0][j_tile], &out[b_tile][j_tile], &b3[j_tile], hidden,
                        outputs, hidden, outputs);
                }
                for (long b_tile = batch - (batch % 8); b_tile < batch; b_tile += 4) {
                    px_edge_4x48_2(
                        &second[b_tile][0], &W3[0][j_tile], &out[b_tile][j_tile], &b3[j_tile],
                        px_min(batch - b_tile, 4), hidden, outputs, hidden, outputs);
                }
            }
            if (outputs >= 1) {
                #pragma omp parallel for schedule(static)
                for (long j_tile = outputs - (outputs % 48); j_tile < outputs; j_tile += 16) {
                    for (long b_tile = 0; b_tile <= batch - 8; b_tile += 8) {
                        px_edge_8x16_2(
                            &second[b_tile][0], &W3[0][j_tile], &out[b_tile][j_tile], &b3[j_tile],
                            px_min(outputs - j_tile, 16), hidden, outputs, hidden, outputs);
                    }
                    for (long b_tile = batch - (batch % 8); b_tile < batch; b_tile += 4) {
                        px_edge_4x16_2(
                            &second[b_tile][0], &W3[0][j_tile], &out[b_tile][j_tile], &b3[j_tile],
                            px_min(batch - b_tile, 4), px_min(outputs - j_tile, 16), hidden, outputs, hidden,
                            outputs);
                    }
                }
            }
        }
    } else {
    /* first layer */
    for (int b = 0; b < batch; b++)
        for (int j = 0; j < hidden; j++) {
            first[b][j] = b1[j];
            for (int i = 0; i < inputs; i++)
                first[b][j] += in[b][i] * W1[i][j];
        }
    for (int b = 0; b < batch; b++)
        for (int j = 0; j < hidden; j++)
            first[b][j] = first[b][j] < 0.0f ? 0.0f : first[b][j];
    /* second layer */
    for (int b = 0; b < batch; b++)
        for (int j = 0; j < hidden; j++) {
            second[b][j] = b2[j];
            for (int i = 0; i < hidden; i++)
                second[b][j] += first[b][i] * W2[i][j];
        }
    for (int b = 0; b < batch; b++)
        for (int j = 0; j < hidden; j++)
            second[b][j] = second[b][j] < 0.0f ? 0.0f : second[b][j];
    /* third layer */
    for (int b = 0; b < batch; b++)
        for (int j = 0; j < outputs; j++) {
            out[b][j] = b3[j];
            for (int i = 0; i < hidden; i++)
                out[b][j] += second[b][i] * W3[i][j];
        }
    }
#pragma endscop
}
