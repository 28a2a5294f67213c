/*
 * The inverted bottleneck of MobileNetV2 on NHWC tensors: a pointwise convolution widens `channels` to `wide`
 * channels, a 3x3 depthwise convolution filters them, a second pointwise convolution narrows them again, and the
 * block's input is added. The first two are clipped to 0..6.
 *
 *   expanded[n][y][x][e] = clip(sum over c of input[n][y][x][c] * expand[c][e])
 *   filtered[n][y][x][e] = clip(sum over r, s of expanded[n][y + r - 1][x + s - 1][e] * depth[r][s][e])
 *   output[n][y][x][c]   = input[n][y][x][c] + sum over e of filtered[n][y][x][e] * project[e][c]
 *
 * where expanded is taken as zero outside the image.
 */
static inline float clip(float value)
{
    return value < 0.0f ? 0.0f : value > 6.0f ? 6.0f : value;
}

static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_max(long a, long b) { return a > b ? a : b; }

/* lane by lane: to = to > other ? other : to */
static inline __attribute__((always_inline)) void px_if_gt_f32x16(void *to, const void *other)
{
    typedef float vector __attribute__((vector_size(64), aligned(4), may_alias));
    typedef int numbers __attribute__((vector_size(64), aligned(4), may_alias));
    const vector old = *(const vector *)to, value = *(const vector *)other;
    const numbers keep = ~(old > value);
    *(numbers *)to = (keep & (numbers)old) | (~keep & (numbers)value);
}

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
 * for r0 < 24, row < 4, column < 96:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] = it > s1 ? s1 : it
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 4 x 6 accumulators, 16 + 16 + 16 + 16 + 16 + 16 columns of float. */
static void px_kernel_4x96(const float *restrict a, const float *restrict b, float *restrict c, float s1)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 75264;
    const long c_row = 451584;
    const long count0 = 24;
    const long a_stride0 = 1;
    const long b_stride0 = 144;
    const long c_next = 1806336;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c0_2 = {0};
    px_f32x16 c0_3 = {0};
    px_f32x16 c0_4 = {0};
    px_f32x16 c0_5 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c1_2 = {0};
    px_f32x16 c1_3 = {0};
    px_f32x16 c1_4 = {0};
    px_f32x16 c1_5 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c2_1 = {0};
    px_f32x16 c2_2 = {0};
    px_f32x16 c2_3 = {0};
    px_f32x16 c2_4 = {0};
    px_f32x16 c2_5 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x16 c3_1 = {0};
    px_f32x16 c3_2 = {0};
    px_f32x16 c3_3 = {0};
    px_f32x16 c3_4 = {0};
    px_f32x16 c3_5 = {0};
    __builtin_prefetch(&c[c_next], 1, 2);
    __builtin_prefetch(&c[c_next + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 48], 1, 2);
    __builtin_prefetch(&c[c_next + 64], 1, 2);
    __builtin_prefetch(&c[c_next + 80], 1, 2);
    __builtin_prefetch(&c[c_next + c_row], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 48], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 64], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 80], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 48], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 64], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 80], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 48], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 64], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 80], 1, 2);

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
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

    px_f32x16 other1_0_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_0_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_2, &other1_0_2);
    px_f32x16 other1_0_3 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_3, &other1_0_3);
    px_f32x16 other1_0_4 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_4, &other1_0_4);
    px_f32x16 other1_0_5 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_5, &other1_0_5);
    px_f32x16 other1_1_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_1_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_2, &other1_1_2);
    px_f32x16 other1_1_3 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_3, &other1_1_3);
    px_f32x16 other1_1_4 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_4, &other1_1_4);
    px_f32x16 other1_1_5 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_5, &other1_1_5);
    px_f32x16 other1_2_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_2_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_1, &other1_2_1);
    px_f32x16 other1_2_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_2, &other1_2_2);
    px_f32x16 other1_2_3 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_3, &other1_2_3);
    px_f32x16 other1_2_4 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_4, &other1_2_4);
    px_f32x16 other1_2_5 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_5, &other1_2_5);
    px_f32x16 other1_3_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_3_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_1, &other1_3_1);
    px_f32x16 other1_3_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_2, &other1_3_2);
    px_f32x16 other1_3_3 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_3, &other1_3_3);
    px_f32x16 other1_3_4 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_4, &other1_3_4);
    px_f32x16 other1_3_5 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_5, &other1_3_5);
    px_f32x16 other2_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other2_0_0);
    px_f32x16 other2_0_1 = {0};
    px_if_lt_f32x16(&c0_1, &other2_0_1);
    px_f32x16 other2_0_2 = {0};
    px_if_lt_f32x16(&c0_2, &other2_0_2);
    px_f32x16 other2_0_3 = {0};
    px_if_lt_f32x16(&c0_3, &other2_0_3);
    px_f32x16 other2_0_4 = {0};
    px_if_lt_f32x16(&c0_4, &other2_0_4);
    px_f32x16 other2_0_5 = {0};
    px_if_lt_f32x16(&c0_5, &other2_0_5);
    px_f32x16 other2_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other2_1_0);
    px_f32x16 other2_1_1 = {0};
    px_if_lt_f32x16(&c1_1, &other2_1_1);
    px_f32x16 other2_1_2 = {0};
    px_if_lt_f32x16(&c1_2, &other2_1_2);
    px_f32x16 other2_1_3 = {0};
    px_if_lt_f32x16(&c1_3, &other2_1_3);
    px_f32x16 other2_1_4 = {0};
    px_if_lt_f32x16(&c1_4, &other2_1_4);
    px_f32x16 other2_1_5 = {0};
    px_if_lt_f32x16(&c1_5, &other2_1_5);
    px_f32x16 other2_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other2_2_0);
    px_f32x16 other2_2_1 = {0};
    px_if_lt_f32x16(&c2_1, &other2_2_1);
    px_f32x16 other2_2_2 = {0};
    px_if_lt_f32x16(&c2_2, &other2_2_2);
    px_f32x16 other2_2_3 = {0};
    px_if_lt_f32x16(&c2_3, &other2_2_3);
    px_f32x16 other2_2_4 = {0};
    px_if_lt_f32x16(&c2_4, &other2_2_4);
    px_f32x16 other2_2_5 = {0};
    px_if_lt_f32x16(&c2_5, &other2_2_5);
    px_f32x16 other2_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other2_3_0);
    px_f32x16 other2_3_1 = {0};
    px_if_lt_f32x16(&c3_1, &other2_3_1);
    px_f32x16 other2_3_2 = {0};
    px_if_lt_f32x16(&c3_2, &other2_3_2);
    px_f32x16 other2_3_3 = {0};
    px_if_lt_f32x16(&c3_3, &other2_3_3);
    px_f32x16 other2_3_4 = {0};
    px_if_lt_f32x16(&c3_4, &other2_3_4);
    px_f32x16 other2_3_5 = {0};
    px_if_lt_f32x16(&c3_5, &other2_3_5);
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

/* c[row * c_row + column] = 0
 * for r0 < 24, row < 4, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] = it > s1 ? s1 : it
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 4 x 3 accumulators, 16 + 16 + 16 columns of float. */
static void px_kernel_4x48(const float *restrict a, const float *restrict b, float *restrict c, float s1)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 75264;
    const long c_row = 451584;
    const long count0 = 24;
    const long a_stride0 = 1;
    const long b_stride0 = 144;
    const long c_next = 1806336;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c0_2 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c1_2 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c2_1 = {0};
    px_f32x16 c2_2 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x16 c3_1 = {0};
    px_f32x16 c3_2 = {0};
    __builtin_prefetch(&c[c_next], 1, 2);
    __builtin_prefetch(&c[c_next + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 32], 1, 2);
    __builtin_prefetch(&c[c_next + c_row], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 32], 1, 2);

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
    }

    px_f32x16 other1_0_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_0_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_2, &other1_0_2);
    px_f32x16 other1_1_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_1_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_2, &other1_1_2);
    px_f32x16 other1_2_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_2_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_1, &other1_2_1);
    px_f32x16 other1_2_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_2, &other1_2_2);
    px_f32x16 other1_3_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_3_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_1, &other1_3_1);
    px_f32x16 other1_3_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_2, &other1_3_2);
    px_f32x16 other2_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other2_0_0);
    px_f32x16 other2_0_1 = {0};
    px_if_lt_f32x16(&c0_1, &other2_0_1);
    px_f32x16 other2_0_2 = {0};
    px_if_lt_f32x16(&c0_2, &other2_0_2);
    px_f32x16 other2_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other2_1_0);
    px_f32x16 other2_1_1 = {0};
    px_if_lt_f32x16(&c1_1, &other2_1_1);
    px_f32x16 other2_1_2 = {0};
    px_if_lt_f32x16(&c1_2, &other2_1_2);
    px_f32x16 other2_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other2_2_0);
    px_f32x16 other2_2_1 = {0};
    px_if_lt_f32x16(&c2_1, &other2_2_1);
    px_f32x16 other2_2_2 = {0};
    px_if_lt_f32x16(&c2_2, &other2_2_2);
    px_f32x16 other2_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other2_3_0);
    px_f32x16 other2_3_1 = {0};
    px_if_lt_f32x16(&c3_1, &other2_3_1);
    px_f32x16 other2_3_2 = {0};
    px_if_lt_f32x16(&c3_2, &other2_3_2);
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
}

/* c[row * c_row + column] = 0
 * for r0 < count0, r1 < 3, row < 8, column < 48:
 *     c[row * c_row + column] += a[row * a_row + column + r0 * a_stride0 + (r1 - 1) * a_stride1]
 *         * b[column + r0 * b_stride0 + (r1 - 1) * b_stride1]
 * c[row * c_row + column] = it > s1 ? s1 : it
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 8 x 3 accumulators, 16 + 16 + 16 columns of float. */
static void px_kernel_8x48(const float *restrict a, const float *restrict b, float *restrict c, float s1, long count0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 144;
    const long c_row = 144;
    const long a_stride0 = 8064;
    const long b_stride0 = 432;
    const long a_stride1 = 144;
    const long b_stride1 = 144;
    const long c_next = 1152;
    const float *volatile from = a;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c0_2 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c1_2 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c2_1 = {0};
    px_f32x16 c2_2 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x16 c3_1 = {0};
    px_f32x16 c3_2 = {0};
    px_f32x16 c4_0 = {0};
    px_f32x16 c4_1 = {0};
    px_f32x16 c4_2 = {0};
    px_f32x16 c5_0 = {0};
    px_f32x16 c5_1 = {0};
    px_f32x16 c5_2 = {0};
    px_f32x16 c6_0 = {0};
    px_f32x16 c6_1 = {0};
    px_f32x16 c6_2 = {0};
    px_f32x16 c7_0 = {0};
    px_f32x16 c7_1 = {0};
    px_f32x16 c7_2 = {0};
    __builtin_prefetch(&c[c_next], 1, 2);
    __builtin_prefetch(&c[c_next + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 32], 1, 2);
    __builtin_prefetch(&c[c_next + c_row], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 32], 1, 2);

    for (long r0 = 0; r0 < count0; r0++) {
        #pragma GCC unroll 1
        for (long r1 = 0; r1 < 1; r1++) {
            const float *at = from + r0 * a_stride0 + (r1 - 1) * a_stride1;
            const float *bt = b + r0 * b_stride0 + (r1 - 1) * b_stride1;
            const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
            const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
            const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
            const px_f32x16 a1_0 = *(const px_f32x16 *)&at[a_row];
            c1_0 += a1_0 * b0;
            const px_f32x16 a1_1 = *(const px_f32x16 *)&at[a_row + 16];
            c1_1 += a1_1 * b1;
            const px_f32x16 a1_2 = *(const px_f32x16 *)&at[a_row + 32];
            c1_2 += a1_2 * b2;
            const px_f32x16 a2_0 = *(const px_f32x16 *)&at[2 * a_row];
            c2_0 += a2_0 * b0;
            const px_f32x16 a2_1 = *(const px_f32x16 *)&at[2 * a_row + 16];
            c2_1 += a2_1 * b1;
            const px_f32x16 a2_2 = *(const px_f32x16 *)&at[2 * a_row + 32];
            c2_2 += a2_2 * b2;
            const px_f32x16 a3_0 = *(const px_f32x16 *)&at[3 * a_row];
            c3_0 += a3_0 * b0;
            const px_f32x16 a3_1 = *(const px_f32x16 *)&at[3 * a_row + 16];
            c3_1 += a3_1 * b1;
            const px_f32x16 a3_2 = *(const px_f32x16 *)&at[3 * a_row + 32];
            c3_2 += a3_2 * b2;
            const px_f32x16 a4_0 = *(const px_f32x16 *)&at[4 * a_row];
            c4_0 += a4_0 * b0;
            const px_f32x16 a4_1 = *(const px_f32x16 *)&at[4 * a_row + 16];
            c4_1 += a4_1 * b1;
            const px_f32x16 a4_2 = *(const px_f32x16 *)&at[4 * a_row + 32];
            c4_2 += a4_2 * b2;
            const px_f32x16 a5_0 = *(const px_f32x16 *)&at[5 * a_row];
            c5_0 += a5_0 * b0;
            const px_f32x16 a5_1 = *(const px_f32x16 *)&at[5 * a_row + 16];
            c5_1 += a5_1 * b1;
            const px_f32x16 a5_2 = *(const px_f32x16 *)&at[5 * a_row + 32];
            c5_2 += a5_2 * b2;
            const px_f32x16 a6_0 = *(const px_f32x16 *)&at[6 * a_row];
            c6_0 += a6_0 * b0;
            const px_f32x16 a6_1 = *(const px_f32x16 *)&at[6 * a_row + 16];
            c6_1 += a6_1 * b1;
            const px_f32x16 a6_2 = *(const px_f32x16 *)&at[6 * a_row + 32];
            c6_2 += a6_2 * b2;
            const px_f32x16 a7_0 = *(const px_f32x16 *)&at[7 * a_row];
            c7_0 += a7_0 * b0;
            const px_f32x16 a7_1 = *(const px_f32x16 *)&at[7 * a_row + 16];
            c7_1 += a7_1 * b1;
            const px_f32x16 a7_2 = *(const px_f32x16 *)&at[7 * a_row + 32];
            c7_2 += a7_2 * b2;
        }
        #pragma GCC unroll 1
        for (long r1 = 1; r1 < 3; r1++) {
            const float *at = from + r0 * a_stride0 + (r1 - 1) * a_stride1;
            const float *bt = b + r0 * b_stride0 + (r1 - 1) * b_stride1;
            const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
            const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
            const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
            const px_f32x16 a0_0 = *(const px_f32x16 *)&at[0];
            c0_0 += a0_0 * b0;
            const px_f32x16 a0_1 = *(const px_f32x16 *)&at[16];
            c0_1 += a0_1 * b1;
            const px_f32x16 a0_2 = *(const px_f32x16 *)&at[32];
            c0_2 += a0_2 * b2;
            const px_f32x16 a1_0 = *(const px_f32x16 *)&at[a_row];
            c1_0 += a1_0 * b0;
            const px_f32x16 a1_1 = *(const px_f32x16 *)&at[a_row + 16];
            c1_1 += a1_1 * b1;
            const px_f32x16 a1_2 = *(const px_f32x16 *)&at[a_row + 32];
            c1_2 += a1_2 * b2;
            const px_f32x16 a2_0 = *(const px_f32x16 *)&at[2 * a_row];
            c2_0 += a2_0 * b0;
            const px_f32x16 a2_1 = *(const px_f32x16 *)&at[2 * a_row + 16];
            c2_1 += a2_1 * b1;
            const px_f32x16 a2_2 = *(const px_f32x16 *)&at[2 * a_row + 32];
            c2_2 += a2_2 * b2;
            const px_f32x16 a3_0 = *(const px_f32x16 *)&at[3 * a_row];
            c3_0 += a3_0 * b0;
            const px_f32x16 a3_1 = *(const px_f32x16 *)&at[3 * a_row + 16];
            c3_1 += a3_1 * b1;
            const px_f32x16 a3_2 = *(const px_f32x16 *)&at[3 * a_row + 32];
            c3_2 += a3_2 * b2;
            const px_f32x16 a4_0 = *(const px_f32x16 *)&at[4 * a_row];
            c4_0 += a4_0 * b0;
            const px_f32x16 a4_1 = *(const px_f32x16 *)&at[4 * a_row + 16];
            c4_1 += a4_1 * b1;
            const px_f32x16 a4_2 = *(const px_f32x16 *)&at[4 * a_row + 32];
            c4_2 += a4_2 * b2;
            const px_f32x16 a5_0 = *(const px_f32x16 *)&at[5 * a_row];
            c5_0 += a5_0 * b0;
            const px_f32x16 a5_1 = *(const px_f32x16 *)&at[5 * a_row + 16];
            c5_1 += a5_1 * b1;
            const px_f32x16 a5_2 = *(const px_f32x16 *)&at[5 * a_row + 32];
            c5_2 += a5_2 * b2;
            const px_f32x16 a6_0 = *(const px_f32x16 *)&at[6 * a_row];
            c6_0 += a6_0 * b0;
            const px_f32x16 a6_1 = *(const px_f32x16 *)&at[6 * a_row + 16];
            c6_1 += a6_1 * b1;
            const px_f32x16 a6_2 = *(const px_f32x16 *)&at[6 * a_row + 32];
            c6_2 += a6_2 * b2;
            const px_f32x16 a7_0 = *(const px_f32x16 *)&at[7 * a_row];
            c7_0 += a7_0 * b0;
            const px_f32x16 a7_1 = *(const px_f32x16 *)&at[7 * a_row + 16];
            c7_1 += a7_1 * b1;
            const px_f32x16 a7_2 = *(const px_f32x16 *)&at[7 * a_row + 32];
            c7_2 += a7_2 * b2;
        }
    }

    px_f32x16 other1_0_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_0_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_2, &other1_0_2);
    px_f32x16 other1_1_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_1_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_2, &other1_1_2);
    px_f32x16 other1_2_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_2_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_1, &other1_2_1);
    px_f32x16 other1_2_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_2, &other1_2_2);
    px_f32x16 other1_3_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_3_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_1, &other1_3_1);
    px_f32x16 other1_3_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_2, &other1_3_2);
    px_f32x16 other1_4_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c4_0, &other1_4_0);
    px_f32x16 other1_4_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c4_1, &other1_4_1);
    px_f32x16 other1_4_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c4_2, &other1_4_2);
    px_f32x16 other1_5_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c5_0, &other1_5_0);
    px_f32x16 other1_5_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c5_1, &other1_5_1);
    px_f32x16 other1_5_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c5_2, &other1_5_2);
    px_f32x16 other1_6_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c6_0, &other1_6_0);
    px_f32x16 other1_6_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c6_1, &other1_6_1);
    px_f32x16 other1_6_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c6_2, &other1_6_2);
    px_f32x16 other1_7_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c7_0, &other1_7_0);
    px_f32x16 other1_7_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c7_1, &other1_7_1);
    px_f32x16 other1_7_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c7_2, &other1_7_2);
    px_f32x16 other2_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other2_0_0);
    px_f32x16 other2_0_1 = {0};
    px_if_lt_f32x16(&c0_1, &other2_0_1);
    px_f32x16 other2_0_2 = {0};
    px_if_lt_f32x16(&c0_2, &other2_0_2);
    px_f32x16 other2_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other2_1_0);
    px_f32x16 other2_1_1 = {0};
    px_if_lt_f32x16(&c1_1, &other2_1_1);
    px_f32x16 other2_1_2 = {0};
    px_if_lt_f32x16(&c1_2, &other2_1_2);
    px_f32x16 other2_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other2_2_0);
    px_f32x16 other2_2_1 = {0};
    px_if_lt_f32x16(&c2_1, &other2_2_1);
    px_f32x16 other2_2_2 = {0};
    px_if_lt_f32x16(&c2_2, &other2_2_2);
    px_f32x16 other2_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other2_3_0);
    px_f32x16 other2_3_1 = {0};
    px_if_lt_f32x16(&c3_1, &other2_3_1);
    px_f32x16 other2_3_2 = {0};
    px_if_lt_f32x16(&c3_2, &other2_3_2);
    px_f32x16 other2_4_0 = {0};
    px_if_lt_f32x16(&c4_0, &other2_4_0);
    px_f32x16 other2_4_1 = {0};
    px_if_lt_f32x16(&c4_1, &other2_4_1);
    px_f32x16 other2_4_2 = {0};
    px_if_lt_f32x16(&c4_2, &other2_4_2);
    px_f32x16 other2_5_0 = {0};
    px_if_lt_f32x16(&c5_0, &other2_5_0);
    px_f32x16 other2_5_1 = {0};
    px_if_lt_f32x16(&c5_1, &other2_5_1);
    px_f32x16 other2_5_2 = {0};
    px_if_lt_f32x16(&c5_2, &other2_5_2);
    px_f32x16 other2_6_0 = {0};
    px_if_lt_f32x16(&c6_0, &other2_6_0);
    px_f32x16 other2_6_1 = {0};
    px_if_lt_f32x16(&c6_1, &other2_6_1);
    px_f32x16 other2_6_2 = {0};
    px_if_lt_f32x16(&c6_2, &other2_6_2);
    px_f32x16 other2_7_0 = {0};
    px_if_lt_f32x16(&c7_0, &other2_7_0);
    px_f32x16 other2_7_1 = {0};
    px_if_lt_f32x16(&c7_1, &other2_7_1);
    px_f32x16 other2_7_2 = {0};
    px_if_lt_f32x16(&c7_2, &other2_7_2);
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

/* c[row * c_row + column] = 0
 * for r0 < count0, r1 < 3, row < 8, column < 48:
 *     c[row * c_row + column] += a[row * a_row + column + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1]
 * c[row * c_row + column] = it > s1 ? s1 : it
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 8 x 3 accumulators, 16 + 16 + 16 columns of float. */
static void px_kernel_8x48_2(const float *restrict a, const float *restrict b, float *restrict c, float s1, long count0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 144;
    const long c_row = 144;
    const long a_stride0 = 8064;
    const long b_stride0 = 432;
    const long count1 = 3;
    const long a_stride1 = 144;
    const long b_stride1 = 144;
    const long c_next = 1152;
    const float *volatile from = a;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c0_2 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c1_2 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c2_1 = {0};
    px_f32x16 c2_2 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x16 c3_1 = {0};
    px_f32x16 c3_2 = {0};
    px_f32x16 c4_0 = {0};
    px_f32x16 c4_1 = {0};
    px_f32x16 c4_2 = {0};
    px_f32x16 c5_0 = {0};
    px_f32x16 c5_1 = {0};
    px_f32x16 c5_2 = {0};
    px_f32x16 c6_0 = {0};
    px_f32x16 c6_1 = {0};
    px_f32x16 c6_2 = {0};
    px_f32x16 c7_0 = {0};
    px_f32x16 c7_1 = {0};
    px_f32x16 c7_2 = {0};
    __builtin_prefetch(&c[c_next], 1, 2);
    __builtin_prefetch(&c[c_next + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 32], 1, 2);
    __builtin_prefetch(&c[c_next + c_row], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 32], 1, 2);

    for (long r0 = 0; r0 < count0; r0++) {
        #pragma GCC unroll 1
        for (long r1 = 0; r1 < count1; r1++) {
            const float *at = from + r0 * a_stride0 + r1 * a_stride1;
            const float *bt = b + r0 * b_stride0 + r1 * b_stride1;
            const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
            const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
            const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
            const px_f32x16 a0_0 = *(const px_f32x16 *)&at[0];
            c0_0 += a0_0 * b0;
            const px_f32x16 a0_1 = *(const px_f32x16 *)&at[16];
            c0_1 += a0_1 * b1;
            const px_f32x16 a0_2 = *(const px_f32x16 *)&at[32];
            c0_2 += a0_2 * b2;
            const px_f32x16 a1_0 = *(const px_f32x16 *)&at[a_row];
            c1_0 += a1_0 * b0;
            const px_f32x16 a1_1 = *(const px_f32x16 *)&at[a_row + 16];
            c1_1 += a1_1 * b1;
            const px_f32x16 a1_2 = *(const px_f32x16 *)&at[a_row + 32];
            c1_2 += a1_2 * b2;
            const px_f32x16 a2_0 = *(const px_f32x16 *)&at[2 * a_row];
            c2_0 += a2_0 * b0;
            const px_f32x16 a2_1 = *(const px_f32x16 *)&at[2 * a_row + 16];
            c2_1 += a2_1 * b1;
            const px_f32x16 a2_2 = *(const px_f32x16 *)&at[2 * a_row + 32];
            c2_2 += a2_2 * b2;
            const px_f32x16 a3_0 = *(const px_f32x16 *)&at[3 * a_row];
            c3_0 += a3_0 * b0;
            const px_f32x16 a3_1 = *(const px_f32x16 *)&at[3 * a_row + 16];
            c3_1 += a3_1 * b1;
            const px_f32x16 a3_2 = *(const px_f32x16 *)&at[3 * a_row + 32];
            c3_2 += a3_2 * b2;
            const px_f32x16 a4_0 = *(const px_f32x16 *)&at[4 * a_row];
            c4_0 += a4_0 * b0;
            const px_f32x16 a4_1 = *(const px_f32x16 *)&at[4 * a_row + 16];
            c4_1 += a4_1 * b1;
            const px_f32x16 a4_2 = *(const px_f32x16 *)&at[4 * a_row + 32];
            c4_2 += a4_2 * b2;
            const px_f32x16 a5_0 = *(const px_f32x16 *)&at[5 * a_row];
            c5_0 += a5_0 * b0;
            const px_f32x16 a5_1 = *(const px_f32x16 *)&at[5 * a_row + 16];
            c5_1 += a5_1 * b1;
            const px_f32x16 a5_2 = *(const px_f32x16 *)&at[5 * a_row + 32];
            c5_2 += a5_2 * b2;
            const px_f32x16 a6_0 = *(const px_f32x16 *)&at[6 * a_row];
            c6_0 += a6_0 * b0;
            const px_f32x16 a6_1 = *(const px_f32x16 *)&at[6 * a_row + 16];
            c6_1 += a6_1 * b1;
            const px_f32x16 a6_2 = *(const px_f32x16 *)&at[6 * a_row + 32];
            c6_2 += a6_2 * b2;
            const px_f32x16 a7_0 = *(const px_f32x16 *)&at[7 * a_row];
            c7_0 += a7_0 * b0;
            const px_f32x16 a7_1 = *(const px_f32x16 *)&at[7 * a_row + 16];
            c7_1 += a7_1 * b1;
            const px_f32x16 a7_2 = *(const px_f32x16 *)&at[7 * a_row + 32];
            c7_2 += a7_2 * b2;
        }
    }

    px_f32x16 other1_0_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_0_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_2, &other1_0_2);
    px_f32x16 other1_1_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_1_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_2, &other1_1_2);
    px_f32x16 other1_2_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_2_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_1, &other1_2_1);
    px_f32x16 other1_2_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_2, &other1_2_2);
    px_f32x16 other1_3_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_3_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_1, &other1_3_1);
    px_f32x16 other1_3_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_2, &other1_3_2);
    px_f32x16 other1_4_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c4_0, &other1_4_0);
    px_f32x16 other1_4_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c4_1, &other1_4_1);
    px_f32x16 other1_4_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c4_2, &other1_4_2);
    px_f32x16 other1_5_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c5_0, &other1_5_0);
    px_f32x16 other1_5_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c5_1, &other1_5_1);
    px_f32x16 other1_5_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c5_2, &other1_5_2);
    px_f32x16 other1_6_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c6_0, &other1_6_0);
    px_f32x16 other1_6_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c6_1, &other1_6_1);
    px_f32x16 other1_6_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c6_2, &other1_6_2);
    px_f32x16 other1_7_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c7_0, &other1_7_0);
    px_f32x16 other1_7_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c7_1, &other1_7_1);
    px_f32x16 other1_7_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c7_2, &other1_7_2);
    px_f32x16 other2_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other2_0_0);
    px_f32x16 other2_0_1 = {0};
    px_if_lt_f32x16(&c0_1, &other2_0_1);
    px_f32x16 other2_0_2 = {0};
    px_if_lt_f32x16(&c0_2, &other2_0_2);
    px_f32x16 other2_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other2_1_0);
    px_f32x16 other2_1_1 = {0};
    px_if_lt_f32x16(&c1_1, &other2_1_1);
    px_f32x16 other2_1_2 = {0};
    px_if_lt_f32x16(&c1_2, &other2_1_2);
    px_f32x16 other2_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other2_2_0);
    px_f32x16 other2_2_1 = {0};
    px_if_lt_f32x16(&c2_1, &other2_2_1);
    px_f32x16 other2_2_2 = {0};
    px_if_lt_f32x16(&c2_2, &other2_2_2);
    px_f32x16 other2_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other2_3_0);
    px_f32x16 other2_3_1 = {0};
    px_if_lt_f32x16(&c3_1, &other2_3_1);
    px_f32x16 other2_3_2 = {0};
    px_if_lt_f32x16(&c3_2, &other2_3_2);
    px_f32x16 other2_4_0 = {0};
    px_if_lt_f32x16(&c4_0, &other2_4_0);
    px_f32x16 other2_4_1 = {0};
    px_if_lt_f32x16(&c4_1, &other2_4_1);
    px_f32x16 other2_4_2 = {0};
    px_if_lt_f32x16(&c4_2, &other2_4_2);
    px_f32x16 other2_5_0 = {0};
    px_if_lt_f32x16(&c5_0, &other2_5_0);
    px_f32x16 other2_5_1 = {0};
    px_if_lt_f32x16(&c5_1, &other2_5_1);
    px_f32x16 other2_5_2 = {0};
    px_if_lt_f32x16(&c5_2, &other2_5_2);
    px_f32x16 other2_6_0 = {0};
    px_if_lt_f32x16(&c6_0, &other2_6_0);
    px_f32x16 other2_6_1 = {0};
    px_if_lt_f32x16(&c6_1, &other2_6_1);
    px_f32x16 other2_6_2 = {0};
    px_if_lt_f32x16(&c6_2, &other2_6_2);
    px_f32x16 other2_7_0 = {0};
    px_if_lt_f32x16(&c7_0, &other2_7_0);
    px_f32x16 other2_7_1 = {0};
    px_if_lt_f32x16(&c7_1, &other2_7_1);
    px_f32x16 other2_7_2 = {0};
    px_if_lt_f32x16(&c7_2, &other2_7_2);
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

/* c[row * c_row + column] = 0
 * for r0 < count0, r1 < 3, row < 8, column < 48:
 *     c[row * c_row + column] += a[row * a_row + column + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1]
 * c[row * c_row + column] = it > s1 ? s1 : it
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 8 x 3 accumulators, 16 + 16 + 16 columns of float. */
static void px_kernel_8x48_3(const float *restrict a, const float *restrict b, float *restrict c, float s1, long count0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 144;
    const long c_row = 144;
    const long a_stride0 = 8064;
    const long b_stride0 = 432;
    const long a_stride1 = 144;
    const long b_stride1 = 144;
    const long c_next = 1152;
    const float *volatile from = a;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c0_2 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c1_2 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c2_1 = {0};
    px_f32x16 c2_2 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x16 c3_1 = {0};
    px_f32x16 c3_2 = {0};
    px_f32x16 c4_0 = {0};
    px_f32x16 c4_1 = {0};
    px_f32x16 c4_2 = {0};
    px_f32x16 c5_0 = {0};
    px_f32x16 c5_1 = {0};
    px_f32x16 c5_2 = {0};
    px_f32x16 c6_0 = {0};
    px_f32x16 c6_1 = {0};
    px_f32x16 c6_2 = {0};
    px_f32x16 c7_0 = {0};
    px_f32x16 c7_1 = {0};
    px_f32x16 c7_2 = {0};
    __builtin_prefetch(&c[c_next], 1, 2);
    __builtin_prefetch(&c[c_next + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 32], 1, 2);
    __builtin_prefetch(&c[c_next + c_row], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 32], 1, 2);

    for (long r0 = 0; r0 < count0; r0++) {
        #pragma GCC unroll 1
        for (long r1 = 0; r1 < 2; r1++) {
            const float *at = from + r0 * a_stride0 + r1 * a_stride1;
            const float *bt = b + r0 * b_stride0 + r1 * b_stride1;
            const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
            const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
            const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
            const px_f32x16 a0_0 = *(const px_f32x16 *)&at[0];
            c0_0 += a0_0 * b0;
            const px_f32x16 a0_1 = *(const px_f32x16 *)&at[16];
            c0_1 += a0_1 * b1;
            const px_f32x16 a0_2 = *(const px_f32x16 *)&at[32];
            c0_2 += a0_2 * b2;
            const px_f32x16 a1_0 = *(const px_f32x16 *)&at[a_row];
            c1_0 += a1_0 * b0;
            const px_f32x16 a1_1 = *(const px_f32x16 *)&at[a_row + 16];
            c1_1 += a1_1 * b1;
            const px_f32x16 a1_2 = *(const px_f32x16 *)&at[a_row + 32];
            c1_2 += a1_2 * b2;
            const px_f32x16 a2_0 = *(const px_f32x16 *)&at[2 * a_row];
            c2_0 += a2_0 * b0;
            const px_f32x16 a2_1 = *(const px_f32x16 *)&at[2 * a_row + 16];
            c2_1 += a2_1 * b1;
            const px_f32x16 a2_2 = *(const px_f32x16 *)&at[2 * a_row + 32];
            c2_2 += a2_2 * b2;
            const px_f32x16 a3_0 = *(const px_f32x16 *)&at[3 * a_row];
            c3_0 += a3_0 * b0;
            const px_f32x16 a3_1 = *(const px_f32x16 *)&at[3 * a_row + 16];
            c3_1 += a3_1 * b1;
            const px_f32x16 a3_2 = *(const px_f32x16 *)&at[3 * a_row + 32];
            c3_2 += a3_2 * b2;
            const px_f32x16 a4_0 = *(const px_f32x16 *)&at[4 * a_row];
            c4_0 += a4_0 * b0;
            const px_f32x16 a4_1 = *(const px_f32x16 *)&at[4 * a_row + 16];
            c4_1 += a4_1 * b1;
            const px_f32x16 a4_2 = *(const px_f32x16 *)&at[4 * a_row + 32];
            c4_2 += a4_2 * b2;
            const px_f32x16 a5_0 = *(const px_f32x16 *)&at[5 * a_row];
            c5_0 += a5_0 * b0;
            const px_f32x16 a5_1 = *(const px_f32x16 *)&at[5 * a_row + 16];
            c5_1 += a5_1 * b1;
            const px_f32x16 a5_2 = *(const px_f32x16 *)&at[5 * a_row + 32];
            c5_2 += a5_2 * b2;
            const px_f32x16 a6_0 = *(const px_f32x16 *)&at[6 * a_row];
            c6_0 += a6_0 * b0;
            const px_f32x16 a6_1 = *(const px_f32x16 *)&at[6 * a_row + 16];
            c6_1 += a6_1 * b1;
            const px_f32x16 a6_2 = *(const px_f32x16 *)&at[6 * a_row + 32];
            c6_2 += a6_2 * b2;
            const px_f32x16 a7_0 = *(const px_f32x16 *)&at[7 * a_row];
            c7_0 += a7_0 * b0;
            const px_f32x16 a7_1 = *(const px_f32x16 *)&at[7 * a_row + 16];
            c7_1 += a7_1 * b1;
            const px_f32x16 a7_2 = *(const px_f32x16 *)&at[7 * a_row + 32];
            c7_2 += a7_2 * b2;
        }
        #pragma GCC unroll 1
        for (long r1 = 2; r1 < 3; r1++) {
            const float *at = from + r0 * a_stride0 + r1 * a_stride1;
            const float *bt = b + r0 * b_stride0 + r1 * b_stride1;
            const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
            const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
            const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
            const px_f32x16 a0_0 = *(const px_f32x16 *)&at[0];
            c0_0 += a0_0 * b0;
            const px_f32x16 a0_1 = *(const px_f32x16 *)&at[16];
            c0_1 += a0_1 * b1;
            const px_f32x16 a0_2 = *(const px_f32x16 *)&at[32];
            c0_2 += a0_2 * b2;
            const px_f32x16 a1_0 = *(const px_f32x16 *)&at[a_row];
            c1_0 += a1_0 * b0;
            const px_f32x16 a1_1 = *(const px_f32x16 *)&at[a_row + 16];
            c1_1 += a1_1 * b1;
            const px_f32x16 a1_2 = *(const px_f32x16 *)&at[a_row + 32];
            c1_2 += a1_2 * b2;
            const px_f32x16 a2_0 = *(const px_f32x16 *)&at[2 * a_row];
            c2_0 += a2_0 * b0;
            const px_f32x16 a2_1 = *(const px_f32x16 *)&at[2 * a_row + 16];
            c2_1 += a2_1 * b1;
            const px_f32x16 a2_2 = *(const px_f32x16 *)&at[2 * a_row + 32];
            c2_2 += a2_2 * b2;
            const px_f32x16 a3_0 = *(const px_f32x16 *)&at[3 * a_row];
            c3_0 += a3_0 * b0;
            const px_f32x16 a3_1 = *(const px_f32x16 *)&at[3 * a_row + 16];
            c3_1 += a3_1 * b1;
            const px_f32x16 a3_2 = *(const px_f32x16 *)&at[3 * a_row + 32];
            c3_2 += a3_2 * b2;
            const px_f32x16 a4_0 = *(const px_f32x16 *)&at[4 * a_row];
            c4_0 += a4_0 * b0;
            const px_f32x16 a4_1 = *(const px_f32x16 *)&at[4 * a_row + 16];
            c4_1 += a4_1 * b1;
            const px_f32x16 a4_2 = *(const px_f32x16 *)&at[4 * a_row + 32];
            c4_2 += a4_2 * b2;
            const px_f32x16 a5_0 = *(const px_f32x16 *)&at[5 * a_row];
            c5_0 += a5_0 * b0;
            const px_f32x16 a5_1 = *(const px_f32x16 *)&at[5 * a_row + 16];
            c5_1 += a5_1 * b1;
            const px_f32x16 a5_2 = *(const px_f32x16 *)&at[5 * a_row + 32];
            c5_2 += a5_2 * b2;
            const px_f32x16 a6_0 = *(const px_f32x16 *)&at[6 * a_row];
            c6_0 += a6_0 * b0;
            const px_f32x16 a6_1 = *(const px_f32x16 *)&at[6 * a_row + 16];
            c6_1 += a6_1 * b1;
            const px_f32x16 a6_2 = *(const px_f32x16 *)&at[6 * a_row + 32];
            c6_2 += a6_2 * b2;
        }
    }

    px_f32x16 other1_0_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_0_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_2, &other1_0_2);
    px_f32x16 other1_1_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_1_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_2, &other1_1_2);
    px_f32x16 other1_2_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_2_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_1, &other1_2_1);
    px_f32x16 other1_2_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_2, &other1_2_2);
    px_f32x16 other1_3_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_3_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_1, &other1_3_1);
    px_f32x16 other1_3_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_2, &other1_3_2);
    px_f32x16 other1_4_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c4_0, &other1_4_0);
    px_f32x16 other1_4_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c4_1, &other1_4_1);
    px_f32x16 other1_4_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c4_2, &other1_4_2);
    px_f32x16 other1_5_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c5_0, &other1_5_0);
    px_f32x16 other1_5_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c5_1, &other1_5_1);
    px_f32x16 other1_5_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c5_2, &other1_5_2);
    px_f32x16 other1_6_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c6_0, &other1_6_0);
    px_f32x16 other1_6_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c6_1, &other1_6_1);
    px_f32x16 other1_6_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c6_2, &other1_6_2);
    px_f32x16 other1_7_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c7_0, &other1_7_0);
    px_f32x16 other1_7_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c7_1, &other1_7_1);
    px_f32x16 other1_7_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c7_2, &other1_7_2);
    px_f32x16 other2_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other2_0_0);
    px_f32x16 other2_0_1 = {0};
    px_if_lt_f32x16(&c0_1, &other2_0_1);
    px_f32x16 other2_0_2 = {0};
    px_if_lt_f32x16(&c0_2, &other2_0_2);
    px_f32x16 other2_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other2_1_0);
    px_f32x16 other2_1_1 = {0};
    px_if_lt_f32x16(&c1_1, &other2_1_1);
    px_f32x16 other2_1_2 = {0};
    px_if_lt_f32x16(&c1_2, &other2_1_2);
    px_f32x16 other2_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other2_2_0);
    px_f32x16 other2_2_1 = {0};
    px_if_lt_f32x16(&c2_1, &other2_2_1);
    px_f32x16 other2_2_2 = {0};
    px_if_lt_f32x16(&c2_2, &other2_2_2);
    px_f32x16 other2_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other2_3_0);
    px_f32x16 other2_3_1 = {0};
    px_if_lt_f32x16(&c3_1, &other2_3_1);
    px_f32x16 other2_3_2 = {0};
    px_if_lt_f32x16(&c3_2, &other2_3_2);
    px_f32x16 other2_4_0 = {0};
    px_if_lt_f32x16(&c4_0, &other2_4_0);
    px_f32x16 other2_4_1 = {0};
    px_if_lt_f32x16(&c4_1, &other2_4_1);
    px_f32x16 other2_4_2 = {0};
    px_if_lt_f32x16(&c4_2, &other2_4_2);
    px_f32x16 other2_5_0 = {0};
    px_if_lt_f32x16(&c5_0, &other2_5_0);
    px_f32x16 other2_5_1 = {0};
    px_if_lt_f32x16(&c5_1, &other2_5_1);
    px_f32x16 other2_5_2 = {0};
    px_if_lt_f32x16(&c5_2, &other2_5_2);
    px_f32x16 other2_6_0 = {0};
    px_if_lt_f32x16(&c6_0, &other2_6_0);
    px_f32x16 other2_6_1 = {0};
    px_if_lt_f32x16(&c6_1, &other2_6_1);
    px_f32x16 other2_6_2 = {0};
    px_if_lt_f32x16(&c6_2, &other2_6_2);
    px_f32x16 other2_7_0 = {0};
    px_if_lt_f32x16(&c7_0, &other2_7_0);
    px_f32x16 other2_7_1 = {0};
    px_if_lt_f32x16(&c7_1, &other2_7_1);
    px_f32x16 other2_7_2 = {0};
    px_if_lt_f32x16(&c7_2, &other2_7_2);
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

/* c[row * c_row + column] = 0
 * for r0 < 144, row < 14, column < 24:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] += d1[row * d1_row + column]
 * In registers: 14 x 2 accumulators, 16 + 8 columns of float. */
static __attribute__((noinline)) void px_kernel_14x24(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d1)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    typedef float px_f32x8 __attribute__((vector_size(32), aligned(4), may_alias));
    const long a_row = 144;
    const long c_row = 24;
    const long d1_row = 24;
    const long count0 = 144;
    const long a_stride0 = 1;
    const long b_stride0 = 24;
    const long c_next = 336;
    px_f32x16 c0_0 = {0};
    px_f32x8 c0_1 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x8 c1_1 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x8 c2_1 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x8 c3_1 = {0};
    px_f32x16 c4_0 = {0};
    px_f32x8 c4_1 = {0};
    px_f32x16 c5_0 = {0};
    px_f32x8 c5_1 = {0};
    px_f32x16 c6_0 = {0};
    px_f32x8 c6_1 = {0};
    px_f32x16 c7_0 = {0};
    px_f32x8 c7_1 = {0};
    px_f32x16 c8_0 = {0};
    px_f32x8 c8_1 = {0};
    px_f32x16 c9_0 = {0};
    px_f32x8 c9_1 = {0};
    px_f32x16 c10_0 = {0};
    px_f32x8 c10_1 = {0};
    px_f32x16 c11_0 = {0};
    px_f32x8 c11_1 = {0};
    px_f32x16 c12_0 = {0};
    px_f32x8 c12_1 = {0};
    px_f32x16 c13_0 = {0};
    px_f32x8 c13_1 = {0};
    __builtin_prefetch(&c[c_next], 1, 2);
    __builtin_prefetch(&c[c_next + 16], 1, 2);
    __builtin_prefetch(&c[c_next + c_row], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 8 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 8 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 9 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 9 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 10 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 10 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 11 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 11 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 12 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 12 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 13 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 13 * c_row + 16], 1, 2);
    __builtin_prefetch(&d1[0], 0, 3);
    __builtin_prefetch(&d1[16], 0, 3);
    __builtin_prefetch(&d1[d1_row], 0, 3);
    __builtin_prefetch(&d1[d1_row + 16], 0, 3);
    __builtin_prefetch(&d1[2 * d1_row], 0, 3);
    __builtin_prefetch(&d1[2 * d1_row + 16], 0, 3);
    __builtin_prefetch(&d1[3 * d1_row], 0, 3);
    __builtin_prefetch(&d1[3 * d1_row + 16], 0, 3);
    __builtin_prefetch(&d1[4 * d1_row], 0, 3);
    __builtin_prefetch(&d1[4 * d1_row + 16], 0, 3);
    __builtin_prefetch(&d1[5 * d1_row], 0, 3);
    __builtin_prefetch(&d1[5 * d1_row + 16], 0, 3);
    __builtin_prefetch(&d1[6 * d1_row], 0, 3);
    __builtin_prefetch(&d1[6 * d1_row + 16], 0, 3);
    __builtin_prefetch(&d1[7 * d1_row], 0, 3);
    __builtin_prefetch(&d1[7 * d1_row + 16], 0, 3);
    __builtin_prefetch(&d1[8 * d1_row], 0, 3);
    __builtin_prefetch(&d1[8 * d1_row + 16], 0, 3);
    __builtin_prefetch(&d1[9 * d1_row], 0, 3);
    __builtin_prefetch(&d1[9 * d1_row + 16], 0, 3);
    __builtin_prefetch(&d1[10 * d1_row], 0, 3);
    __builtin_prefetch(&d1[10 * d1_row + 16], 0, 3);
    __builtin_prefetch(&d1[11 * d1_row], 0, 3);
    __builtin_prefetch(&d1[11 * d1_row + 16], 0, 3);
    __builtin_prefetch(&d1[12 * d1_row], 0, 3);
    __builtin_prefetch(&d1[12 * d1_row + 16], 0, 3);
    __builtin_prefetch(&d1[13 * d1_row], 0, 3);
    __builtin_prefetch(&d1[13 * d1_row + 16], 0, 3);
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

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
        const px_f32x8 b1 = *(const volatile px_f32x8 *)&bt[16];
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

    c0_0 += *(const px_f32x16 *)&d1[0];
    c0_1 += *(const px_f32x8 *)&d1[16];
    c1_0 += *(const px_f32x16 *)&d1[d1_row];
    c1_1 += *(const px_f32x8 *)&d1[d1_row + 16];
    c2_0 += *(const px_f32x16 *)&d1[2 * d1_row];
    c2_1 += *(const px_f32x8 *)&d1[2 * d1_row + 16];
    c3_0 += *(const px_f32x16 *)&d1[3 * d1_row];
    c3_1 += *(const px_f32x8 *)&d1[3 * d1_row + 16];
    c4_0 += *(const px_f32x16 *)&d1[4 * d1_row];
    c4_1 += *(const px_f32x8 *)&d1[4 * d1_row + 16];
    c5_0 += *(const px_f32x16 *)&d1[5 * d1_row];
    c5_1 += *(const px_f32x8 *)&d1[5 * d1_row + 16];
    c6_0 += *(const px_f32x16 *)&d1[6 * d1_row];
    c6_1 += *(const px_f32x8 *)&d1[6 * d1_row + 16];
    c7_0 += *(const px_f32x16 *)&d1[7 * d1_row];
    c7_1 += *(const px_f32x8 *)&d1[7 * d1_row + 16];
    c8_0 += *(const px_f32x16 *)&d1[8 * d1_row];
    c8_1 += *(const px_f32x8 *)&d1[8 * d1_row + 16];
    c9_0 += *(const px_f32x16 *)&d1[9 * d1_row];
    c9_1 += *(const px_f32x8 *)&d1[9 * d1_row + 16];
    c10_0 += *(const px_f32x16 *)&d1[10 * d1_row];
    c10_1 += *(const px_f32x8 *)&d1[10 * d1_row + 16];
    c11_0 += *(const px_f32x16 *)&d1[11 * d1_row];
    c11_1 += *(const px_f32x8 *)&d1[11 * d1_row + 16];
    c12_0 += *(const px_f32x16 *)&d1[12 * d1_row];
    c12_1 += *(const px_f32x8 *)&d1[12 * d1_row + 16];
    c13_0 += *(const px_f32x16 *)&d1[13 * d1_row];
    c13_1 += *(const px_f32x8 *)&d1[13 * d1_row + 16];
    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x8 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x8 *)&c[c_row + 16] = c1_1;
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x8 *)&c[2 * c_row + 16] = c2_1;
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x8 *)&c[3 * c_row + 16] = c3_1;
    *(px_f32x16 *)&c[4 * c_row] = c4_0;
    *(px_f32x8 *)&c[4 * c_row + 16] = c4_1;
    *(px_f32x16 *)&c[5 * c_row] = c5_0;
    *(px_f32x8 *)&c[5 * c_row + 16] = c5_1;
    *(px_f32x16 *)&c[6 * c_row] = c6_0;
    *(px_f32x8 *)&c[6 * c_row + 16] = c6_1;
    *(px_f32x16 *)&c[7 * c_row] = c7_0;
    *(px_f32x8 *)&c[7 * c_row + 16] = c7_1;
    *(px_f32x16 *)&c[8 * c_row] = c8_0;
    *(px_f32x8 *)&c[8 * c_row + 16] = c8_1;
    *(px_f32x16 *)&c[9 * c_row] = c9_0;
    *(px_f32x8 *)&c[9 * c_row + 16] = c9_1;
    *(px_f32x16 *)&c[10 * c_row] = c10_0;
    *(px_f32x8 *)&c[10 * c_row + 16] = c10_1;
    *(px_f32x16 *)&c[11 * c_row] = c11_0;
    *(px_f32x8 *)&c[11 * c_row + 16] = c11_1;
    *(px_f32x16 *)&c[12 * c_row] = c12_0;
    *(px_f32x8 *)&c[12 * c_row + 16] = c12_1;
    *(px_f32x16 *)&c[13 * c_row] = c13_0;
    *(px_f32x8 *)&c[13 * c_row + 16] = c13_1;
}

/* c[row * c_row + column] = 0
 * for r0 < count0, row < 4, column < 96:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] = it > s1 ? s1 : it
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 4 x 6 accumulators, 16 + 16 + 16 + 16 + 16 + 16 columns of float. */
static void px_kernel_4x96_2(const float *restrict a, const float *restrict b, float *restrict c, float s1, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c0_2 = {0};
    px_f32x16 c0_3 = {0};
    px_f32x16 c0_4 = {0};
    px_f32x16 c0_5 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c1_2 = {0};
    px_f32x16 c1_3 = {0};
    px_f32x16 c1_4 = {0};
    px_f32x16 c1_5 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c2_1 = {0};
    px_f32x16 c2_2 = {0};
    px_f32x16 c2_3 = {0};
    px_f32x16 c2_4 = {0};
    px_f32x16 c2_5 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x16 c3_1 = {0};
    px_f32x16 c3_2 = {0};
    px_f32x16 c3_3 = {0};
    px_f32x16 c3_4 = {0};
    px_f32x16 c3_5 = {0};

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
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

    px_f32x16 other1_0_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_0_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_2, &other1_0_2);
    px_f32x16 other1_0_3 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_3, &other1_0_3);
    px_f32x16 other1_0_4 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_4, &other1_0_4);
    px_f32x16 other1_0_5 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_5, &other1_0_5);
    px_f32x16 other1_1_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_1_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_2, &other1_1_2);
    px_f32x16 other1_1_3 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_3, &other1_1_3);
    px_f32x16 other1_1_4 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_4, &other1_1_4);
    px_f32x16 other1_1_5 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_5, &other1_1_5);
    px_f32x16 other1_2_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_2_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_1, &other1_2_1);
    px_f32x16 other1_2_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_2, &other1_2_2);
    px_f32x16 other1_2_3 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_3, &other1_2_3);
    px_f32x16 other1_2_4 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_4, &other1_2_4);
    px_f32x16 other1_2_5 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_5, &other1_2_5);
    px_f32x16 other1_3_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_3_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_1, &other1_3_1);
    px_f32x16 other1_3_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_2, &other1_3_2);
    px_f32x16 other1_3_3 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_3, &other1_3_3);
    px_f32x16 other1_3_4 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_4, &other1_3_4);
    px_f32x16 other1_3_5 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_5, &other1_3_5);
    px_f32x16 other2_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other2_0_0);
    px_f32x16 other2_0_1 = {0};
    px_if_lt_f32x16(&c0_1, &other2_0_1);
    px_f32x16 other2_0_2 = {0};
    px_if_lt_f32x16(&c0_2, &other2_0_2);
    px_f32x16 other2_0_3 = {0};
    px_if_lt_f32x16(&c0_3, &other2_0_3);
    px_f32x16 other2_0_4 = {0};
    px_if_lt_f32x16(&c0_4, &other2_0_4);
    px_f32x16 other2_0_5 = {0};
    px_if_lt_f32x16(&c0_5, &other2_0_5);
    px_f32x16 other2_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other2_1_0);
    px_f32x16 other2_1_1 = {0};
    px_if_lt_f32x16(&c1_1, &other2_1_1);
    px_f32x16 other2_1_2 = {0};
    px_if_lt_f32x16(&c1_2, &other2_1_2);
    px_f32x16 other2_1_3 = {0};
    px_if_lt_f32x16(&c1_3, &other2_1_3);
    px_f32x16 other2_1_4 = {0};
    px_if_lt_f32x16(&c1_4, &other2_1_4);
    px_f32x16 other2_1_5 = {0};
    px_if_lt_f32x16(&c1_5, &other2_1_5);
    px_f32x16 other2_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other2_2_0);
    px_f32x16 other2_2_1 = {0};
    px_if_lt_f32x16(&c2_1, &other2_2_1);
    px_f32x16 other2_2_2 = {0};
    px_if_lt_f32x16(&c2_2, &other2_2_2);
    px_f32x16 other2_2_3 = {0};
    px_if_lt_f32x16(&c2_3, &other2_2_3);
    px_f32x16 other2_2_4 = {0};
    px_if_lt_f32x16(&c2_4, &other2_2_4);
    px_f32x16 other2_2_5 = {0};
    px_if_lt_f32x16(&c2_5, &other2_2_5);
    px_f32x16 other2_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other2_3_0);
    px_f32x16 other2_3_1 = {0};
    px_if_lt_f32x16(&c3_1, &other2_3_1);
    px_f32x16 other2_3_2 = {0};
    px_if_lt_f32x16(&c3_2, &other2_3_2);
    px_f32x16 other2_3_3 = {0};
    px_if_lt_f32x16(&c3_3, &other2_3_3);
    px_f32x16 other2_3_4 = {0};
    px_if_lt_f32x16(&c3_4, &other2_3_4);
    px_f32x16 other2_3_5 = {0};
    px_if_lt_f32x16(&c3_5, &other2_3_5);
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

/* c[row * c_row + column] = 0
 * for r0 < count0, row < rows <= 2, column < 96:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] = it > s1 ? s1 : it
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 2 x 6 accumulators, 16 + 16 + 16 + 16 + 16 + 16 columns of float. */
static void px_edge_2x96(const float *restrict a, const float *restrict b, float *restrict c, float s1, long rows, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    if (rows < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c0_2 = {0};
    px_f32x16 c0_3 = {0};
    px_f32x16 c0_4 = {0};
    px_f32x16 c0_5 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c1_2 = {0};
    px_f32x16 c1_3 = {0};
    px_f32x16 c1_4 = {0};
    px_f32x16 c1_5 = {0};

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
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

    px_f32x16 other1_0_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_0_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_2, &other1_0_2);
    px_f32x16 other1_0_3 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_3, &other1_0_3);
    px_f32x16 other1_0_4 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_4, &other1_0_4);
    px_f32x16 other1_0_5 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_5, &other1_0_5);
    px_f32x16 other1_1_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_1_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_2, &other1_1_2);
    px_f32x16 other1_1_3 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_3, &other1_1_3);
    px_f32x16 other1_1_4 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_4, &other1_1_4);
    px_f32x16 other1_1_5 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_5, &other1_1_5);
    px_f32x16 other2_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other2_0_0);
    px_f32x16 other2_0_1 = {0};
    px_if_lt_f32x16(&c0_1, &other2_0_1);
    px_f32x16 other2_0_2 = {0};
    px_if_lt_f32x16(&c0_2, &other2_0_2);
    px_f32x16 other2_0_3 = {0};
    px_if_lt_f32x16(&c0_3, &other2_0_3);
    px_f32x16 other2_0_4 = {0};
    px_if_lt_f32x16(&c0_4, &other2_0_4);
    px_f32x16 other2_0_5 = {0};
    px_if_lt_f32x16(&c0_5, &other2_0_5);
    px_f32x16 other2_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other2_1_0);
    px_f32x16 other2_1_1 = {0};
    px_if_lt_f32x16(&c1_1, &other2_1_1);
    px_f32x16 other2_1_2 = {0};
    px_if_lt_f32x16(&c1_2, &other2_1_2);
    px_f32x16 other2_1_3 = {0};
    px_if_lt_f32x16(&c1_3, &other2_1_3);
    px_f32x16 other2_1_4 = {0};
    px_if_lt_f32x16(&c1_4, &other2_1_4);
    px_f32x16 other2_1_5 = {0};
    px_if_lt_f32x16(&c1_5, &other2_1_5);
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

/* c[row * c_row + column] = 0
 * for r0 < count0, row < 8, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] = it > s1 ? s1 : it
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 8 x 1 accumulators, 16 columns of float. */
static void px_edge_8x16(const float *restrict a, const float *restrict b, float *restrict c, float s1, long columns, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    if (columns < 1) return;
    px_f32x16 c0_0 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x16 c4_0 = {0};
    px_f32x16 c5_0 = {0};
    px_f32x16 c6_0 = {0};
    px_f32x16 c7_0 = {0};

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

    px_f32x16 other1_0_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_1_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_2_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_3_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_4_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c4_0, &other1_4_0);
    px_f32x16 other1_5_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c5_0, &other1_5_0);
    px_f32x16 other1_6_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c6_0, &other1_6_0);
    px_f32x16 other1_7_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c7_0, &other1_7_0);
    px_f32x16 other2_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other2_0_0);
    px_f32x16 other2_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other2_1_0);
    px_f32x16 other2_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other2_2_0);
    px_f32x16 other2_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other2_3_0);
    px_f32x16 other2_4_0 = {0};
    px_if_lt_f32x16(&c4_0, &other2_4_0);
    px_f32x16 other2_5_0 = {0};
    px_if_lt_f32x16(&c5_0, &other2_5_0);
    px_f32x16 other2_6_0 = {0};
    px_if_lt_f32x16(&c6_0, &other2_6_0);
    px_f32x16 other2_7_0 = {0};
    px_if_lt_f32x16(&c7_0, &other2_7_0);
    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row], &c1_0, columns);
    px_store_f32x16(&c[2 * c_row], &c2_0, columns);
    px_store_f32x16(&c[3 * c_row], &c3_0, columns);
    px_store_f32x16(&c[4 * c_row], &c4_0, columns);
    px_store_f32x16(&c[5 * c_row], &c5_0, columns);
    px_store_f32x16(&c[6 * c_row], &c6_0, columns);
    px_store_f32x16(&c[7 * c_row], &c7_0, columns);
}

/* c[row * c_row + column] = 0
 * for r0 < count0, row < rows <= 4, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] = it > s1 ? s1 : it
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 4 x 1 accumulators, 16 columns of float. */
static void px_edge_4x16(const float *restrict a, const float *restrict b, float *restrict c, float s1, long rows, long columns, long a_row, long c_row, long count0, long b_stride0)
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
    px_f32x16 c0_0 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c3_0 = {0};

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

    px_f32x16 other1_0_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_1_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_2_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_3_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other2_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other2_0_0);
    px_f32x16 other2_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other2_1_0);
    px_f32x16 other2_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other2_2_0);
    px_f32x16 other2_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other2_3_0);
    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row1], &c1_0, columns);
    px_store_f32x16(&c[c_row2], &c2_0, columns);
    px_store_f32x16(&c[c_row3], &c3_0, columns);
}

/* c[row * c_row + column] = 0
 * for r0 < count0, r1 < count1, row < 4, column < 96:
 *     c[row * c_row + column] += a[row * a_row + column + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1]
 * c[row * c_row + column] = it > s1 ? s1 : it
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 4 x 6 accumulators, 16 + 16 + 16 + 16 + 16 + 16 columns of float. */
static void px_kernel_4x96_3(const float *restrict a, const float *restrict b, float *restrict c, float s1, long a_row, long c_row, long count0, long a_stride0, long b_stride0, long count1, long a_stride1, long b_stride1)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c0_2 = {0};
    px_f32x16 c0_3 = {0};
    px_f32x16 c0_4 = {0};
    px_f32x16 c0_5 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c1_2 = {0};
    px_f32x16 c1_3 = {0};
    px_f32x16 c1_4 = {0};
    px_f32x16 c1_5 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c2_1 = {0};
    px_f32x16 c2_2 = {0};
    px_f32x16 c2_3 = {0};
    px_f32x16 c2_4 = {0};
    px_f32x16 c2_5 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x16 c3_1 = {0};
    px_f32x16 c3_2 = {0};
    px_f32x16 c3_3 = {0};
    px_f32x16 c3_4 = {0};
    px_f32x16 c3_5 = {0};

    for (long r0 = 0; r0 < count0; r0++) {
        #pragma GCC unroll 1
        for (long r1 = 0; r1 < count1; r1++) {
            const float *at = a + r0 * a_stride0 + r1 * a_stride1;
            const float *bt = b + r0 * b_stride0 + r1 * b_stride1;
            const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
            const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
            const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
            const px_f32x16 b3 = *(const volatile px_f32x16 *)&bt[48];
            const px_f32x16 b4 = *(const volatile px_f32x16 *)&bt[64];
            const px_f32x16 b5 = *(const volatile px_f32x16 *)&bt[80];
            const px_f32x16 a0_0 = *(const px_f32x16 *)&at[0];
            c0_0 += a0_0 * b0;
            const px_f32x16 a0_1 = *(const px_f32x16 *)&at[16];
            c0_1 += a0_1 * b1;
            const px_f32x16 a0_2 = *(const px_f32x16 *)&at[32];
            c0_2 += a0_2 * b2;
            const px_f32x16 a0_3 = *(const px_f32x16 *)&at[48];
            c0_3 += a0_3 * b3;
            const px_f32x16 a0_4 = *(const px_f32x16 *)&at[64];
            c0_4 += a0_4 * b4;
            const px_f32x16 a0_5 = *(const px_f32x16 *)&at[80];
            c0_5 += a0_5 * b5;
            const px_f32x16 a1_0 = *(const px_f32x16 *)&at[a_row];
            c1_0 += a1_0 * b0;
            const px_f32x16 a1_1 = *(const px_f32x16 *)&at[a_row + 16];
            c1_1 += a1_1 * b1;
            const px_f32x16 a1_2 = *(const px_f32x16 *)&at[a_row + 32];
            c1_2 += a1_2 * b2;
            const px_f32x16 a1_3 = *(const px_f32x16 *)&at[a_row + 48];
            c1_3 += a1_3 * b3;
            const px_f32x16 a1_4 = *(const px_f32x16 *)&at[a_row + 64];
            c1_4 += a1_4 * b4;
            const px_f32x16 a1_5 = *(const px_f32x16 *)&at[a_row + 80];
            c1_5 += a1_5 * b5;
            const px_f32x16 a2_0 = *(const px_f32x16 *)&at[2 * a_row];
            c2_0 += a2_0 * b0;
            const px_f32x16 a2_1 = *(const px_f32x16 *)&at[2 * a_row + 16];
            c2_1 += a2_1 * b1;
            const px_f32x16 a2_2 = *(const px_f32x16 *)&at[2 * a_row + 32];
            c2_2 += a2_2 * b2;
            const px_f32x16 a2_3 = *(const px_f32x16 *)&at[2 * a_row + 48];
            c2_3 += a2_3 * b3;
            const px_f32x16 a2_4 = *(const px_f32x16 *)&at[2 * a_row + 64];
            c2_4 += a2_4 * b4;
            const px_f32x16 a2_5 = *(const px_f32x16 *)&at[2 * a_row + 80];
            c2_5 += a2_5 * b5;
            const px_f32x16 a3_0 = *(const px_f32x16 *)&at[3 * a_row];
            c3_0 += a3_0 * b0;
            const px_f32x16 a3_1 = *(const px_f32x16 *)&at[3 * a_row + 16];
            c3_1 += a3_1 * b1;
            const px_f32x16 a3_2 = *(const px_f32x16 *)&at[3 * a_row + 32];
            c3_2 += a3_2 * b2;
            const px_f32x16 a3_3 = *(const px_f32x16 *)&at[3 * a_row + 48];
            c3_3 += a3_3 * b3;
            const px_f32x16 a3_4 = *(const px_f32x16 *)&at[3 * a_row + 64];
            c3_4 += a3_4 * b4;
            const px_f32x16 a3_5 = *(const px_f32x16 *)&at[3 * a_row + 80];
            c3_5 += a3_5 * b5;
        }
    }

    px_f32x16 other1_0_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_0_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_2, &other1_0_2);
    px_f32x16 other1_0_3 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_3, &other1_0_3);
    px_f32x16 other1_0_4 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_4, &other1_0_4);
    px_f32x16 other1_0_5 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_5, &other1_0_5);
    px_f32x16 other1_1_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_1_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_2, &other1_1_2);
    px_f32x16 other1_1_3 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_3, &other1_1_3);
    px_f32x16 other1_1_4 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_4, &other1_1_4);
    px_f32x16 other1_1_5 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_5, &other1_1_5);
    px_f32x16 other1_2_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_2_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_1, &other1_2_1);
    px_f32x16 other1_2_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_2, &other1_2_2);
    px_f32x16 other1_2_3 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_3, &other1_2_3);
    px_f32x16 other1_2_4 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_4, &other1_2_4);
    px_f32x16 other1_2_5 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_5, &other1_2_5);
    px_f32x16 other1_3_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_3_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_1, &other1_3_1);
    px_f32x16 other1_3_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_2, &other1_3_2);
    px_f32x16 other1_3_3 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_3, &other1_3_3);
    px_f32x16 other1_3_4 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_4, &other1_3_4);
    px_f32x16 other1_3_5 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_5, &other1_3_5);
    px_f32x16 other2_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other2_0_0);
    px_f32x16 other2_0_1 = {0};
    px_if_lt_f32x16(&c0_1, &other2_0_1);
    px_f32x16 other2_0_2 = {0};
    px_if_lt_f32x16(&c0_2, &other2_0_2);
    px_f32x16 other2_0_3 = {0};
    px_if_lt_f32x16(&c0_3, &other2_0_3);
    px_f32x16 other2_0_4 = {0};
    px_if_lt_f32x16(&c0_4, &other2_0_4);
    px_f32x16 other2_0_5 = {0};
    px_if_lt_f32x16(&c0_5, &other2_0_5);
    px_f32x16 other2_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other2_1_0);
    px_f32x16 other2_1_1 = {0};
    px_if_lt_f32x16(&c1_1, &other2_1_1);
    px_f32x16 other2_1_2 = {0};
    px_if_lt_f32x16(&c1_2, &other2_1_2);
    px_f32x16 other2_1_3 = {0};
    px_if_lt_f32x16(&c1_3, &other2_1_3);
    px_f32x16 other2_1_4 = {0};
    px_if_lt_f32x16(&c1_4, &other2_1_4);
    px_f32x16 other2_1_5 = {0};
    px_if_lt_f32x16(&c1_5, &other2_1_5);
    px_f32x16 other2_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other2_2_0);
    px_f32x16 other2_2_1 = {0};
    px_if_lt_f32x16(&c2_1, &other2_2_1);
    px_f32x16 other2_2_2 = {0};
    px_if_lt_f32x16(&c2_2, &other2_2_2);
    px_f32x16 other2_2_3 = {0};
    px_if_lt_f32x16(&c2_3, &other2_2_3);
    px_f32x16 other2_2_4 = {0};
    px_if_lt_f32x16(&c2_4, &other2_2_4);
    px_f32x16 other2_2_5 = {0};
    px_if_lt_f32x16(&c2_5, &other2_2_5);
    px_f32x16 other2_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other2_3_0);
    px_f32x16 other2_3_1 = {0};
    px_if_lt_f32x16(&c3_1, &other2_3_1);
    px_f32x16 other2_3_2 = {0};
    px_if_lt_f32x16(&c3_2, &other2_3_2);
    px_f32x16 other2_3_3 = {0};
    px_if_lt_f32x16(&c3_3, &other2_3_3);
    px_f32x16 other2_3_4 = {0};
    px_if_lt_f32x16(&c3_4, &other2_3_4);
    px_f32x16 other2_3_5 = {0};
    px_if_lt_f32x16(&c3_5, &other2_3_5);
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

/* c[row * c_row + column] = 0
 * for r0 < count0, r1 < count1, row < rows <= 2, column < 96:
 *     c[row * c_row + column] += a[row * a_row + column + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1]
 * c[row * c_row + column] = it > s1 ? s1 : it
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 2 x 6 accumulators, 16 + 16 + 16 + 16 + 16 + 16 columns of float. */
static void px_edge_2x96_2(const float *restrict a, const float *restrict b, float *restrict c, float s1, long rows, long a_row, long c_row, long count0, long a_stride0, long b_stride0, long count1, long a_stride1, long b_stride1)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    if (rows < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c0_2 = {0};
    px_f32x16 c0_3 = {0};
    px_f32x16 c0_4 = {0};
    px_f32x16 c0_5 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c1_2 = {0};
    px_f32x16 c1_3 = {0};
    px_f32x16 c1_4 = {0};
    px_f32x16 c1_5 = {0};

    for (long r0 = 0; r0 < count0; r0++) {
        #pragma GCC unroll 1
        for (long r1 = 0; r1 < count1; r1++) {
            const float *at = a + r0 * a_stride0 + r1 * a_stride1;
            const float *bt = b + r0 * b_stride0 + r1 * b_stride1;
            const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
            const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
            const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
            const px_f32x16 b3 = *(const volatile px_f32x16 *)&bt[48];
            const px_f32x16 b4 = *(const volatile px_f32x16 *)&bt[64];
            const px_f32x16 b5 = *(const volatile px_f32x16 *)&bt[80];
            const px_f32x16 a0_0 = *(const px_f32x16 *)&at[0];
            c0_0 += a0_0 * b0;
            const px_f32x16 a0_1 = *(const px_f32x16 *)&at[16];
            c0_1 += a0_1 * b1;
            const px_f32x16 a0_2 = *(const px_f32x16 *)&at[32];
            c0_2 += a0_2 * b2;
            const px_f32x16 a0_3 = *(const px_f32x16 *)&at[48];
            c0_3 += a0_3 * b3;
            const px_f32x16 a0_4 = *(const px_f32x16 *)&at[64];
            c0_4 += a0_4 * b4;
            const px_f32x16 a0_5 = *(const px_f32x16 *)&at[80];
            c0_5 += a0_5 * b5;
            const px_f32x16 a1_0 = *(const px_f32x16 *)&at[a_row1];
            c1_0 += a1_0 * b0;
            const px_f32x16 a1_1 = *(const px_f32x16 *)&at[a_row1 + 16];
            c1_1 += a1_1 * b1;
            const px_f32x16 a1_2 = *(const px_f32x16 *)&at[a_row1 + 32];
            c1_2 += a1_2 * b2;
            const px_f32x16 a1_3 = *(const px_f32x16 *)&at[a_row1 + 48];
            c1_3 += a1_3 * b3;
            const px_f32x16 a1_4 = *(const px_f32x16 *)&at[a_row1 + 64];
            c1_4 += a1_4 * b4;
            const px_f32x16 a1_5 = *(const px_f32x16 *)&at[a_row1 + 80];
            c1_5 += a1_5 * b5;
        }
    }

    px_f32x16 other1_0_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_0_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_2, &other1_0_2);
    px_f32x16 other1_0_3 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_3, &other1_0_3);
    px_f32x16 other1_0_4 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_4, &other1_0_4);
    px_f32x16 other1_0_5 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_5, &other1_0_5);
    px_f32x16 other1_1_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_1_2 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_2, &other1_1_2);
    px_f32x16 other1_1_3 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_3, &other1_1_3);
    px_f32x16 other1_1_4 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_4, &other1_1_4);
    px_f32x16 other1_1_5 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_5, &other1_1_5);
    px_f32x16 other2_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other2_0_0);
    px_f32x16 other2_0_1 = {0};
    px_if_lt_f32x16(&c0_1, &other2_0_1);
    px_f32x16 other2_0_2 = {0};
    px_if_lt_f32x16(&c0_2, &other2_0_2);
    px_f32x16 other2_0_3 = {0};
    px_if_lt_f32x16(&c0_3, &other2_0_3);
    px_f32x16 other2_0_4 = {0};
    px_if_lt_f32x16(&c0_4, &other2_0_4);
    px_f32x16 other2_0_5 = {0};
    px_if_lt_f32x16(&c0_5, &other2_0_5);
    px_f32x16 other2_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other2_1_0);
    px_f32x16 other2_1_1 = {0};
    px_if_lt_f32x16(&c1_1, &other2_1_1);
    px_f32x16 other2_1_2 = {0};
    px_if_lt_f32x16(&c1_2, &other2_1_2);
    px_f32x16 other2_1_3 = {0};
    px_if_lt_f32x16(&c1_3, &other2_1_3);
    px_f32x16 other2_1_4 = {0};
    px_if_lt_f32x16(&c1_4, &other2_1_4);
    px_f32x16 other2_1_5 = {0};
    px_if_lt_f32x16(&c1_5, &other2_1_5);
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

/* c[row * c_row + column] = 0
 * for r0 < count0, r1 < count1, row < 8, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + column + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1]
 * c[row * c_row + column] = it > s1 ? s1 : it
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 8 x 1 accumulators, 16 columns of float. */
static void px_edge_8x16_2(const float *restrict a, const float *restrict b, float *restrict c, float s1, long columns, long a_row, long c_row, long count0, long a_stride0, long b_stride0, long count1, long a_stride1, long b_stride1)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    if (columns < 1) return;
    px_f32x16 c0_0 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x16 c4_0 = {0};
    px_f32x16 c5_0 = {0};
    px_f32x16 c6_0 = {0};
    px_f32x16 c7_0 = {0};

    for (long r0 = 0; r0 < count0; r0++) {
        #pragma GCC unroll 1
        for (long r1 = 0; r1 < count1; r1++) {
            const float *at = a + r0 * a_stride0 + r1 * a_stride1;
            const float *bt = b + r0 * b_stride0 + r1 * b_stride1;
            px_f32x16 b0; px_load_f32x16(&b0, &bt[0], columns);
            px_f32x16 a0_0; px_load_f32x16(&a0_0, &at[0], columns);
            c0_0 += a0_0 * b0;
            px_f32x16 a1_0; px_load_f32x16(&a1_0, &at[a_row], columns);
            c1_0 += a1_0 * b0;
            px_f32x16 a2_0; px_load_f32x16(&a2_0, &at[2 * a_row], columns);
            c2_0 += a2_0 * b0;
            px_f32x16 a3_0; px_load_f32x16(&a3_0, &at[3 * a_row], columns);
            c3_0 += a3_0 * b0;
            px_f32x16 a4_0; px_load_f32x16(&a4_0, &at[4 * a_row], columns);
            c4_0 += a4_0 * b0;
            px_f32x16 a5_0; px_load_f32x16(&a5_0, &at[5 * a_row], columns);
            c5_0 += a5_0 * b0;
            px_f32x16 a6_0; px_load_f32x16(&a6_0, &at[6 * a_row], columns);
            c6_0 += a6_0 * b0;
            px_f32x16 a7_0; px_load_f32x16(&a7_0, &at[7 * a_row], columns);
            c7_0 += a7_0 * b0;
        }
    }

    px_f32x16 other1_0_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_1_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_2_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_3_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_4_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c4_0, &other1_4_0);
    px_f32x16 other1_5_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c5_0, &other1_5_0);
    px_f32x16 other1_6_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c6_0, &other1_6_0);
    px_f32x16 other1_7_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c7_0, &other1_7_0);
    px_f32x16 other2_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other2_0_0);
    px_f32x16 other2_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other2_1_0);
    px_f32x16 other2_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other2_2_0);
    px_f32x16 other2_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other2_3_0);
    px_f32x16 other2_4_0 = {0};
    px_if_lt_f32x16(&c4_0, &other2_4_0);
    px_f32x16 other2_5_0 = {0};
    px_if_lt_f32x16(&c5_0, &other2_5_0);
    px_f32x16 other2_6_0 = {0};
    px_if_lt_f32x16(&c6_0, &other2_6_0);
    px_f32x16 other2_7_0 = {0};
    px_if_lt_f32x16(&c7_0, &other2_7_0);
    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row], &c1_0, columns);
    px_store_f32x16(&c[2 * c_row], &c2_0, columns);
    px_store_f32x16(&c[3 * c_row], &c3_0, columns);
    px_store_f32x16(&c[4 * c_row], &c4_0, columns);
    px_store_f32x16(&c[5 * c_row], &c5_0, columns);
    px_store_f32x16(&c[6 * c_row], &c6_0, columns);
    px_store_f32x16(&c[7 * c_row], &c7_0, columns);
}

/* c[row * c_row + column] = 0
 * for r0 < count0, r1 < count1, row < rows <= 4, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + column + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1]
 * c[row * c_row + column] = it > s1 ? s1 : it
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 4 x 1 accumulators, 16 columns of float. */
static void px_edge_4x16_2(const float *restrict a, const float *restrict b, float *restrict c, float s1, long rows, long columns, long a_row, long c_row, long count0, long a_stride0, long b_stride0, long count1, long a_stride1, long b_stride1)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    if (rows < 1) return;
    if (columns < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long a_row2 = rows > 2 ? 2 * a_row : 0;
    const long a_row3 = rows > 3 ? 3 * a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    const long c_row2 = rows > 2 ? 2 * c_row : 0;
    const long c_row3 = rows > 3 ? 3 * c_row : 0;
    px_f32x16 c0_0 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c3_0 = {0};

    for (long r0 = 0; r0 < count0; r0++) {
        #pragma GCC unroll 1
        for (long r1 = 0; r1 < count1; r1++) {
            const float *at = a + r0 * a_stride0 + r1 * a_stride1;
            const float *bt = b + r0 * b_stride0 + r1 * b_stride1;
            px_f32x16 b0; px_load_f32x16(&b0, &bt[0], columns);
            px_f32x16 a0_0; px_load_f32x16(&a0_0, &at[0], columns);
            c0_0 += a0_0 * b0;
            px_f32x16 a1_0; px_load_f32x16(&a1_0, &at[a_row1], columns);
            c1_0 += a1_0 * b0;
            px_f32x16 a2_0; px_load_f32x16(&a2_0, &at[a_row2], columns);
            c2_0 += a2_0 * b0;
            px_f32x16 a3_0; px_load_f32x16(&a3_0, &at[a_row3], columns);
            c3_0 += a3_0 * b0;
        }
    }

    px_f32x16 other1_0_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_1_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_2_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_3_0 = {s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1};
    px_if_gt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other2_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other2_0_0);
    px_f32x16 other2_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other2_1_0);
    px_f32x16 other2_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other2_2_0);
    px_f32x16 other2_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other2_3_0);
    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row1], &c1_0, columns);
    px_store_f32x16(&c[c_row2], &c2_0, columns);
    px_store_f32x16(&c[c_row3], &c3_0, columns);
}

/* c[row * c_row + column] = 0
 * for r0 < count0, row < 14, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] += d1[row * d1_row + column]
 * In registers: 14 x 2 accumulators, 16 + 16 columns of float. */
static void px_kernel_14x32(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d1, long a_row, long c_row, long d1_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
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

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
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

    c0_0 += *(const px_f32x16 *)&d1[0];
    c0_1 += *(const px_f32x16 *)&d1[16];
    c1_0 += *(const px_f32x16 *)&d1[d1_row];
    c1_1 += *(const px_f32x16 *)&d1[d1_row + 16];
    c2_0 += *(const px_f32x16 *)&d1[2 * d1_row];
    c2_1 += *(const px_f32x16 *)&d1[2 * d1_row + 16];
    c3_0 += *(const px_f32x16 *)&d1[3 * d1_row];
    c3_1 += *(const px_f32x16 *)&d1[3 * d1_row + 16];
    c4_0 += *(const px_f32x16 *)&d1[4 * d1_row];
    c4_1 += *(const px_f32x16 *)&d1[4 * d1_row + 16];
    c5_0 += *(const px_f32x16 *)&d1[5 * d1_row];
    c5_1 += *(const px_f32x16 *)&d1[5 * d1_row + 16];
    c6_0 += *(const px_f32x16 *)&d1[6 * d1_row];
    c6_1 += *(const px_f32x16 *)&d1[6 * d1_row + 16];
    c7_0 += *(const px_f32x16 *)&d1[7 * d1_row];
    c7_1 += *(const px_f32x16 *)&d1[7 * d1_row + 16];
    c8_0 += *(const px_f32x16 *)&d1[8 * d1_row];
    c8_1 += *(const px_f32x16 *)&d1[8 * d1_row + 16];
    c9_0 += *(const px_f32x16 *)&d1[9 * d1_row];
    c9_1 += *(const px_f32x16 *)&d1[9 * d1_row + 16];
    c10_0 += *(const px_f32x16 *)&d1[10 * d1_row];
    c10_1 += *(const px_f32x16 *)&d1[10 * d1_row + 16];
    c11_0 += *(const px_f32x16 *)&d1[11 * d1_row];
    c11_1 += *(const px_f32x16 *)&d1[11 * d1_row + 16];
    c12_0 += *(const px_f32x16 *)&d1[12 * d1_row];
    c12_1 += *(const px_f32x16 *)&d1[12 * d1_row + 16];
    c13_0 += *(const px_f32x16 *)&d1[13 * d1_row];
    c13_1 += *(const px_f32x16 *)&d1[13 * d1_row + 16];
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
 * for r0 < count0, row < rows <= 7, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] += d1[row * d1_row + column]
 * In registers: 7 x 2 accumulators, 16 + 16 columns of float. */
static void px_edge_7x32(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d1, long rows, long a_row, long c_row, long d1_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
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
    const long d1_row1 = rows > 1 ? d1_row : 0;
    const long d1_row2 = rows > 2 ? 2 * d1_row : 0;
    const long d1_row3 = rows > 3 ? 3 * d1_row : 0;
    const long d1_row4 = rows > 4 ? 4 * d1_row : 0;
    const long d1_row5 = rows > 5 ? 5 * d1_row : 0;
    const long d1_row6 = rows > 6 ? 6 * d1_row : 0;
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

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
        const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
        const float a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1;
        const float a1 = at[a_row1];
        c1_0 += a1 * b0; c1_1 += a1 * b1;
        const float a2 = at[a_row2];
        c2_0 += a2 * b0; c2_1 += a2 * b1;
        const float a3 = at[a_row3];
        c3_0 += a3 * b0; c3_1 += a3 * b1;
        const float a4 = at[a_row4];
        c4_0 += a4 * b0; c4_1 += a4 * b1;
        const float a5 = at[a_row5];
        c5_0 += a5 * b0; c5_1 += a5 * b1;
        const float a6 = at[a_row6];
        c6_0 += a6 * b0; c6_1 += a6 * b1;
    }

    c0_0 += *(const px_f32x16 *)&d1[0];
    c0_1 += *(const px_f32x16 *)&d1[16];
    c1_0 += *(const px_f32x16 *)&d1[d1_row1];
    c1_1 += *(const px_f32x16 *)&d1[d1_row1 + 16];
    c2_0 += *(const px_f32x16 *)&d1[d1_row2];
    c2_1 += *(const px_f32x16 *)&d1[d1_row2 + 16];
    c3_0 += *(const px_f32x16 *)&d1[d1_row3];
    c3_1 += *(const px_f32x16 *)&d1[d1_row3 + 16];
    c4_0 += *(const px_f32x16 *)&d1[d1_row4];
    c4_1 += *(const px_f32x16 *)&d1[d1_row4 + 16];
    c5_0 += *(const px_f32x16 *)&d1[d1_row5];
    c5_1 += *(const px_f32x16 *)&d1[d1_row5 + 16];
    c6_0 += *(const px_f32x16 *)&d1[d1_row6];
    c6_1 += *(const px_f32x16 *)&d1[d1_row6 + 16];
    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[c_row1] = c1_0;
    *(px_f32x16 *)&c[c_row1 + 16] = c1_1;
    *(px_f32x16 *)&c[c_row2] = c2_0;
    *(px_f32x16 *)&c[c_row2 + 16] = c2_1;
    *(px_f32x16 *)&c[c_row3] = c3_0;
    *(px_f32x16 *)&c[c_row3 + 16] = c3_1;
    *(px_f32x16 *)&c[c_row4] = c4_0;
    *(px_f32x16 *)&c[c_row4 + 16] = c4_1;
    *(px_f32x16 *)&c[c_row5] = c5_0;
    *(px_f32x16 *)&c[c_row5 + 16] = c5_1;
    *(px_f32x16 *)&c[c_row6] = c6_0;
    *(px_f32x16 *)&c[c_row6 + 16] = c6_1;
}

/* c[row * c_row + column] = 0
 * for r0 < count0, row < 8, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] += d1[row * d1_row + column]
 * In registers: 8 x 1 accumulators, 16 columns of float. */
static void px_edge_8x16_3(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d1, long columns, long a_row, long c_row, long d1_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    if (columns < 1) return;
    px_f32x16 c0_0 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x16 c4_0 = {0};
    px_f32x16 c5_0 = {0};
    px_f32x16 c6_0 = {0};
    px_f32x16 c7_0 = {0};

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

    px_f32x16 d1_0_0; px_load_f32x16(&d1_0_0, &d1[0], columns);
    c0_0 += d1_0_0;
    px_f32x16 d1_1_0; px_load_f32x16(&d1_1_0, &d1[d1_row], columns);
    c1_0 += d1_1_0;
    px_f32x16 d1_2_0; px_load_f32x16(&d1_2_0, &d1[2 * d1_row], columns);
    c2_0 += d1_2_0;
    px_f32x16 d1_3_0; px_load_f32x16(&d1_3_0, &d1[3 * d1_row], columns);
    c3_0 += d1_3_0;
    px_f32x16 d1_4_0; px_load_f32x16(&d1_4_0, &d1[4 * d1_row], columns);
    c4_0 += d1_4_0;
    px_f32x16 d1_5_0; px_load_f32x16(&d1_5_0, &d1[5 * d1_row], columns);
    c5_0 += d1_5_0;
    px_f32x16 d1_6_0; px_load_f32x16(&d1_6_0, &d1[6 * d1_row], columns);
    c6_0 += d1_6_0;
    px_f32x16 d1_7_0; px_load_f32x16(&d1_7_0, &d1[7 * d1_row], columns);
    c7_0 += d1_7_0;
    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row], &c1_0, columns);
    px_store_f32x16(&c[2 * c_row], &c2_0, columns);
    px_store_f32x16(&c[3 * c_row], &c3_0, columns);
    px_store_f32x16(&c[4 * c_row], &c4_0, columns);
    px_store_f32x16(&c[5 * c_row], &c5_0, columns);
    px_store_f32x16(&c[6 * c_row], &c6_0, columns);
    px_store_f32x16(&c[7 * c_row], &c7_0, columns);
}

/* c[row * c_row + column] = 0
 * for r0 < count0, row < rows <= 4, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] += d1[row * d1_row + column]
 * In registers: 4 x 1 accumulators, 16 columns of float. */
static void px_edge_4x16_3(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d1, long rows, long columns, long a_row, long c_row, long d1_row, long count0, long b_stride0)
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
    const long d1_row1 = rows > 1 ? d1_row : 0;
    const long d1_row2 = rows > 2 ? 2 * d1_row : 0;
    const long d1_row3 = rows > 3 ? 3 * d1_row : 0;
    px_f32x16 c0_0 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c3_0 = {0};

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

    px_f32x16 d1_0_0; px_load_f32x16(&d1_0_0, &d1[0], columns);
    c0_0 += d1_0_0;
    px_f32x16 d1_1_0; px_load_f32x16(&d1_1_0, &d1[d1_row1], columns);
    c1_0 += d1_1_0;
    px_f32x16 d1_2_0; px_load_f32x16(&d1_2_0, &d1[d1_row2], columns);
    c2_0 += d1_2_0;
    px_f32x16 d1_3_0; px_load_f32x16(&d1_3_0, &d1[d1_row3], columns);
    c3_0 += d1_3_0;
    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row1], &c1_0, columns);
    px_store_f32x16(&c[c_row2], &c2_0, columns);
    px_store_f32x16(&c[c_row3], &c3_0, columns);
}

void inverted_bottleneck(int images, int height, int width, int channels, int wide,
                         const float input[restrict images][height][width][channels],
                         const float expand[restrict channels][wide], const float depth[restrict 3][3][wide],
                         const float project[restrict wide][channels],
                         float expanded[restrict images][height][width][wide],
                         float filtered[restrict images][height][width][wide],
                         float output[restrict images][height][width][channels])
{
#pragma polyxform size(images = 4, height = 56, width = 56, channels = 24, wide = 144)
#pragma polyxform target(x86-64-v4)
#pragma polyxform live_out(output)
#pragma scop
    if (images == 4 && height == 56 && width == 56 && channels == 24 && wide == 144) {
        /* interchange to y, e, x, img; microkernel of 4 x img rows and 96 x e columns over c; which begins with expanded = 0; which ends with expanded = the least of itself and 6.0f; which ends with expanded = the greatest of itself and 0; join 2 nests over img, y; interchange to img, y, e, x; microkernel of 9 x x rows and 48 x e columns over kj, ki; which begins with filtered = 0; which ends with filtered = the least of itself and 6.0f; which ends with filtered = the greatest of itself and 0; interchange to img, y, c, x; microkernel of 14 x x rows and 32 x c columns over e; which begins with output = 0; which ends with output += input[img][y][x][c] */
        #pragma omp parallel for schedule(static)
        for (int y = 0; y < 56; y++) {
            for (int x = 0; x < 56; x++) {
                px_kernel_4x96(&input[0][y][x][0], &expand[0][0], &expanded[0][y][x][0], 6.0f);
            }
            for (int x = 0; x < 56; x++) {
                px_kernel_4x48(&input[0][y][x][0], &expand[0][96], &expanded[0][y][x][96], 6.0f);
            }
        }
        #pragma omp parallel for collapse(2) schedule(static)
        for (int img = 0; img < 4; img++) {
            for (int y = 0; y < 56; y++) {
                for (long e_tile = 0; e_tile < 144; e_tile += 48) {
                    px_kernel_8x48(
                        &expanded[img][y + px_max(0, -y + 1) - 1][0][e_tile],
                        &depth[px_max(0, -y + 1)][1][e_tile], &filtered[img][y][0][e_tile], 6.0f,
                        px_min(-px_max(0, -y + 1) + 3, -y - px_max(0, -y + 1) + 57));
                    for (long x_tile = 8; x_tile < 48; x_tile += 8) {
                        px_kernel_8x48_2(
                            &expanded[img][y + px_max(0, -y + 1) - 1][x_tile - 1][e_tile],
                            &depth[px_max(0, -y + 1)][0][e_tile], &filtered[img][y][x_tile][e_tile], 6.0f,
                            px_min(-px_max(0, -y + 1) + 3, -y - px_max(0, -y + 1) + 57));
                    }
                    px_kernel_8x48_3(
                        &expanded[img][y + px_max(0, -y + 1) - 1][47][e_tile],
                        &depth[px_max(0, -y + 1)][0][e_tile], &filtered[img][y][48][e_tile], 6.0f,
                        px_min(-px_max(0, -y + 1) + 3, -y - px_max(0, -y + 1) + 57));
                }
                for (long x_tile = 0; x_tile < 56; x_tile += 14) {
                    px_kernel_14x24(
                        &filtered[img][y][x_tile][0], &project[0][0], &output[img][y][x_tile][0],
                        &input[img][y][x_tile][0]);
                }
            }
        }
    } else {
        /* interchange to y, e, x, img; microkernel of 4 x img rows and 96 x e columns over c; which begins with expanded = 0; which ends with expanded = the least of itself and 6.0f; which ends with expanded = the greatest of itself and 0; interchange to y, e, x, img; microkernel of 4 x img rows and 96 x e columns over kj, ki; which begins with filtered = 0; which ends with filtered = the least of itself and 6.0f; which ends with filtered = the greatest of itself and 0; interchange to img, c, x, y; microkernel of 14 x y rows and 32 x c columns over e; which begins with output = 0; which ends with output += input[img][y][x][c] */
        if (wide >= 1 && images >= 1) {
            #pragma omp parallel for schedule(static) if((long)images * (long)height * (long)width * (long)wide * (long)channels >= 10000)
            for (int y = 0; y < height; y++) {
                for (long e_tile = 0; e_tile <= wide - 96; e_tile += 96) {
                    for (int x = 0; x < width; x++) {
                        for (long img_tile = 0; img_tile <= images - 4; img_tile += 4) {
                            px_kernel_4x96_2(
                                &input[img_tile][y][x][0], &expand[0][e_tile],
                                &expanded[img_tile][y][x][e_tile], 6.0f, (long)height * width * channels,
                                (long)height * width * wide, channels, wide);
                        }
                        for (long img_tile = images - (images % 4); img_tile < images; img_tile += 2) {
                            px_edge_2x96(
                                &input[img_tile][y][x][0], &expand[0][e_tile],
                                &expanded[img_tile][y][x][e_tile], 6.0f, px_min(images - img_tile, 2),
                                (long)height * width * channels, (long)height * width * wide, channels, wide);
                        }
                    }
                }
                for (long e_tile = wide - (wide % 96); e_tile < wide; e_tile += 16) {
                    for (int x = 0; x < width; x++) {
                        for (long img_tile = 0; img_tile <= images - 8; img_tile += 8) {
                            px_edge_8x16(
                                &input[img_tile][y][x][0], &expand[0][e_tile],
                                &expanded[img_tile][y][x][e_tile], 6.0f, px_min(wide - e_tile, 16),
                                (long)height * width * channels, (long)height * width * wide, channels, wide);
                        }
                        for (long img_tile = images - (images % 8); img_tile < images; img_tile += 4) {
                            px_edge_4x16(
                                &input[img_tile][y][x][0], &expand[0][e_tile],
                                &expanded[img_tile][y][x][e_tile], 6.0f, px_min(images - img_tile, 4),
                                px_min(wide - e_tile, 16), (long)height * width * channels,
                                (long)height * width * wide, channels, wide);
                        }
                    }
                }
            }
            #pragma omp parallel for schedule(static)
            for (int y = 0; y < height; y++) {
                for (long e_tile = 0; e_tile <= wide - 96; e_tile += 96) {
                    for (int x = 0; x < width; x++) {
                        for (long img_tile = 0; img_tile <= images - 4; img_tile += 4) {
                            px_kernel_4x96_3(
                                &expanded[img_tile][y + px_max(0, -y + 1) - 1][x + px_max(0, -x + 1) - 1][e_tile],
                                &depth[px_max(0, -y + 1)][px_max(0, -x + 1)][e_tile],
                                &filtered[img_tile][y][x][e_tile], 6.0f, (long)height * width * wide,
                                (long)height * width * wide,
                                px_min(-px_max(0, -y + 1) + 3, height - y - px_max(0, -y + 1) + 1),
                                (long)width * wide, 3 * (long)wide,
                                px_min(-px_max(0, -x + 1) + 3, width - x - px_max(0, -x + 1) + 1), wide,
                                wide);
                        }
                        for (long img_tile = images - (images % 4); img_tile < images; img_tile += 2) {
                            px_edge_2x96_2(
                                &expanded[img_tile][y + px_max(0, -y + 1) - 1][x + px_max(0, -x + 1) - 1][e_tile],
                                &depth[px_max(0, -y + 1)][px_max(0, -x + 1)][e_tile],
                                &filtered[img_tile][y][x][e_tile], 6.0f, px_min(images - img_tile, 2),
                                (long)height * width * wide, (long)height * width * wide,
                                px_min(-px_max(0, -y + 1) + 3, height - y - px_max(0, -y + 1) + 1),
                                (long)width * wide, 3 * (long)wide,
                                px_min(-px_max(0, -x + 1) + 3, width - x - px_max(0, -x + 1) + 1), wide,
                                wide);
                        }
                    }
                }
                for (long e_tile = wide - (wide % 96); e_tile < wide; e_tile += 16) {
                    for (int x = 0; x < width; x++) {
                        for (long img_tile = 0; img_tile <= images - 8; img_tile += 8) {
                            px_edge_8x16_2(
                                &expanded[img_tile][y + px_max(0, -y + 1) - 1][x + px_max(0, -x + 1) - 1][e_tile],
                                &depth[px_max(0, -y + 1)][px_max(0, -x + 1)][e_tile],
                                &filtered[img_tile][y][x][e_tile], 6.0f, px_min(wide - e_tile, 16),
                                (long)height * width * wide, (long)height * width * wide,
                                px_min(-px_max(0, -y + 1) + 3, height - y - px_max(0, -y + 1) + 1),
                                (long)width * wide, 3 * (long)wide,
                                px_min(-px_max(0, -x + 1) + 3, width - x - px_max(0, -x + 1) + 1), wide,
                                wide);
                        }
                        for (long img_tile = images - (images % 8); img_tile < images; img_tile += 4) {
                            px_edge_4x16_2(
                                &expanded[img_tile][y + px_max(0, -y + 1) - 1][x + px_max(0, -x + 1) - 1][e_tile],
                                &depth[px_max(0, -y + 1)][px_max(0, -x + 1)][e_tile],
                                &filtered[img_tile][y][x][e_tile], 6.0f, px_min(images - img_tile, 4),
                                px_min(wide - e_tile, 16), (long)height * width * wide,
                                (long)height * width * wide,
                                px_min(-px_max(0, -y + 1) + 3, height - y - px_max(0, -y + 1) + 1),
                                (long)width * wide, 3 * (long)wide,
                                px_min(-px_max(0, -x + 1) + 3, width - x - px_max(0, -x + 1) + 1), wide,
                                wide);
                        }
                    }
                }
            }
        }
        if (channels >= 1 && height >= 1) {
            #pragma omp parallel for schedule(static) if((long)images * (long)height * (long)width * (long)channels * (long)wide >= 10000)
            for (int img = 0; img < images; img++) {
                for (long c_tile = 0; c_tile <= channels - 32; c_tile += 32) {
                    for (int x = 0; x < width; x++) {
                        for (long y_tile = 0; y_tile <= height - 14; y_tile += 14) {
                            px_kernel_14x32(
                                &filtered[img][y_tile][x][0], &project[0][c_tile],
                                &output[img][y_tile][x][c_tile], &input[img][y_tile][x][c_tile],
                                (long)width * wide, (long)width * channels, (long)width * channels, wide,
                                channels);
                        }
                        for (long y_tile = height - (height % 14); y_tile < height; y_tile += 7) {
                            px_edge_7x32(
                                &filtered[img][y_tile][x][0], &project[0][c_tile],
                                &output[img][y_tile][x][c_tile], &input[img][y_tile][x][c_tile],
                                px_min(height - y_tile, 7), (long)width * wide, (long)width * channels,
                                (long)width * channels, wide, channels);
                        }
                    }
                }
                for (long c_tile = channels - (channels % 32); c_tile < channels; c_tile += 16) {
                    for (int x = 0; x < width; x++) {
                        for (long y_tile = 0; y_tile <= height - 8; y_tile += 8) {
                            px_edge_8x16_3(
                                &filtered[img][y_tile][x][0], &project[0][c_tile],
                                &output[img][y_tile][x][c_tile], &input[img][y_tile][x][c_tile],
                                px_min(channels - c_tile, 16), (long)width * wide, (long)width * channels,
                                (long)width * channels, wide, channels);
                        }
                        for (long y_tile = height - (height % 8); y_tile < height; y_tile += 4) {
                            px_edge_4x16_3(
                                &filtered[img][y_tile][x][0], &project[0][c_tile],
                                &output[img][y_tile][x][c_tile], &input[img][y_tile][x][c_tile],
                                px_min(height - y_tile, 4), px_min(channels - c_tile, 16),
                                (long)width * wide, (long)width * channels, (long)width * channels, wide,
                                channels);
                        }
                    }
                }
            }
        }
    }
    (void)clip;
#pragma endscop
}
