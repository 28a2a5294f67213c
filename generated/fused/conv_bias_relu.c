/*
 * Convolution, bias and rectifier on NHWC tensors, each as an operator of its own.
 *
 *   conv[n][y][x][k] = sum over r, s, c of input[n][y * stride + r - pad][x * stride + s - pad][c] * filter[r][s][c][k]
 *   output = max(conv + bias[k], 0)
 *
 * where input is taken as zero outside the image.
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_max(long a, long b) { return a > b ? a : b; }

/* lane by lane: to = to < other ? other : to */
static inline __attribute__((always_inline)) void px_if_lt_f32x16(void *to, const void *other)
{
    typedef float vector __attribute__((vector_size(64), aligned(4), may_alias));
    typedef int numbers __attribute__((vector_size(64), aligned(4), may_alias));
    const vector old = *(const vector *)to, value = *(const vector *)other;
    const numbers keep = ~(old < value);
    *(numbers *)to = (keep & (numbers)old) | (~keep & (numbers)value);
}

/* c[row * c_row + column] = 0
 * for r0 < count0, r1 < 3, r2 < 64, row < 14, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + (r1 - 1) * a_stride1 + r2 * a_stride2]
 *         * b[column + r0 * b_stride0 + (r1 - 1) * b_stride1 + r2 * b_stride2]
 * c[row * c_row + column] += d1[row * d1_row + column]
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 14 x 2 accumulators, 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_14x32(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d1, long count0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 64;
    const long c_row = 64;
    const long a_stride0 = 3584;
    const long b_stride0 = 12288;
    const long a_stride1 = 64;
    const long b_stride1 = 4096;
    const long count2 = 64;
    const long a_stride2 = 1;
    const long b_stride2 = 64;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c2_1 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x16 c3_1 = {0};
    px_f32x16 c4_0 = {0};
    px_f32x16 c4_1 = {0};
    px_f32x16 c5_0 = {0};
    px_f32x16 c5_1 = {0};
    px_f32x16 c6_0 = {0};
    px_f32x16 c6_1 = {0};
    px_f32x16 c7_0 = {0};
    px_f32x16 c7_1 = {0};
    px_f32x16 c8_0 = {0};
    px_f32x16 c8_1 = {0};
    px_f32x16 c9_0 = {0};
    px_f32x16 c9_1 = {0};
    px_f32x16 c10_0 = {0};
    px_f32x16 c10_1 = {0};
    px_f32x16 c11_0 = {0};
    px_f32x16 c11_1 = {0};
    px_f32x16 c12_0 = {0};
    px_f32x16 c12_1 = {0};
    px_f32x16 c13_0 = {0};
    px_f32x16 c13_1 = {0};
    __builtin_prefetch(&d1[0], 0, 3);
    __builtin_prefetch(&d1[16], 0, 3);
    __builtin_prefetch(&c[0], 1, 3);
    __builtin_prefetch(&c[16], 1, 3);
    __builtin_prefetch(&c[c_row], 1, 3);
    __builtin_prefetch(&c[c_row + 16], 1, 3);
    __builtin_prefetch(&c[2 * c_row], 1, 3);
    __builtin_prefetch(&c[2 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[3 * c_row], 1, 3);
    __builtin_prefetch(&c[3 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[4 * c_row], 1, 3);
    __builtin_prefetch(&c[4 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[5 * c_row], 1, 3);
    __builtin_prefetch(&c[5 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[6 * c_row], 1, 3);
    __builtin_prefetch(&c[6 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[7 * c_row], 1, 3);
    __builtin_prefetch(&c[7 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[8 * c_row], 1, 3);
    __builtin_prefetch(&c[8 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[9 * c_row], 1, 3);
    __builtin_prefetch(&c[9 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[10 * c_row], 1, 3);
    __builtin_prefetch(&c[10 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[11 * c_row], 1, 3);
    __builtin_prefetch(&c[11 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[12 * c_row], 1, 3);
    __builtin_prefetch(&c[12 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[13 * c_row], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 16], 1, 3);

    for (long r0 = 0; r0 < count0; r0++) {
        for (long r1 = 0; r1 < 1; r1++) {
            #pragma GCC unroll 1
            for (long r2 = 0; r2 < count2; r2++) {
                const float *at = a + r0 * a_stride0 + (r1 - 1) * a_stride1 + r2 * a_stride2;
                const float *bt = b + r0 * b_stride0 + (r1 - 1) * b_stride1 + r2 * b_stride2;
                const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
                const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
                const float a1 = at[a_row];
                c1_0 += a1 * b0; c1_1 += a1 * b1;
                const float a2 = at[2 * a_row];
                c2_0 += a2 * b0; c2_1 += a2 * b1;
                const float a3 = at[3 * a_row];
                c3_0 += a3 * b0; c3_1 += a3 * b1;
                const float a4 = at[4 * a_row];
                c4_0 += a4 * b0; c4_1 += a4 * b1;
                const float a5 = at[5 * a_row];
                c5_0 += a5 * b0; c5_1 += a5 * b1;
                const float a6 = at[6 * a_row];
                c6_0 += a6 * b0; c6_1 += a6 * b1;
                const float a7 = at[7 * a_row];
                c7_0 += a7 * b0; c7_1 += a7 * b1;
                const float a8 = at[8 * a_row];
                c8_0 += a8 * b0; c8_1 += a8 * b1;
                const float a9 = at[9 * a_row];
                c9_0 += a9 * b0; c9_1 += a9 * b1;
                const float a10 = at[10 * a_row];
                c10_0 += a10 * b0; c10_1 += a10 * b1;
                const float a11 = at[11 * a_row];
                c11_0 += a11 * b0; c11_1 += a11 * b1;
                const float a12 = at[12 * a_row];
                c12_0 += a12 * b0; c12_1 += a12 * b1;
                const float a13 = at[13 * a_row];
                c13_0 += a13 * b0; c13_1 += a13 * b1;
            }
        }
        for (long r1 = 1; r1 < 3; r1++) {
            #pragma GCC unroll 1
            for (long r2 = 0; r2 < count2; r2++) {
                const float *at = a + r0 * a_stride0 + (r1 - 1) * a_stride1 + r2 * a_stride2;
                const float *bt = b + r0 * b_stride0 + (r1 - 1) * b_stride1 + r2 * b_stride2;
                const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
                const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
                const float a0 = at[0];
                c0_0 += a0 * b0; c0_1 += a0 * b1;
                const float a1 = at[a_row];
                c1_0 += a1 * b0; c1_1 += a1 * b1;
                const float a2 = at[2 * a_row];
                c2_0 += a2 * b0; c2_1 += a2 * b1;
                const float a3 = at[3 * a_row];
                c3_0 += a3 * b0; c3_1 += a3 * b1;
                const float a4 = at[4 * a_row];
                c4_0 += a4 * b0; c4_1 += a4 * b1;
                const float a5 = at[5 * a_row];
                c5_0 += a5 * b0; c5_1 += a5 * b1;
                const float a6 = at[6 * a_row];
                c6_0 += a6 * b0; c6_1 += a6 * b1;
                const float a7 = at[7 * a_row];
                c7_0 += a7 * b0; c7_1 += a7 * b1;
                const float a8 = at[8 * a_row];
                c8_0 += a8 * b0; c8_1 += a8 * b1;
                const float a9 = at[9 * a_row];
                c9_0 += a9 * b0; c9_1 += a9 * b1;
                const float a10 = at[10 * a_row];
                c10_0 += a10 * b0; c10_1 += a10 * b1;
                const float a11 = at[11 * a_row];
                c11_0 += a11 * b0; c11_1 += a11 * b1;
                const float a12 = at[12 * a_row];
                c12_0 += a12 * b0; c12_1 += a12 * b1;
                const float a13 = at[13 * a_row];
                c13_0 += a13 * b0; c13_1 += a13 * b1;
            }
        }
    }

    c0_0 += *(const px_f32x16 *)&d1[0];
    c0_1 += *(const px_f32x16 *)&d1[16];
    c1_0 += *(const px_f32x16 *)&d1[0];
    c1_1 += *(const px_f32x16 *)&d1[16];
    c2_0 += *(const px_f32x16 *)&d1[0];
    c2_1 += *(const px_f32x16 *)&d1[16];
    c3_0 += *(const px_f32x16 *)&d1[0];
    c3_1 += *(const px_f32x16 *)&d1[16];
    c4_0 += *(const px_f32x16 *)&d1[0];
    c4_1 += *(const px_f32x16 *)&d1[16];
    c5_0 += *(const px_f32x16 *)&d1[0];
    c5_1 += *(const px_f32x16 *)&d1[16];
    c6_0 += *(const px_f32x16 *)&d1[0];
    c6_1 += *(const px_f32x16 *)&d1[16];
    c7_0 += *(const px_f32x16 *)&d1[0];
    c7_1 += *(const px_f32x16 *)&d1[16];
    c8_0 += *(const px_f32x16 *)&d1[0];
    c8_1 += *(const px_f32x16 *)&d1[16];
    c9_0 += *(const px_f32x16 *)&d1[0];
    c9_1 += *(const px_f32x16 *)&d1[16];
    c10_0 += *(const px_f32x16 *)&d1[0];
    c10_1 += *(const px_f32x16 *)&d1[16];
    c11_0 += *(const px_f32x16 *)&d1[0];
    c11_1 += *(const px_f32x16 *)&d1[16];
    c12_0 += *(const px_f32x16 *)&d1[0];
    c12_1 += *(const px_f32x16 *)&d1[16];
    c13_0 += *(const px_f32x16 *)&d1[0];
    c13_1 += *(const px_f32x16 *)&d1[16];
    px_f32x16 other2_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other2_0_0);
    px_f32x16 other2_0_1 = {0};
    px_if_lt_f32x16(&c0_1, &other2_0_1);
    px_f32x16 other2_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other2_1_0);
    px_f32x16 other2_1_1 = {0};
    px_if_lt_f32x16(&c1_1, &other2_1_1);
    px_f32x16 other2_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other2_2_0);
    px_f32x16 other2_2_1 = {0};
    px_if_lt_f32x16(&c2_1, &other2_2_1);
    px_f32x16 other2_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other2_3_0);
    px_f32x16 other2_3_1 = {0};
    px_if_lt_f32x16(&c3_1, &other2_3_1);
    px_f32x16 other2_4_0 = {0};
    px_if_lt_f32x16(&c4_0, &other2_4_0);
    px_f32x16 other2_4_1 = {0};
    px_if_lt_f32x16(&c4_1, &other2_4_1);
    px_f32x16 other2_5_0 = {0};
    px_if_lt_f32x16(&c5_0, &other2_5_0);
    px_f32x16 other2_5_1 = {0};
    px_if_lt_f32x16(&c5_1, &other2_5_1);
    px_f32x16 other2_6_0 = {0};
    px_if_lt_f32x16(&c6_0, &other2_6_0);
    px_f32x16 other2_6_1 = {0};
    px_if_lt_f32x16(&c6_1, &other2_6_1);
    px_f32x16 other2_7_0 = {0};
    px_if_lt_f32x16(&c7_0, &other2_7_0);
    px_f32x16 other2_7_1 = {0};
    px_if_lt_f32x16(&c7_1, &other2_7_1);
    px_f32x16 other2_8_0 = {0};
    px_if_lt_f32x16(&c8_0, &other2_8_0);
    px_f32x16 other2_8_1 = {0};
    px_if_lt_f32x16(&c8_1, &other2_8_1);
    px_f32x16 other2_9_0 = {0};
    px_if_lt_f32x16(&c9_0, &other2_9_0);
    px_f32x16 other2_9_1 = {0};
    px_if_lt_f32x16(&c9_1, &other2_9_1);
    px_f32x16 other2_10_0 = {0};
    px_if_lt_f32x16(&c10_0, &other2_10_0);
    px_f32x16 other2_10_1 = {0};
    px_if_lt_f32x16(&c10_1, &other2_10_1);
    px_f32x16 other2_11_0 = {0};
    px_if_lt_f32x16(&c11_0, &other2_11_0);
    px_f32x16 other2_11_1 = {0};
    px_if_lt_f32x16(&c11_1, &other2_11_1);
    px_f32x16 other2_12_0 = {0};
    px_if_lt_f32x16(&c12_0, &other2_12_0);
    px_f32x16 other2_12_1 = {0};
    px_if_lt_f32x16(&c12_1, &other2_12_1);
    px_f32x16 other2_13_0 = {0};
    px_if_lt_f32x16(&c13_0, &other2_13_0);
    px_f32x16 other2_13_1 = {0};
    px_if_lt_f32x16(&c13_1, &other2_13_1);
    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[c_row + 16] = c1_1;
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[3 * c_row + 16] = c3_1;
    *(px_f32x16 *)&c[4 * c_row] = c4_0;
    *(px_f32x16 *)&c[4 * c_row + 16] = c4_1;
    *(px_f32x16 *)&c[5 * c_row] = c5_0;
    *(px_f32x16 *)&c[5 * c_row + 16] = c5_1;
    *(px_f32x16 *)&c[6 * c_row] = c6_0;
    *(px_f32x16 *)&c[6 * c_row + 16] = c6_1;
    *(px_f32x16 *)&c[7 * c_row] = c7_0;
    *(px_f32x16 *)&c[7 * c_row + 16] = c7_1;
    *(px_f32x16 *)&c[8 * c_row] = c8_0;
    *(px_f32x16 *)&c[8 * c_row + 16] = c8_1;
    *(px_f32x16 *)&c[9 * c_row] = c9_0;
    *(px_f32x16 *)&c[9 * c_row + 16] = c9_1;
    *(px_f32x16 *)&c[10 * c_row] = c10_0;
    *(px_f32x16 *)&c[10 * c_row + 16] = c10_1;
    *(px_f32x16 *)&c[11 * c_row] = c11_0;
    *(px_f32x16 *)&c[11 * c_row + 16] = c11_1;
    *(px_f32x16 *)&c[12 * c_row] = c12_0;
    *(px_f32x16 *)&c[12 * c_row + 16] = c12_1;
    *(px_f32x16 *)&c[13 * c_row] = c13_0;
    *(px_f32x16 *)&c[13 * c_row + 16] = c13_1;
}

/* c[row * c_row + column] = 0
 * for r0 < count0, r1 < 3, r2 < 64, row < 14, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2]
 * c[row * c_row + column] += d1[row * d1_row + column]
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 14 x 2 accumulators, 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_14x32_2(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d1, long count0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 64;
    const long c_row = 64;
    const long a_stride0 = 3584;
    const long b_stride0 = 12288;
    const long count1 = 3;
    const long a_stride1 = 64;
    const long b_stride1 = 4096;
    const long count2 = 64;
    const long a_stride2 = 1;
    const long b_stride2 = 64;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c2_1 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x16 c3_1 = {0};
    px_f32x16 c4_0 = {0};
    px_f32x16 c4_1 = {0};
    px_f32x16 c5_0 = {0};
    px_f32x16 c5_1 = {0};
    px_f32x16 c6_0 = {0};
    px_f32x16 c6_1 = {0};
    px_f32x16 c7_0 = {0};
    px_f32x16 c7_1 = {0};
    px_f32x16 c8_0 = {0};
    px_f32x16 c8_1 = {0};
    px_f32x16 c9_0 = {0};
    px_f32x16 c9_1 = {0};
    px_f32x16 c10_0 = {0};
    px_f32x16 c10_1 = {0};
    px_f32x16 c11_0 = {0};
    px_f32x16 c11_1 = {0};
    px_f32x16 c12_0 = {0};
    px_f32x16 c12_1 = {0};
    px_f32x16 c13_0 = {0};
    px_f32x16 c13_1 = {0};
    __builtin_prefetch(&d1[0], 0, 3);
    __builtin_prefetch(&d1[16], 0, 3);
    __builtin_prefetch(&c[0], 1, 3);
    __builtin_prefetch(&c[16], 1, 3);
    __builtin_prefetch(&c[c_row], 1, 3);
    __builtin_prefetch(&c[c_row + 16], 1, 3);
    __builtin_prefetch(&c[2 * c_row], 1, 3);
    __builtin_prefetch(&c[2 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[3 * c_row], 1, 3);
    __builtin_prefetch(&c[3 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[4 * c_row], 1, 3);
    __builtin_prefetch(&c[4 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[5 * c_row], 1, 3);
    __builtin_prefetch(&c[5 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[6 * c_row], 1, 3);
    __builtin_prefetch(&c[6 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[7 * c_row], 1, 3);
    __builtin_prefetch(&c[7 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[8 * c_row], 1, 3);
    __builtin_prefetch(&c[8 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[9 * c_row], 1, 3);
    __builtin_prefetch(&c[9 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[10 * c_row], 1, 3);
    __builtin_prefetch(&c[10 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[11 * c_row], 1, 3);
    __builtin_prefetch(&c[11 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[12 * c_row], 1, 3);
    __builtin_prefetch(&c[12 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[13 * c_row], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 16], 1, 3);

    for (long r0 = 0; r0 < count0; r0++) {
        for (long r1 = 0; r1 < count1; r1++) {
            #pragma GCC unroll 1
            for (long r2 = 0; r2 < count2; r2++) {
                const float *at = a + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2;
                const float *bt = b + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2;
                const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
                const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
                const float a0 = at[0];
                c0_0 += a0 * b0; c0_1 += a0 * b1;
                const float a1 = at[a_row];
                c1_0 += a1 * b0; c1_1 += a1 * b1;
                const float a2 = at[2 * a_row];
                c2_0 += a2 * b0; c2_1 += a2 * b1;
                const float a3 = at[3 * a_row];
                c3_0 += a3 * b0; c3_1 += a3 * b1;
                const float a4 = at[4 * a_row];
                c4_0 += a4 * b0; c4_1 += a4 * b1;
                const float a5 = at[5 * a_row];
                c5_0 += a5 * b0; c5_1 += a5 * b1;
                const float a6 = at[6 * a_row];
                c6_0 += a6 * b0; c6_1 += a6 * b1;
                const float a7 = at[7 * a_row];
                c7_0 += a7 * b0; c7_1 += a7 * b1;
                const float a8 = at[8 * a_row];
                c8_0 += a8 * b0; c8_1 += a8 * b1;
                const float a9 = at[9 * a_row];
                c9_0 += a9 * b0; c9_1 += a9 * b1;
                const float a10 = at[10 * a_row];
                c10_0 += a10 * b0; c10_1 += a10 * b1;
                const float a11 = at[11 * a_row];
                c11_0 += a11 * b0; c11_1 += a11 * b1;
                const float a12 = at[12 * a_row];
                c12_0 += a12 * b0; c12_1 += a12 * b1;
                const float a13 = at[13 * a_row];
                c13_0 += a13 * b0; c13_1 += a13 * b1;
            }
        }
    }

    c0_0 += *(const px_f32x16 *)&d1[0];
    c0_1 += *(const px_f32x16 *)&d1[16];
    c1_0 += *(const px_f32x16 *)&d1[0];
    c1_1 += *(const px_f32x16 *)&d1[16];
    c2_0 += *(const px_f32x16 *)&d1[0];
    c2_1 += *(const px_f32x16 *)&d1[16];
    c3_0 += *(const px_f32x16 *)&d1[0];
    c3_1 += *(const px_f32x16 *)&d1[16];
    c4_0 += *(const px_f32x16 *)&d1[0];
    c4_1 += *(const px_f32x16 *)&d1[16];
    c5_0 += *(const px_f32x16 *)&d1[0];
    c5_1 += *(const px_f32x16 *)&d1[16];
    c6_0 += *(const px_f32x16 *)&d1[0];
    c6_1 += *(const px_f32x16 *)&d1[16];
    c7_0 += *(const px_f32x16 *)&d1[0];
    c7_1 += *(const px_f32x16 *)&d1[16];
    c8_0 += *(const px_f32x16 *)&d1[0];
    c8_1 += *(const px_f32x16 *)&d1[16];
    c9_0 += *(const px_f32x16 *)&d1[0];
    c9_1 += *(const px_f32x16 *)&d1[16];
    c10_0 += *(const px_f32x16 *)&d1[0];
    c10_1 += *(const px_f32x16 *)&d1[16];
    c11_0 += *(const px_f32x16 *)&d1[0];
    c11_1 += *(const px_f32x16 *)&d1[16];
    c12_0 += *(const px_f32x16 *)&d1[0];
    c12_1 += *(const px_f32x16 *)&d1[16];
    c13_0 += *(const px_f32x16 *)&d1[0];
    c13_1 += *(const px_f32x16 *)&d1[16];
    px_f32x16 other2_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other2_0_0);
    px_f32x16 other2_0_1 = {0};
    px_if_lt_f32x16(&c0_1, &other2_0_1);
    px_f32x16 other2_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other2_1_0);
    px_f32x16 other2_1_1 = {0};
    px_if_lt_f32x16(&c1_1, &other2_1_1);
    px_f32x16 other2_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other2_2_0);
    px_f32x16 other2_2_1 = {0};
    px_if_lt_f32x16(&c2_1, &other2_2_1);
    px_f32x16 other2_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other2_3_0);
    px_f32x16 other2_3_1 = {0};
    px_if_lt_f32x16(&c3_1, &other2_3_1);
    px_f32x16 other2_4_0 = {0};
    px_if_lt_f32x16(&c4_0, &other2_4_0);
    px_f32x16 other2_4_1 = {0};
    px_if_lt_f32x16(&c4_1, &other2_4_1);
    px_f32x16 other2_5_0 = {0};
    px_if_lt_f32x16(&c5_0, &other2_5_0);
    px_f32x16 other2_5_1 = {0};
    px_if_lt_f32x16(&c5_1, &other2_5_1);
    px_f32x16 other2_6_0 = {0};
    px_if_lt_f32x16(&c6_0, &other2_6_0);
    px_f32x16 other2_6_1 = {0};
    px_if_lt_f32x16(&c6_1, &other2_6_1);
    px_f32x16 other2_7_0 = {0};
    px_if_lt_f32x16(&c7_0, &other2_7_0);
    px_f32x16 other2_7_1 = {0};
    px_if_lt_f32x16(&c7_1, &other2_7_1);
    px_f32x16 other2_8_0 = {0};
    px_if_lt_f32x16(&c8_0, &other2_8_0);
    px_f32x16 other2_8_1 = {0};
    px_if_lt_f32x16(&c8_1, &other2_8_1);
    px_f32x16 other2_9_0 = {0};
    px_if_lt_f32x16(&c9_0, &other2_9_0);
    px_f32x16 other2_9_1 = {0};
    px_if_lt_f32x16(&c9_1, &other2_9_1);
    px_f32x16 other2_10_0 = {0};
    px_if_lt_f32x16(&c10_0, &other2_10_0);
    px_f32x16 other2_10_1 = {0};
    px_if_lt_f32x16(&c10_1, &other2_10_1);
    px_f32x16 other2_11_0 = {0};
    px_if_lt_f32x16(&c11_0, &other2_11_0);
    px_f32x16 other2_11_1 = {0};
    px_if_lt_f32x16(&c11_1, &other2_11_1);
    px_f32x16 other2_12_0 = {0};
    px_if_lt_f32x16(&c12_0, &other2_12_0);
    px_f32x16 other2_12_1 = {0};
    px_if_lt_f32x16(&c12_1, &other2_12_1);
    px_f32x16 other2_13_0 = {0};
    px_if_lt_f32x16(&c13_0, &other2_13_0);
    px_f32x16 other2_13_1 = {0};
    px_if_lt_f32x16(&c13_1, &other2_13_1);
    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[c_row + 16] = c1_1;
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[3 * c_row + 16] = c3_1;
    *(px_f32x16 *)&c[4 * c_row] = c4_0;
    *(px_f32x16 *)&c[4 * c_row + 16] = c4_1;
    *(px_f32x16 *)&c[5 * c_row] = c5_0;
    *(px_f32x16 *)&c[5 * c_row + 16] = c5_1;
    *(px_f32x16 *)&c[6 * c_row] = c6_0;
    *(px_f32x16 *)&c[6 * c_row + 16] = c6_1;
    *(px_f32x16 *)&c[7 * c_row] = c7_0;
    *(px_f32x16 *)&c[7 * c_row + 16] = c7_1;
    *(px_f32x16 *)&c[8 * c_row] = c8_0;
    *(px_f32x16 *)&c[8 * c_row + 16] = c8_1;
    *(px_f32x16 *)&c[9 * c_row] = c9_0;
    *(px_f32x16 *)&c[9 * c_row + 16] = c9_1;
    *(px_f32x16 *)&c[10 * c_row] = c10_0;
    *(px_f32x16 *)&c[10 * c_row + 16] = c10_1;
    *(px_f32x16 *)&c[11 * c_row] = c11_0;
    *(px_f32x16 *)&c[11 * c_row + 16] = c11_1;
    *(px_f32x16 *)&c[12 * c_row] = c12_0;
    *(px_f32x16 *)&c[12 * c_row + 16] = c12_1;
    *(px_f32x16 *)&c[13 * c_row] = c13_0;
    *(px_f32x16 *)&c[13 * c_row + 16] = c13_1;
}

/* c[row * c_row + column] = 0
 * for r0 < count0, r1 < 3, r2 < 64, row < 14, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2]
 * c[row * c_row + column] += d1[row * d1_row + column]
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 14 x 2 accumulators, 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_14x32_3(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d1, long count0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 64;
    const long c_row = 64;
    const long a_stride0 = 3584;
    const long b_stride0 = 12288;
    const long a_stride1 = 64;
    const long b_stride1 = 4096;
    const long count2 = 64;
    const long a_stride2 = 1;
    const long b_stride2 = 64;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c2_1 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x16 c3_1 = {0};
    px_f32x16 c4_0 = {0};
    px_f32x16 c4_1 = {0};
    px_f32x16 c5_0 = {0};
    px_f32x16 c5_1 = {0};
    px_f32x16 c6_0 = {0};
    px_f32x16 c6_1 = {0};
    px_f32x16 c7_0 = {0};
    px_f32x16 c7_1 = {0};
    px_f32x16 c8_0 = {0};
    px_f32x16 c8_1 = {0};
    px_f32x16 c9_0 = {0};
    px_f32x16 c9_1 = {0};
    px_f32x16 c10_0 = {0};
    px_f32x16 c10_1 = {0};
    px_f32x16 c11_0 = {0};
    px_f32x16 c11_1 = {0};
    px_f32x16 c12_0 = {0};
    px_f32x16 c12_1 = {0};
    px_f32x16 c13_0 = {0};
    px_f32x16 c13_1 = {0};
    __builtin_prefetch(&d1[0], 0, 3);
    __builtin_prefetch(&d1[16], 0, 3);
    __builtin_prefetch(&c[0], 1, 3);
    __builtin_prefetch(&c[16], 1, 3);
    __builtin_prefetch(&c[c_row], 1, 3);
    __builtin_prefetch(&c[c_row + 16], 1, 3);
    __builtin_prefetch(&c[2 * c_row], 1, 3);
    __builtin_prefetch(&c[2 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[3 * c_row], 1, 3);
    __builtin_prefetch(&c[3 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[4 * c_row], 1, 3);
    __builtin_prefetch(&c[4 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[5 * c_row], 1, 3);
    __builtin_prefetch(&c[5 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[6 * c_row], 1, 3);
    __builtin_prefetch(&c[6 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[7 * c_row], 1, 3);
    __builtin_prefetch(&c[7 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[8 * c_row], 1, 3);
    __builtin_prefetch(&c[8 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[9 * c_row], 1, 3);
    __builtin_prefetch(&c[9 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[10 * c_row], 1, 3);
    __builtin_prefetch(&c[10 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[11 * c_row], 1, 3);
    __builtin_prefetch(&c[11 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[12 * c_row], 1, 3);
    __builtin_prefetch(&c[12 * c_row + 16], 1, 3);
    __builtin_prefetch(&c[13 * c_row], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 16], 1, 3);

    for (long r0 = 0; r0 < count0; r0++) {
        for (long r1 = 0; r1 < 2; r1++) {
            #pragma GCC unroll 1
            for (long r2 = 0; r2 < count2; r2++) {
                const float *at = a + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2;
                const float *bt = b + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2;
                const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
                const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
                const float a0 = at[0];
                c0_0 += a0 * b0; c0_1 += a0 * b1;
                const float a1 = at[a_row];
                c1_0 += a1 * b0; c1_1 += a1 * b1;
                const float a2 = at[2 * a_row];
                c2_0 += a2 * b0; c2_1 += a2 * b1;
                const float a3 = at[3 * a_row];
                c3_0 += a3 * b0; c3_1 += a3 * b1;
                const float a4 = at[4 * a_row];
                c4_0 += a4 * b0; c4_1 += a4 * b1;
                const float a5 = at[5 * a_row];
                c5_0 += a5 * b0; c5_1 += a5 * b1;
                const float a6 = at[6 * a_row];
                c6_0 += a6 * b0; c6_1 += a6 * b1;
                const float a7 = at[7 * a_row];
                c7_0 += a7 * b0; c7_1 += a7 * b1;
                const float a8 = at[8 * a_row];
                c8_0 += a8 * b0; c8_1 += a8 * b1;
                const float a9 = at[9 * a_row];
                c9_0 += a9 * b0; c9_1 += a9 * b1;
                const float a10 = at[10 * a_row];
                c10_0 += a10 * b0; c10_1 += a10 * b1;
                const float a11 = at[11 * a_row];
                c11_0 += a11 * b0; c11_1 += a11 * b1;
                const float a12 = at[12 * a_row];
                c12_0 += a12 * b0; c12_1 += a12 * b1;
                const float a13 = at[13 * a_row];
                c13_0 += a13 * b0; c13_1 += a13 * b1;
            }
        }
        for (long r1 = 2; r1 < 3; r1++) {
            #pragma GCC unroll 1
            for (long r2 = 0; r2 < count2; r2++) {
                const float *at = a + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2;
                const float *bt = b + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2;
                const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
                const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
                const float a0 = at[0];
                c0_0 += a0 * b0; c0_1 += a0 * b1;
                const float a1 = at[a_row];
                c1_0 += a1 * b0; c1_1 += a1 * b1;
                const float a2 = at[2 * a_row];
                c2_0 += a2 * b0; c2_1 += a2 * b1;
                const float a3 = at[3 * a_row];
                c3_0 += a3 * b0; c3_1 += a3 * b1;
                const float a4 = at[4 * a_row];
                c4_0 += a4 * b0; c4_1 += a4 * b1;
                const float a5 = at[5 * a_row];
                c5_0 += a5 * b0; c5_1 += a5 * b1;
                const float a6 = at[6 * a_row];
                c6_0 += a6 * b0; c6_1 += a6 * b1;
                const float a7 = at[7 * a_row];
                c7_0 += a7 * b0; c7_1 += a7 * b1;
                const float a8 = at[8 * a_row];
                c8_0 += a8 * b0; c8_1 += a8 * b1;
                const float a9 = at[9 * a_row];
                c9_0 += a9 * b0; c9_1 += a9 * b1;
                const float a10 = at[10 * a_row];
                c10_0 += a10 * b0; c10_1 += a10 * b1;
                const float a11 = at[11 * a_row];
                c11_0 += a11 * b0; c11_1 += a11 * b1;
                const float a12 = at[12 * a_row];
                c12_0 += a12 * b0; c12_1 += a12 * b1;
            }
        }
    }

    c0_0 += *(const px_f32x16 *)&d1[0];
    c0_1 += *(const px_f32x16 *)&d1[16];
    c1_0 += *(const px_f32x16 *)&d1[0];
    c1_1 += *(const px_f32x16 *)&d1[16];
    c2_0 += *(const px_f32x16 *)&d1[0];
    c2_1 += *(const px_f32x16 *)&d1[16];
    c3_0 += *(const px_f32x16 *)&d1[0];
    c3_1 += *(const px_f32x16 *)&d1[16];
    c4_0 += *(const px_f32x16 *)&d1[0];
    c4_1 += *(const px_f32x16 *)&d1[16];
    c5_0 += *(const px_f32x16 *)&d1[0];
    c5_1 += *(const px_f32x16 *)&d1[16];
    c6_0 += *(const px_f32x16 *)&d1[0];
    c6_1 += *(const px_f32x16 *)&d1[16];
    c7_0 += *(const px_f32x16 *)&d1[0];
    c7_1 += *(const px_f32x16 *)&d1[16];
    c8_0 += *(const px_f32x16 *)&d1[0];
    c8_1 += *(const px_f32x16 *)&d1[16];
    c9_0 += *(const px_f32x16 *)&d1[0];
    c9_1 += *(const px_f32x16 *)&d1[16];
    c10_0 += *(const px_f32x16 *)&d1[0];
    c10_1 += *(const px_f32x16 *)&d1[16];
    c11_0 += *(const px_f32x16 *)&d1[0];
    c11_1 += *(const px_f32x16 *)&d1[16];
    c12_0 += *(const px_f32x16 *)&d1[0];
    c12_1 += *(const px_f32x16 *)&d1[16];
    c13_0 += *(const px_f32x16 *)&d1[0];
    c13_1 += *(const px_f32x16 *)&d1[16];
    px_f32x16 other2_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other2_0_0);
    px_f32x16 other2_0_1 = {0};
    px_if_lt_f32x16(&c0_1, &other2_0_1);
    px_f32x16 other2_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other2_1_0);
    px_f32x16 other2_1_1 = {0};
    px_if_lt_f32x16(&c1_1, &other2_1_1);
    px_f32x16 other2_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other2_2_0);
    px_f32x16 other2_2_1 = {0};
    px_if_lt_f32x16(&c2_1, &other2_2_1);
    px_f32x16 other2_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other2_3_0);
    px_f32x16 other2_3_1 = {0};
    px_if_lt_f32x16(&c3_1, &other2_3_1);
    px_f32x16 other2_4_0 = {0};
    px_if_lt_f32x16(&c4_0, &other2_4_0);
    px_f32x16 other2_4_1 = {0};
    px_if_lt_f32x16(&c4_1, &other2_4_1);
    px_f32x16 other2_5_0 = {0};
    px_if_lt_f32x16(&c5_0, &other2_5_0);
    px_f32x16 other2_5_1 = {0};
    px_if_lt_f32x16(&c5_1, &other2_5_1);
    px_f32x16 other2_6_0 = {0};
    px_if_lt_f32x16(&c6_0, &other2_6_0);
    px_f32x16 other2_6_1 = {0};
    px_if_lt_f32x16(&c6_1, &other2_6_1);
    px_f32x16 other2_7_0 = {0};
    px_if_lt_f32x16(&c7_0, &other2_7_0);
    px_f32x16 other2_7_1 = {0};
    px_if_lt_f32x16(&c7_1, &other2_7_1);
    px_f32x16 other2_8_0 = {0};
    px_if_lt_f32x16(&c8_0, &other2_8_0);
    px_f32x16 other2_8_1 = {0};
    px_if_lt_f32x16(&c8_1, &other2_8_1);
    px_f32x16 other2_9_0 = {0};
    px_if_lt_f32x16(&c9_0, &other2_9_0);
    px_f32x16 other2_9_1 = {0};
    px_if_lt_f32x16(&c9_1, &other2_9_1);
    px_f32x16 other2_10_0 = {0};
    px_if_lt_f32x16(&c10_0, &other2_10_0);
    px_f32x16 other2_10_1 = {0};
    px_if_lt_f32x16(&c10_1, &other2_10_1);
    px_f32x16 other2_11_0 = {0};
    px_if_lt_f32x16(&c11_0, &other2_11_0);
    px_f32x16 other2_11_1 = {0};
    px_if_lt_f32x16(&c11_1, &other2_11_1);
    px_f32x16 other2_12_0 = {0};
    px_if_lt_f32x16(&c12_0, &other2_12_0);
    px_f32x16 other2_12_1 = {0};
    px_if_lt_f32x16(&c12_1, &other2_12_1);
    px_f32x16 other2_13_0 = {0};
    px_if_lt_f32x16(&c13_0, &other2_13_0);
    px_f32x16 other2_13_1 = {0};
    px_if_lt_f32x16(&c13_1, &other2_13_1);
    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[c_row + 16] = c1_1;
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[3 * c_row + 16] = c3_1;
    *(px_f32x16 *)&c[4 * c_row] = c4_0;
    *(px_f32x16 *)&c[4 * c_row + 16] = c4_1;
    *(px_f32x16 *)&c[5 * c_row] = c5_0;
    *(px_f32x16 *)&c[5 * c_row + 16] = c5_1;
    *(px_f32x16 *)&c[6 * c_row] = c6_0;
    *(px_f32x16 *)&c[6 * c_row + 16] = c6_1;
    *(px_f32x16 *)&c[7 * c_row] = c7_0;
    *(px_f32x16 *)&c[7 * c_row + 16] = c7_1;
    *(px_f32x16 *)&c[8 * c_row] = c8_0;
    *(px_f32x16 *)&c[8 * c_row + 16] = c8_1;
    *(px_f32x16 *)&c[9 * c_row] = c9_0;
    *(px_f32x16 *)&c[9 * c_row + 16] = c9_1;
    *(px_f32x16 *)&c[10 * c_row] = c10_0;
    *(px_f32x16 *)&c[10 * c_row + 16] = c10_1;
    *(px_f32x16 *)&c[11 * c_row] = c11_0;
    *(px_f32x16 *)&c[11 * c_row + 16] = c11_1;
    *(px_f32x16 *)&c[12 * c_row] = c12_0;
    *(px_f32x16 *)&c[12 * c_row + 16] = c12_1;
    *(px_f32x16 *)&c[13 * c_row] = c13_0;
    *(px_f32x16 *)&c[13 * c_row + 16] = c13_1;
}

/* for r0 < count0, r1 < count1, r2 < count2, row < 4, column < 96:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2]
 * In registers: 4 x 6 accumulators, 16 + 16 + 16 + 16 + 16 + 16 columns of float. */
static void px_kernel_4x96(const float *restrict a, const float *restrict b, float *restrict c, long a_row, long c_row, long count0, long a_stride0, long b_stride0, long count1, long a_stride1, long b_stride1, long count2, long b_stride2)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride2 = 1;
    if (count0 < 1) return;
    if (count1 < 1) return;
    if (count2 < 1) return;
    px_f32x16 c0_0 = *(const px_f32x16 *)&c[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&c[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&c[32];
    px_f32x16 c0_3 = *(const px_f32x16 *)&c[48];
    px_f32x16 c0_4 = *(const px_f32x16 *)&c[64];
    px_f32x16 c0_5 = *(const px_f32x16 *)&c[80];
    px_f32x16 c1_0 = *(const px_f32x16 *)&c[c_row];
    px_f32x16 c1_1 = *(const px_f32x16 *)&c[c_row + 16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&c[c_row + 32];
    px_f32x16 c1_3 = *(const px_f32x16 *)&c[c_row + 48];
    px_f32x16 c1_4 = *(const px_f32x16 *)&c[c_row + 64];
    px_f32x16 c1_5 = *(const px_f32x16 *)&c[c_row + 80];
    px_f32x16 c2_0 = *(const px_f32x16 *)&c[2 * c_row];
    px_f32x16 c2_1 = *(const px_f32x16 *)&c[2 * c_row + 16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&c[2 * c_row + 32];
    px_f32x16 c2_3 = *(const px_f32x16 *)&c[2 * c_row + 48];
    px_f32x16 c2_4 = *(const px_f32x16 *)&c[2 * c_row + 64];
    px_f32x16 c2_5 = *(const px_f32x16 *)&c[2 * c_row + 80];
    px_f32x16 c3_0 = *(const px_f32x16 *)&c[3 * c_row];
    px_f32x16 c3_1 = *(const px_f32x16 *)&c[3 * c_row + 16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&c[3 * c_row + 32];
    px_f32x16 c3_3 = *(const px_f32x16 *)&c[3 * c_row + 48];
    px_f32x16 c3_4 = *(const px_f32x16 *)&c[3 * c_row + 64];
    px_f32x16 c3_5 = *(const px_f32x16 *)&c[3 * c_row + 80];

    for (long r0 = 0; r0 < count0; r0++) {
        for (long r1 = 0; r1 < count1; r1++) {
            #pragma GCC unroll 1
            for (long r2 = 0; r2 < count2; r2++) {
                const float *at = a + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2;
                const float *bt = b + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2;
                const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
                const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
                const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
                const px_f32x16 b3 = *(const volatile px_f32x16 *)&bt[48];
                const px_f32x16 b4 = *(const volatile px_f32x16 *)&bt[64];
                const px_f32x16 b5 = *(const volatile px_f32x16 *)&bt[80];
                const float a0 = at[0];
                c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3; c0_4 += a0 * b4; c0_5 += a0 * b5;
                const float a1 = at[a_row];
                c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2; c1_3 += a1 * b3; c1_4 += a1 * b4; c1_5 += a1 * b5;
                const float a2 = at[2 * a_row];
                c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2; c2_3 += a2 * b3; c2_4 += a2 * b4; c2_5 += a2 * b5;
                const float a3 = at[3 * a_row];
                c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2; c3_3 += a3 * b3; c3_4 += a3 * b4; c3_5 += a3 * b5;
            }
        }
    }

    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    *(px_f32x16 *)&c[48] = c0_3;
    *(px_f32x16 *)&c[64] = c0_4;
    *(px_f32x16 *)&c[80] = c0_5;
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[c_row + 16] = c1_1;
    *(px_f32x16 *)&c[c_row + 32] = c1_2;
    *(px_f32x16 *)&c[c_row + 48] = c1_3;
    *(px_f32x16 *)&c[c_row + 64] = c1_4;
    *(px_f32x16 *)&c[c_row + 80] = c1_5;
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_f32x16 *)&c[2 * c_row + 32] = c2_2;
    *(px_f32x16 *)&c[2 * c_row + 48] = c2_3;
    *(px_f32x16 *)&c[2 * c_row + 64] = c2_4;
    *(px_f32x16 *)&c[2 * c_row + 80] = c2_5;
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[3 * c_row + 16] = c3_1;
    *(px_f32x16 *)&c[3 * c_row + 32] = c3_2;
    *(px_f32x16 *)&c[3 * c_row + 48] = c3_3;
    *(px_f32x16 *)&c[3 * c_row + 64] = c3_4;
    *(px_f32x16 *)&c[3 * c_row + 80] = c3_5;
}

/* for r0 < count0, r1 < count1, r2 < count2, row < rows <= 2, column < 96:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2]
 * In registers: 2 x 6 accumulators, 16 + 16 + 16 + 16 + 16 + 16 columns of float. */
static void px_edge_2x96(const float *restrict a, const float *restrict b, float *restrict c, long rows, long a_row, long c_row, long count0, long a_stride0, long b_stride0, long count1, long a_stride1, long b_stride1, long count2, long b_stride2)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride2 = 1;
    if (rows < 1) return;
    if (count0 < 1) return;
    if (count1 < 1) return;
    if (count2 < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    px_f32x16 c0_0 = *(const px_f32x16 *)&c[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&c[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&c[32];
    px_f32x16 c0_3 = *(const px_f32x16 *)&c[48];
    px_f32x16 c0_4 = *(const px_f32x16 *)&c[64];
    px_f32x16 c0_5 = *(const px_f32x16 *)&c[80];
    px_f32x16 c1_0 = *(const px_f32x16 *)&c[c_row1];
    px_f32x16 c1_1 = *(const px_f32x16 *)&c[c_row1 + 16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&c[c_row1 + 32];
    px_f32x16 c1_3 = *(const px_f32x16 *)&c[c_row1 + 48];
    px_f32x16 c1_4 = *(const px_f32x16 *)&c[c_row1 + 64];
    px_f32x16 c1_5 = *(const px_f32x16 *)&c[c_row1 + 80];

    for (long r0 = 0; r0 < count0; r0++) {
        for (long r1 = 0; r1 < count1; r1++) {
            #pragma GCC unroll 1
            for (long r2 = 0; r2 < count2; r2++) {
                const float *at = a + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2;
                const float *bt = b + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2;
                const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
                const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
                const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
                const px_f32x16 b3 = *(const volatile px_f32x16 *)&bt[48];
                const px_f32x16 b4 = *(const volatile px_f32x16 *)&bt[64];
                const px_f32x16 b5 = *(const volatile px_f32x16 *)&bt[80];
                const float a0 = at[0];
                c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3; c0_4 += a0 * b4; c0_5 += a0 * b5;
                const float a1 = at[a_row1];
                c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2; c1_3 += a1 * b3; c1_4 += a1 * b4; c1_5 += a1 * b5;
            }
        }
    }

    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    *(px_f32x16 *)&c[48] = c0_3;
    *(px_f32x16 *)&c[64] = c0_4;
    *(px_f32x16 *)&c[80] = c0_5;
    *(px_f32x16 *)&c[c_row1] = c1_0;
    *(px_f32x16 *)&c[c_row1 + 16] = c1_1;
    *(px_f32x16 *)&c[c_row1 + 32] = c1_2;
    *(px_f32x16 *)&c[c_row1 + 48] = c1_3;
    *(px_f32x16 *)&c[c_row1 + 64] = c1_4;
    *(px_f32x16 *)&c[c_row1 + 80] = c1_5;
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

/* for r0 < count0, r1 < count1, r2 < count2, row < 8, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2]
 * In registers: 8 x 1 accumulators, 16 columns of float. */
static void px_edge_8x16(const float *restrict a, const float *restrict b, float *restrict c, long columns, long a_row, long c_row, long count0, long a_stride0, long b_stride0, long count1, long a_stride1, long b_stride1, long count2, long b_stride2)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride2 = 1;
    if (columns < 1) return;
    if (count0 < 1) return;
    if (count1 < 1) return;
    if (count2 < 1) return;
    px_f32x16 c0_0; px_load_f32x16(&c0_0, &c[0], columns);
    px_f32x16 c1_0; px_load_f32x16(&c1_0, &c[c_row], columns);
    px_f32x16 c2_0; px_load_f32x16(&c2_0, &c[2 * c_row], columns);
    px_f32x16 c3_0; px_load_f32x16(&c3_0, &c[3 * c_row], columns);
    px_f32x16 c4_0; px_load_f32x16(&c4_0, &c[4 * c_row], columns);
    px_f32x16 c5_0; px_load_f32x16(&c5_0, &c[5 * c_row], columns);
    px_f32x16 c6_0; px_load_f32x16(&c6_0, &c[6 * c_row], columns);
    px_f32x16 c7_0; px_load_f32x16(&c7_0, &c[7 * c_row], columns);

    for (long r0 = 0; r0 < count0; r0++) {
        for (long r1 = 0; r1 < count1; r1++) {
            #pragma GCC unroll 1
            for (long r2 = 0; r2 < count2; r2++) {
                const float *at = a + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2;
                const float *bt = b + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2;
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
        }
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

/* for r0 < count0, r1 < count1, r2 < count2, row < rows <= 4, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2]
 * In registers: 4 x 1 accumulators, 16 columns of float. */
static void px_edge_4x16(const float *restrict a, const float *restrict b, float *restrict c, long rows, long columns, long a_row, long c_row, long count0, long a_stride0, long b_stride0, long count1, long a_stride1, long b_stride1, long count2, long b_stride2)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride2 = 1;
    if (rows < 1) return;
    if (columns < 1) return;
    if (count0 < 1) return;
    if (count1 < 1) return;
    if (count2 < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long a_row2 = rows > 2 ? 2 * a_row : 0;
    const long a_row3 = rows > 3 ? 3 * a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    const long c_row2 = rows > 2 ? 2 * c_row : 0;
    const long c_row3 = rows > 3 ? 3 * c_row : 0;
    px_f32x16 c0_0; px_load_f32x16(&c0_0, &c[0], columns);
    px_f32x16 c1_0; px_load_f32x16(&c1_0, &c[c_row1], columns);
    px_f32x16 c2_0; px_load_f32x16(&c2_0, &c[c_row2], columns);
    px_f32x16 c3_0; px_load_f32x16(&c3_0, &c[c_row3], columns);

    for (long r0 = 0; r0 < count0; r0++) {
        for (long r1 = 0; r1 < count1; r1++) {
            #pragma GCC unroll 1
            for (long r2 = 0; r2 < count2; r2++) {
                const float *at = a + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2;
                const float *bt = b + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2;
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
        }
    }

    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row1], &c1_0, columns);
    px_store_f32x16(&c[c_row2], &c2_0, columns);
    px_store_f32x16(&c[c_row3], &c3_0, columns);
}

void conv_bias_relu(int images, int ofms, int ifms, int height, int width, int out_h, int out_w, int filter_h,
                    int filter_w, int stride, int pad, const float input[restrict images][height][width][ifms],
                    const float filter[restrict filter_h][filter_w][ifms][ofms], const float bias[restrict ofms],
                    float output[restrict images][out_h][out_w][ofms])
{
#pragma polyxform size(images = 4, ofms = 64, ifms = 64, height = 56, width = 56, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1, pad = 1)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (images == 4 && ofms == 64 && ifms == 64 && height == 56 && width == 56 && out_h == 56 &&
        out_w == 56 && filter_h == 3 && filter_w == 3 && stride == 1 && pad == 1) {
        /* interchange to img, oj, ofm, oi; microkernel of 14 x oi rows and 32 x ofm columns over kj, ki, ifm; which begins with output = 0; which ends with output += bias[ofm]; which ends with output = the greatest of itself and 0 */
        #pragma omp parallel for collapse(2) schedule(static)
        for (int img = 0; img < 4; img++) {
            for (int oj = 0; oj < 56; oj++) {
                for (long ofm_tile = 0; ofm_tile < 64; ofm_tile += 32) {
                    px_kernel_14x32(
                        &input[img][oj + px_max(0, -oj + 1) - 1][0][0],
                        &filter[px_max(0, -oj + 1)][1][0][ofm_tile], &output[img][oj][0][ofm_tile],
                        &bias[ofm_tile], px_min(-px_max(0, -oj + 1) + 3, -oj - px_max(0, -oj + 1) + 57));
                    for (long oi_tile = 14; oi_tile < 42; oi_tile += 14) {
                        px_kernel_14x32_2(
                            &input[img][oj + px_max(0, -oj + 1) - 1][oi_tile - 1][0],
                            &filter[px_max(0, -oj + 1)][0][0][ofm_tile], &output[img][oj][oi_tile][ofm_tile],
                            &bias[ofm_tile], px_min(-px_max(0, -oj + 1) + 3, -oj - px_max(0, -oj + 1) + 57));
                    }
                    px_kernel_14x32_3(
                        &input[img][oj + px_max(0, -oj + 1) - 1][41][0],
                        &filter[px_max(0, -oj + 1)][0][0][ofm_tile], &output[img][oj][42][ofm_tile],
                        &bias[ofm_tile], px_min(-px_max(0, -oj + 1) + 3, -oj - px_max(0, -oj + 1) + 57));
                }
            }
        }
    } else if (stride == 1) {
        /* source order; interchange to ofm, oj, oi, img; microkernel of 4 x img rows and 96 x ofm columns over kj, ki, ifm; fuse 2 nests */
        #pragma omp parallel for collapse(3) schedule(static) if((long)images * (long)out_h * (long)out_w * (long)ofms >= 10000)
        for (int img = 0; img < images; img++) {
            for (int oj = 0; oj < out_h; oj++) {
                for (int oi = 0; oi < out_w; oi++) {
                    #pragma omp simd
                    for (int ofm = 0; ofm < ofms; ofm++) {
                        output[img][oj][oi][ofm] = 0.0f;
                    }
                }
            }
        }
        if (images >= 1) {
            #pragma omp parallel for collapse(3) schedule(static)
            for (long ofm_tile = 0; ofm_tile <= ofms - 96; ofm_tile += 96) {
                for (int oj = px_max(0, pad - filter_h + 1); oj < px_min(out_h, pad + height); oj++) {
                    for (int oi = px_max(0, pad - filter_w + 1); oi < px_min(out_w, pad + width); oi++) {
                        for (long img_tile = 0; img_tile <= images - 4; img_tile += 4) {
                            px_kernel_4x96(
                                &input[img_tile][oj + px_max(0, pad - oj) - pad][oi + px_max(0, pad - oi) - pad][0],
                                &filter[px_max(0, pad - oj)][px_max(0, pad - oi)][0][ofm_tile],
                                &output[img_tile][oj][oi][ofm_tile], (long)height * width * ifms,
                                (long)out_h * out_w * ofms,
                                px_min(filter_h - px_max(0, pad - oj), pad + height - oj - px_max(0, pad - oj)),
                                (long)width * ifms, (long)filter_w * ifms * ofms,
                                px_min(filter_w - px_max(0, pad - oi), pad + width - oi - px_max(0, pad - oi)),
                                ifms, (long)ifms * ofms, ifms, ofms);
                        }
                        for (long img_tile = images - (images % 4); img_tile < images; img_tile += 2) {
                            px_edge_2x96(
                                &input[img_tile][oj + px_max(0, pad - oj) - pad][oi + px_max(0, pad - oi) - pad][0],
                                &filter[px_max(0, pad - oj)][px_max(0, pad - oi)][0][ofm_tile],
                                &output[img_tile][oj][oi][ofm_tile], px_min(images - img_tile, 2),
                                (long)height * width * ifms, (long)out_h * out_w * ofms,
                                px_min(filter_h - px_max(0, pad - oj), pad + height - oj - px_max(0, pad - oj)),
                                (long)width * ifms, (long)filter_w * ifms * ofms,
                                px_min(filter_w - px_max(0, pad - oi), pad + width - oi - px_max(0, pad - oi)),
                                ifms, (long)ifms * ofms, ifms, ofms);
                        }
                    }
                }
            }
            if (ofms >= 1) {
                #pragma omp parallel for collapse(3) schedule(static)
                for (long ofm_tile = ofms - (ofms % 96); ofm_tile < ofms; ofm_tile += 16) {
                    for (int oj = px_max(0, pad - filter_h + 1); oj < px_min(out_h, pad + height); oj++) {
                        for (int oi = px_max(0, pad - filter_w + 1); oi < px_min(out_w, pad + width); oi++) {
                            for (long img_tile = 0; img_tile <= images - 8; img_tile += 8) {
                                px_edge_8x16(
                                    &input[img_tile][oj + px_max(0, pad - oj) - pad][oi + px_max(0, pad - oi) - pad][0],
                                    &filter[px_max(0, pad - oj)][px_max(0, pad - oi)][0][ofm_tile],
                                    &output[img_tile][oj][oi][ofm_tile], px_min(ofms - ofm_tile, 16),
                                    (long)height * width * ifms, (long)out_h * out_w * ofms,
                                    px_min(filter_h - px_max(0, pad - oj), pad + height - oj - px_max(0, pad - oj)),
                                    (long)width * ifms, (long)filter_w * ifms * ofms,
                                    px_min(filter_w - px_max(0, pad - oi), pad + width - oi - px_max(0, pad - oi)),
                                    ifms, (long)ifms * ofms, ifms, ofms);
                            }
                            for (long img_tile = images - (images % 8); img_tile < images; img_tile += 4) {
                                px_edge_4x16(
                                    &input[img_tile][oj + px_max(0, pad - oj) - pad][oi + px_max(0, pad - oi) - pad][0],
                                    &filter[px_max(0, pad - oj)][px_max(0, pad - oi)][0][ofm_tile],
                                    &output[img_tile][oj][oi][ofm_tile], px_min(images - img_tile, 4),
                                    px_min(ofms - ofm_tile, 16), (long)height * width * ifms,
                                    (long)out_h * out_w * ofms,
                                    px_min(filter_h - px_max(0, pad - oj), pad + height - oj - px_max(0, pad - oj)),
                                    (long)width * ifms, (long)filter_w * ifms * ofms,
                                    px_min(filter_w - px_max(0, pad - oi), pad + width - oi - px_max(0, pad - oi)),
                                    ifms, (long)ifms * ofms, ifms, ofms);
                            }
                        }
                    }
                }
            }
        }
        #pragma omp parallel for collapse(3) schedule(static) if((long)images * (long)out_h * (long)out_w * (long)ofms >= 10000)
        for (int img = 0; img < images; img++) {
            for (int oj = 0; oj < out_h; oj++) {
                for (int oi = 0; oi < out_w; oi++) {
                    #pragma omp simd
                    for (int ofm = 0; ofm < ofms; ofm++) {
                        output[img][oj][oi][ofm] += bias[ofm];
                        if (output[img][oj][oi][ofm] < 0.0f) {
                            output[img][oj][oi][ofm] = 0.0f;
                        }
                    }
                }
            }
        }
    } else {
    /* convolution */
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < out_h; oj++)
            for (int oi = 0; oi < out_w; oi++)
                for (int ofm = 0; ofm < ofms; ofm++) {
                    output[img][oj][oi][ofm] = 0.0f;
                    for (int kj = 0; kj < filter_h; kj++)
                        for (int ki = 0; ki < filter_w; ki++)
                            if (oj * stride + kj - pad >= 0 && oj * stride + kj - pad < height &&
                                oi * stride + ki - pad >= 0 && oi * stride + ki - pad < width)
                                for (int ifm = 0; ifm < ifms; ifm++)
                                    output[img][oj][oi][ofm] +=
                                        input[img][oj * stride + kj - pad][oi * stride + ki - pad][ifm] *
                                        filter[kj][ki][ifm][ofm];
                }
    /* bias */
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < out_h; oj++)
            for (int oi = 0; oi < out_w; oi++)
                for (int ofm = 0; ofm < ofms; ofm++)
                    output[img][oj][oi][ofm] += bias[ofm];
    /* rectifier */
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < out_h; oj++)
            for (int oi = 0; oi < out_w; oi++)
                for (int ofm = 0; ofm < ofms; ofm++)
                    if (output[img][oj][oi][ofm] < 0.0f)
                        output[img][oj][oi][ofm] = 0.0f;
    }
#pragma endscop
}
