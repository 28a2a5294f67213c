/*
 * A depthwise separable convolution of MobileNet on NHWC tensors: 3x3 depthwise convolution, rectifier, pointwise
 * (1x1) convolution, rectifier.
 *
 *   middle[n][y][x][c] = max(sum over r, s of
 *       input[n][y * stride + r - pad][x * stride + s - pad][c] * depth_filter[r][s][c], 0)
 *   output[n][y][x][k] = max(sum over c of middle[n][y][x][c] * point_filter[c][k], 0)
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

/* c[line * c_line + row * c_row + column] = 0
 * for r0 < 3, r1 < 3, line < 56, row < 7, column < 16:
 *     c[line * c_line + row * c_row + column] += a[line * a_line + row * a_row + column + (r0 - 1) * a_stride0 + (r1 - 1) * a_stride1]
 *         * b[column + (r0 - 1) * b_stride0 + (r1 - 1) * b_stride1]
 * c[line * c_line + row * c_row + column] = it < 0 ? 0 : it
 * In registers: 7 x 1 accumulators, 16 columns of float. */
static void px_kernel_7x16(const float *restrict a, const float *restrict b, float *restrict c)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 128;
    const long c_row = 128;
    const long a_stride0 = 7168;
    const long b_stride0 = 384;
    const long a_stride1 = 128;
    const long b_stride1 = 128;
    const long a_line = 7168;
    const long c_line = 7168;
    const px_f32x16 b0_0_0 = *(const volatile px_f32x16 *)&b[-1 * b_stride0 + -1 * b_stride1];
    const px_f32x16 b0_1_0 = *(const volatile px_f32x16 *)&b[-1 * b_stride0];
    const px_f32x16 b0_2_0 = *(const volatile px_f32x16 *)&b[-1 * b_stride0 + b_stride1];
    const px_f32x16 b1_0_0 = *(const volatile px_f32x16 *)&b[-1 * b_stride1];
    const px_f32x16 b1_1_0 = *(const volatile px_f32x16 *)&b[0];
    const px_f32x16 b1_2_0 = *(const volatile px_f32x16 *)&b[b_stride1];
    const px_f32x16 b2_0_0 = *(const volatile px_f32x16 *)&b[b_stride0 + -1 * b_stride1];
    const px_f32x16 b2_1_0 = *(const volatile px_f32x16 *)&b[b_stride0];
    const px_f32x16 b2_2_0 = *(const volatile px_f32x16 *)&b[b_stride0 + b_stride1];
    px_f32x16 first_0 = {0};
    px_f32x16 c0_0 = first_0;
    px_f32x16 c1_0 = first_0;
    px_f32x16 c2_0 = first_0;
    px_f32x16 c3_0 = first_0;
    px_f32x16 c4_0 = first_0;
    px_f32x16 c5_0 = first_0;
    px_f32x16 c6_0 = first_0;
    px_f32x16 n1_0_0 = first_0;
    px_f32x16 n1_1_0 = first_0;
    px_f32x16 n1_2_0 = first_0;
    px_f32x16 n1_3_0 = first_0;
    px_f32x16 n1_4_0 = first_0;
    px_f32x16 n1_5_0 = first_0;
    px_f32x16 n1_6_0 = first_0;
    px_f32x16 n2_0_0 = first_0;
    px_f32x16 n2_1_0 = first_0;
    px_f32x16 n2_2_0 = first_0;
    px_f32x16 n2_3_0 = first_0;
    px_f32x16 n2_4_0 = first_0;
    px_f32x16 n2_5_0 = first_0;
    px_f32x16 n2_6_0 = first_0;

    const px_f32x16 a1_0_0 = *(const px_f32x16 *)&a[0];
    c0_0 += a1_0_0 * b1_1_0; c1_0 += a1_0_0 * b1_0_0;
    n1_0_0 += a1_0_0 * b0_1_0; n1_1_0 += a1_0_0 * b0_0_0;
    const px_f32x16 a1_1_0 = *(const px_f32x16 *)&a[a_stride1];
    c0_0 += a1_1_0 * b1_2_0; c1_0 += a1_1_0 * b1_1_0; c2_0 += a1_1_0 * b1_0_0;
    n1_0_0 += a1_1_0 * b0_2_0; n1_1_0 += a1_1_0 * b0_1_0; n1_2_0 += a1_1_0 * b0_0_0;
    const px_f32x16 a1_2_0 = *(const px_f32x16 *)&a[a_stride1 + a_row];
    c1_0 += a1_2_0 * b1_2_0; c2_0 += a1_2_0 * b1_1_0; c3_0 += a1_2_0 * b1_0_0;
    n1_1_0 += a1_2_0 * b0_2_0; n1_2_0 += a1_2_0 * b0_1_0; n1_3_0 += a1_2_0 * b0_0_0;
    const px_f32x16 a1_3_0 = *(const px_f32x16 *)&a[a_stride1 + 2 * a_row];
    c2_0 += a1_3_0 * b1_2_0; c3_0 += a1_3_0 * b1_1_0; c4_0 += a1_3_0 * b1_0_0;
    n1_2_0 += a1_3_0 * b0_2_0; n1_3_0 += a1_3_0 * b0_1_0; n1_4_0 += a1_3_0 * b0_0_0;
    const px_f32x16 a1_4_0 = *(const px_f32x16 *)&a[a_stride1 + 3 * a_row];
    c3_0 += a1_4_0 * b1_2_0; c4_0 += a1_4_0 * b1_1_0; c5_0 += a1_4_0 * b1_0_0;
    n1_3_0 += a1_4_0 * b0_2_0; n1_4_0 += a1_4_0 * b0_1_0; n1_5_0 += a1_4_0 * b0_0_0;
    const px_f32x16 a1_5_0 = *(const px_f32x16 *)&a[a_stride1 + 4 * a_row];
    c4_0 += a1_5_0 * b1_2_0; c5_0 += a1_5_0 * b1_1_0; c6_0 += a1_5_0 * b1_0_0;
    n1_4_0 += a1_5_0 * b0_2_0; n1_5_0 += a1_5_0 * b0_1_0; n1_6_0 += a1_5_0 * b0_0_0;
    const px_f32x16 a1_6_0 = *(const px_f32x16 *)&a[a_stride1 + 5 * a_row];
    c5_0 += a1_6_0 * b1_2_0; c6_0 += a1_6_0 * b1_1_0;
    n1_5_0 += a1_6_0 * b0_2_0; n1_6_0 += a1_6_0 * b0_1_0;
    const px_f32x16 a1_7_0 = *(const px_f32x16 *)&a[a_stride1 + 6 * a_row];
    c6_0 += a1_7_0 * b1_2_0;
    n1_6_0 += a1_7_0 * b0_2_0;
    for (long line = 0; line < 55; line++) {
        const float *at = a + line * a_line;
        __builtin_prefetch(&at[a_stride0 + 4 * a_line], 0, 2);
        const px_f32x16 a2_0_0 = *(const px_f32x16 *)&at[a_stride0];
        c0_0 += a2_0_0 * b2_1_0; c1_0 += a2_0_0 * b2_0_0;
        n1_0_0 += a2_0_0 * b1_1_0; n1_1_0 += a2_0_0 * b1_0_0;
        n2_0_0 += a2_0_0 * b0_1_0; n2_1_0 += a2_0_0 * b0_0_0;
        __builtin_prefetch(&at[a_stride0 + a_stride1 + 4 * a_line], 0, 2);
        const px_f32x16 a2_1_0 = *(const px_f32x16 *)&at[a_stride0 + a_stride1];
        c0_0 += a2_1_0 * b2_2_0; c1_0 += a2_1_0 * b2_1_0; c2_0 += a2_1_0 * b2_0_0;
        n1_0_0 += a2_1_0 * b1_2_0; n1_1_0 += a2_1_0 * b1_1_0; n1_2_0 += a2_1_0 * b1_0_0;
        n2_0_0 += a2_1_0 * b0_2_0; n2_1_0 += a2_1_0 * b0_1_0; n2_2_0 += a2_1_0 * b0_0_0;
        __builtin_prefetch(&at[a_stride0 + a_stride1 + a_row + 4 * a_line], 0, 2);
        const px_f32x16 a2_2_0 = *(const px_f32x16 *)&at[a_stride0 + a_stride1 + a_row];
        c1_0 += a2_2_0 * b2_2_0; c2_0 += a2_2_0 * b2_1_0; c3_0 += a2_2_0 * b2_0_0;
        n1_1_0 += a2_2_0 * b1_2_0; n1_2_0 += a2_2_0 * b1_1_0; n1_3_0 += a2_2_0 * b1_0_0;
        n2_1_0 += a2_2_0 * b0_2_0; n2_2_0 += a2_2_0 * b0_1_0; n2_3_0 += a2_2_0 * b0_0_0;
        __builtin_prefetch(&at[a_stride0 + a_stride1 + 2 * a_row + 4 * a_line], 0, 2);
        const px_f32x16 a2_3_0 = *(const px_f32x16 *)&at[a_stride0 + a_stride1 + 2 * a_row];
        c2_0 += a2_3_0 * b2_2_0; c3_0 += a2_3_0 * b2_1_0; c4_0 += a2_3_0 * b2_0_0;
        n1_2_0 += a2_3_0 * b1_2_0; n1_3_0 += a2_3_0 * b1_1_0; n1_4_0 += a2_3_0 * b1_0_0;
        n2_2_0 += a2_3_0 * b0_2_0; n2_3_0 += a2_3_0 * b0_1_0; n2_4_0 += a2_3_0 * b0_0_0;
        __builtin_prefetch(&at[a_stride0 + a_stride1 + 3 * a_row + 4 * a_line], 0, 2);
        const px_f32x16 a2_4_0 = *(const px_f32x16 *)&at[a_stride0 + a_stride1 + 3 * a_row];
        c3_0 += a2_4_0 * b2_2_0; c4_0 += a2_4_0 * b2_1_0; c5_0 += a2_4_0 * b2_0_0;
        n1_3_0 += a2_4_0 * b1_2_0; n1_4_0 += a2_4_0 * b1_1_0; n1_5_0 += a2_4_0 * b1_0_0;
        n2_3_0 += a2_4_0 * b0_2_0; n2_4_0 += a2_4_0 * b0_1_0; n2_5_0 += a2_4_0 * b0_0_0;
        __builtin_prefetch(&at[a_stride0 + a_stride1 + 4 * a_row + 4 * a_line], 0, 2);
        const px_f32x16 a2_5_0 = *(const px_f32x16 *)&at[a_stride0 + a_stride1 + 4 * a_row];
        c4_0 += a2_5_0 * b2_2_0; c5_0 += a2_5_0 * b2_1_0; c6_0 += a2_5_0 * b2_0_0;
        n1_4_0 += a2_5_0 * b1_2_0; n1_5_0 += a2_5_0 * b1_1_0; n1_6_0 += a2_5_0 * b1_0_0;
        n2_4_0 += a2_5_0 * b0_2_0; n2_5_0 += a2_5_0 * b0_1_0; n2_6_0 += a2_5_0 * b0_0_0;
        __builtin_prefetch(&at[a_stride0 + a_stride1 + 5 * a_row + 4 * a_line], 0, 2);
        const px_f32x16 a2_6_0 = *(const px_f32x16 *)&at[a_stride0 + a_stride1 + 5 * a_row];
        c5_0 += a2_6_0 * b2_2_0; c6_0 += a2_6_0 * b2_1_0;
        n1_5_0 += a2_6_0 * b1_2_0; n1_6_0 += a2_6_0 * b1_1_0;
        n2_5_0 += a2_6_0 * b0_2_0; n2_6_0 += a2_6_0 * b0_1_0;
        __builtin_prefetch(&at[a_stride0 + a_stride1 + 6 * a_row + 4 * a_line], 0, 2);
        const px_f32x16 a2_7_0 = *(const px_f32x16 *)&at[a_stride0 + a_stride1 + 6 * a_row];
        c6_0 += a2_7_0 * b2_2_0;
        n1_6_0 += a2_7_0 * b1_2_0;
        n2_6_0 += a2_7_0 * b0_2_0;
        float *ct = c + line * c_line;
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
        *(px_f32x16 *)&ct[0] = c0_0;
        *(px_f32x16 *)&ct[c_row] = c1_0;
        *(px_f32x16 *)&ct[2 * c_row] = c2_0;
        *(px_f32x16 *)&ct[3 * c_row] = c3_0;
        *(px_f32x16 *)&ct[4 * c_row] = c4_0;
        *(px_f32x16 *)&ct[5 * c_row] = c5_0;
        *(px_f32x16 *)&ct[6 * c_row] = c6_0;
        c0_0 = n1_0_0; n1_0_0 = n2_0_0; n2_0_0 = first_0;
        c1_0 = n1_1_0; n1_1_0 = n2_1_0; n2_1_0 = first_0;
        c2_0 = n1_2_0; n1_2_0 = n2_2_0; n2_2_0 = first_0;
        c3_0 = n1_3_0; n1_3_0 = n2_3_0; n2_3_0 = first_0;
        c4_0 = n1_4_0; n1_4_0 = n2_4_0; n2_4_0 = first_0;
        c5_0 = n1_5_0; n1_5_0 = n2_5_0; n2_5_0 = first_0;
        c6_0 = n1_6_0; n1_6_0 = n2_6_0; n2_6_0 = first_0;
    }
    float *ct55 = c + 55 * c_line;
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
    *(px_f32x16 *)&ct55[0] = c0_0;
    *(px_f32x16 *)&ct55[c_row] = c1_0;
    *(px_f32x16 *)&ct55[2 * c_row] = c2_0;
    *(px_f32x16 *)&ct55[3 * c_row] = c3_0;
    *(px_f32x16 *)&ct55[4 * c_row] = c4_0;
    *(px_f32x16 *)&ct55[5 * c_row] = c5_0;
    *(px_f32x16 *)&ct55[6 * c_row] = c6_0;
}

/* c[line * c_line + row * c_row + column] = 0
 * for r0 < 3, r1 < 3, line < 56, row < 7, column < 16:
 *     c[line * c_line + row * c_row + column] += a[line * a_line + row * a_row + column + (r0 - 1) * a_stride0 + r1 * a_stride1]
 *         * b[column + (r0 - 1) * b_stride0 + r1 * b_stride1]
 * c[line * c_line + row * c_row + column] = it < 0 ? 0 : it
 * In registers: 7 x 1 accumulators, 16 columns of float. */
static void px_kernel_7x16_2(const float *restrict a, const float *restrict b, float *restrict c)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 128;
    const long c_row = 128;
    const long a_stride0 = 7168;
    const long b_stride0 = 384;
    const long a_stride1 = 128;
    const long b_stride1 = 128;
    const long a_line = 7168;
    const long c_line = 7168;
    const px_f32x16 b0_0_0 = *(const volatile px_f32x16 *)&b[-1 * b_stride0];
    const px_f32x16 b0_1_0 = *(const volatile px_f32x16 *)&b[-1 * b_stride0 + b_stride1];
    const px_f32x16 b0_2_0 = *(const volatile px_f32x16 *)&b[-1 * b_stride0 + 2 * b_stride1];
    const px_f32x16 b1_0_0 = *(const volatile px_f32x16 *)&b[0];
    const px_f32x16 b1_1_0 = *(const volatile px_f32x16 *)&b[b_stride1];
    const px_f32x16 b1_2_0 = *(const volatile px_f32x16 *)&b[2 * b_stride1];
    const px_f32x16 b2_0_0 = *(const volatile px_f32x16 *)&b[b_stride0];
    const px_f32x16 b2_1_0 = *(const volatile px_f32x16 *)&b[b_stride0 + b_stride1];
    const px_f32x16 b2_2_0 = *(const volatile px_f32x16 *)&b[b_stride0 + 2 * b_stride1];
    px_f32x16 first_0 = {0};
    px_f32x16 c0_0 = first_0;
    px_f32x16 c1_0 = first_0;
    px_f32x16 c2_0 = first_0;
    px_f32x16 c3_0 = first_0;
    px_f32x16 c4_0 = first_0;
    px_f32x16 c5_0 = first_0;
    px_f32x16 c6_0 = first_0;
    px_f32x16 n1_0_0 = first_0;
    px_f32x16 n1_1_0 = first_0;
    px_f32x16 n1_2_0 = first_0;
    px_f32x16 n1_3_0 = first_0;
    px_f32x16 n1_4_0 = first_0;
    px_f32x16 n1_5_0 = first_0;
    px_f32x16 n1_6_0 = first_0;
    px_f32x16 n2_0_0 = first_0;
    px_f32x16 n2_1_0 = first_0;
    px_f32x16 n2_2_0 = first_0;
    px_f32x16 n2_3_0 = first_0;
    px_f32x16 n2_4_0 = first_0;
    px_f32x16 n2_5_0 = first_0;
    px_f32x16 n2_6_0 = first_0;

    const px_f32x16 a1_0_0 = *(const px_f32x16 *)&a[0];
    c0_0 += a1_0_0 * b1_0_0;
    n1_0_0 += a1_0_0 * b0_0_0;
    const px_f32x16 a1_1_0 = *(const px_f32x16 *)&a[a_stride1];
    c0_0 += a1_1_0 * b1_1_0; c1_0 += a1_1_0 * b1_0_0;
    n1_0_0 += a1_1_0 * b0_1_0; n1_1_0 += a1_1_0 * b0_0_0;
    const px_f32x16 a1_2_0 = *(const px_f32x16 *)&a[2 * a_stride1];
    c0_0 += a1_2_0 * b1_2_0; c1_0 += a1_2_0 * b1_1_0; c2_0 += a1_2_0 * b1_0_0;
    n1_0_0 += a1_2_0 * b0_2_0; n1_1_0 += a1_2_0 * b0_1_0; n1_2_0 += a1_2_0 * b0_0_0;
    const px_f32x16 a1_3_0 = *(const px_f32x16 *)&a[2 * a_stride1 + a_row];
    c1_0 += a1_3_0 * b1_2_0; c2_0 += a1_3_0 * b1_1_0; c3_0 += a1_3_0 * b1_0_0;
    n1_1_0 += a1_3_0 * b0_2_0; n1_2_0 += a1_3_0 * b0_1_0; n1_3_0 += a1_3_0 * b0_0_0;
    const px_f32x16 a1_4_0 = *(const px_f32x16 *)&a[2 * a_stride1 + 2 * a_row];
    c2_0 += a1_4_0 * b1_2_0; c3_0 += a1_4_0 * b1_1_0; c4_0 += a1_4_0 * b1_0_0;
    n1_2_0 += a1_4_0 * b0_2_0; n1_3_0 += a1_4_0 * b0_1_0; n1_4_0 += a1_4_0 * b0_0_0;
    const px_f32x16 a1_5_0 = *(const px_f32x16 *)&a[2 * a_stride1 + 3 * a_row];
    c3_0 += a1_5_0 * b1_2_0; c4_0 += a1_5_0 * b1_1_0; c5_0 += a1_5_0 * b1_0_0;
    n1_3_0 += a1_5_0 * b0_2_0; n1_4_0 += a1_5_0 * b0_1_0; n1_5_0 += a1_5_0 * b0_0_0;
    const px_f32x16 a1_6_0 = *(const px_f32x16 *)&a[2 * a_stride1 + 4 * a_row];
    c4_0 += a1_6_0 * b1_2_0; c5_0 += a1_6_0 * b1_1_0; c6_0 += a1_6_0 * b1_0_0;
    n1_4_0 += a1_6_0 * b0_2_0; n1_5_0 += a1_6_0 * b0_1_0; n1_6_0 += a1_6_0 * b0_0_0;
    const px_f32x16 a1_7_0 = *(const px_f32x16 *)&a[2 * a_stride1 + 5 * a_row];
    c5_0 += a1_7_0 * b1_2_0; c6_0 += a1_7_0 * b1_1_0;
    n1_5_0 += a1_7_0 * b0_2_0; n1_6_0 += a1_7_0 * b0_1_0;
    const px_f32x16 a1_8_0 = *(const px_f32x16 *)&a[2 * a_stride1 + 6 * a_row];
    c6_0 += a1_8_0 * b1_2_0;
    n1_6_0 += a1_8_0 * b0_2_0;
    for (long line = 0; line < 55; line++) {
        const float *at = a + line * a_line;
        __builtin_prefetch(&at[a_stride0 + 4 * a_line], 0, 2);
        const px_f32x16 a2_0_0 = *(const px_f32x16 *)&at[a_stride0];
        c0_0 += a2_0_0 * b2_0_0;
        n1_0_0 += a2_0_0 * b1_0_0;
        n2_0_0 += a2_0_0 * b0_0_0;
        __builtin_prefetch(&at[a_stride0 + a_stride1 + 4 * a_line], 0, 2);
        const px_f32x16 a2_1_0 = *(const px_f32x16 *)&at[a_stride0 + a_stride1];
        c0_0 += a2_1_0 * b2_1_0; c1_0 += a2_1_0 * b2_0_0;
        n1_0_0 += a2_1_0 * b1_1_0; n1_1_0 += a2_1_0 * b1_0_0;
        n2_0_0 += a2_1_0 * b0_1_0; n2_1_0 += a2_1_0 * b0_0_0;
        __builtin_prefetch(&at[a_stride0 + 2 * a_stride1 + 4 * a_line], 0, 2);
        const px_f32x16 a2_2_0 = *(const px_f32x16 *)&at[a_stride0 + 2 * a_stride1];
        c0_0 += a2_2_0 * b2_2_0; c1_0 += a2_2_0 * b2_1_0; c2_0 += a2_2_0 * b2_0_0;
        n1_0_0 += a2_2_0 * b1_2_0; n1_1_0 += a2_2_0 * b1_1_0; n1_2_0 += a2_2_0 * b1_0_0;
        n2_0_0 += a2_2_0 * b0_2_0; n2_1_0 += a2_2_0 * b0_1_0; n2_2_0 += a2_2_0 * b0_0_0;
        __builtin_prefetch(&at[a_stride0 + 2 * a_stride1 + a_row + 4 * a_line], 0, 2);
        const px_f32x16 a2_3_0 = *(const px_f32x16 *)&at[a_stride0 + 2 * a_stride1 + a_row];
        c1_0 += a2_3_0 * b2_2_0; c2_0 += a2_3_0 * b2_1_0; c3_0 += a2_3_0 * b2_0_0;
        n1_1_0 += a2_3_0 * b1_2_0; n1_2_0 += a2_3_0 * b1_1_0; n1_3_0 += a2_3_0 * b1_0_0;
        n2_1_0 += a2_3_0 * b0_2_0; n2_2_0 += a2_3_0 * b0_1_0; n2_3_0 += a2_3_0 * b0_0_0;
        __builtin_prefetch(&at[a_stride0 + 2 * a_stride1 + 2 * a_row + 4 * a_line], 0, 2);
        const px_f32x16 a2_4_0 = *(const px_f32x16 *)&at[a_stride0 + 2 * a_stride1 + 2 * a_row];
        c2_0 += a2_4_0 * b2_2_0; c3_0 += a2_4_0 * b2_1_0; c4_0 += a2_4_0 * b2_0_0;
        n1_2_0 += a2_4_0 * b1_2_0; n1_3_0 += a2_4_0 * b1_1_0; n1_4_0 += a2_4_0 * b1_0_0;
        n2_2_0 += a2_4_0 * b0_2_0; n2_3_0 += a2_4_0 * b0_1_0; n2_4_0 += a2_4_0 * b0_0_0;
        __builtin_prefetch(&at[a_stride0 + 2 * a_stride1 + 3 * a_row + 4 * a_line], 0, 2);
        const px_f32x16 a2_5_0 = *(const px_f32x16 *)&at[a_stride0 + 2 * a_stride1 + 3 * a_row];
        c3_0 += a2_5_0 * b2_2_0; c4_0 += a2_5_0 * b2_1_0; c5_0 += a2_5_0 * b2_0_0;
        n1_3_0 += a2_5_0 * b1_2_0; n1_4_0 += a2_5_0 * b1_1_0; n1_5_0 += a2_5_0 * b1_0_0;
        n2_3_0 += a2_5_0 * b0_2_0; n2_4_0 += a2_5_0 * b0_1_0; n2_5_0 += a2_5_0 * b0_0_0;
        __builtin_prefetch(&at[a_stride0 + 2 * a_stride1 + 4 * a_row + 4 * a_line], 0, 2);
        const px_f32x16 a2_6_0 = *(const px_f32x16 *)&at[a_stride0 + 2 * a_stride1 + 4 * a_row];
        c4_0 += a2_6_0 * b2_2_0; c5_0 += a2_6_0 * b2_1_0; c6_0 += a2_6_0 * b2_0_0;
        n1_4_0 += a2_6_0 * b1_2_0; n1_5_0 += a2_6_0 * b1_1_0; n1_6_0 += a2_6_0 * b1_0_0;
        n2_4_0 += a2_6_0 * b0_2_0; n2_5_0 += a2_6_0 * b0_1_0; n2_6_0 += a2_6_0 * b0_0_0;
        __builtin_prefetch(&at[a_stride0 + 2 * a_stride1 + 5 * a_row + 4 * a_line], 0, 2);
        const px_f32x16 a2_7_0 = *(const px_f32x16 *)&at[a_stride0 + 2 * a_stride1 + 5 * a_row];
        c5_0 += a2_7_0 * b2_2_0; c6_0 += a2_7_0 * b2_1_0;
        n1_5_0 += a2_7_0 * b1_2_0; n1_6_0 += a2_7_0 * b1_1_0;
        n2_5_0 += a2_7_0 * b0_2_0; n2_6_0 += a2_7_0 * b0_1_0;
        __builtin_prefetch(&at[a_stride0 + 2 * a_stride1 + 6 * a_row + 4 * a_line], 0, 2);
        const px_f32x16 a2_8_0 = *(const px_f32x16 *)&at[a_stride0 + 2 * a_stride1 + 6 * a_row];
        c6_0 += a2_8_0 * b2_2_0;
        n1_6_0 += a2_8_0 * b1_2_0;
        n2_6_0 += a2_8_0 * b0_2_0;
        float *ct = c + line * c_line;
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
        *(px_f32x16 *)&ct[0] = c0_0;
        *(px_f32x16 *)&ct[c_row] = c1_0;
        *(px_f32x16 *)&ct[2 * c_row] = c2_0;
        *(px_f32x16 *)&ct[3 * c_row] = c3_0;
        *(px_f32x16 *)&ct[4 * c_row] = c4_0;
        *(px_f32x16 *)&ct[5 * c_row] = c5_0;
        *(px_f32x16 *)&ct[6 * c_row] = c6_0;
        c0_0 = n1_0_0; n1_0_0 = n2_0_0; n2_0_0 = first_0;
        c1_0 = n1_1_0; n1_1_0 = n2_1_0; n2_1_0 = first_0;
        c2_0 = n1_2_0; n1_2_0 = n2_2_0; n2_2_0 = first_0;
        c3_0 = n1_3_0; n1_3_0 = n2_3_0; n2_3_0 = first_0;
        c4_0 = n1_4_0; n1_4_0 = n2_4_0; n2_4_0 = first_0;
        c5_0 = n1_5_0; n1_5_0 = n2_5_0; n2_5_0 = first_0;
        c6_0 = n1_6_0; n1_6_0 = n2_6_0; n2_6_0 = first_0;
    }
    float *ct55 = c + 55 * c_line;
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
    *(px_f32x16 *)&ct55[0] = c0_0;
    *(px_f32x16 *)&ct55[c_row] = c1_0;
    *(px_f32x16 *)&ct55[2 * c_row] = c2_0;
    *(px_f32x16 *)&ct55[3 * c_row] = c3_0;
    *(px_f32x16 *)&ct55[4 * c_row] = c4_0;
    *(px_f32x16 *)&ct55[5 * c_row] = c5_0;
    *(px_f32x16 *)&ct55[6 * c_row] = c6_0;
}

/* c[line * c_line + row * c_row + column] = 0
 * for r0 < 3, r1 < 3, line < 56, row < 7, column < 16:
 *     c[line * c_line + row * c_row + column] += a[line * a_line + row * a_row + column + (r0 - 1) * a_stride0 + r1 * a_stride1]
 *         * b[column + (r0 - 1) * b_stride0 + r1 * b_stride1]
 * c[line * c_line + row * c_row + column] = it < 0 ? 0 : it
 * In registers: 7 x 1 accumulators, 16 columns of float. */
static void px_kernel_7x16_3(const float *restrict a, const float *restrict b, float *restrict c)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 128;
    const long c_row = 128;
    const long a_stride0 = 7168;
    const long b_stride0 = 384;
    const long a_stride1 = 128;
    const long b_stride1 = 128;
    const long a_line = 7168;
    const long c_line = 7168;
    const px_f32x16 b0_0_0 = *(const volatile px_f32x16 *)&b[-1 * b_stride0];
    const px_f32x16 b0_1_0 = *(const volatile px_f32x16 *)&b[-1 * b_stride0 + b_stride1];
    const px_f32x16 b0_2_0 = *(const volatile px_f32x16 *)&b[-1 * b_stride0 + 2 * b_stride1];
    const px_f32x16 b1_0_0 = *(const volatile px_f32x16 *)&b[0];
    const px_f32x16 b1_1_0 = *(const volatile px_f32x16 *)&b[b_stride1];
    const px_f32x16 b1_2_0 = *(const volatile px_f32x16 *)&b[2 * b_stride1];
    const px_f32x16 b2_0_0 = *(const volatile px_f32x16 *)&b[b_stride0];
    const px_f32x16 b2_1_0 = *(const volatile px_f32x16 *)&b[b_stride0 + b_stride1];
    const px_f32x16 b2_2_0 = *(const volatile px_f32x16 *)&b[b_stride0 + 2 * b_stride1];
    px_f32x16 first_0 = {0};
    px_f32x16 c0_0 = first_0;
    px_f32x16 c1_0 = first_0;
    px_f32x16 c2_0 = first_0;
    px_f32x16 c3_0 = first_0;
    px_f32x16 c4_0 = first_0;
    px_f32x16 c5_0 = first_0;
    px_f32x16 c6_0 = first_0;
    px_f32x16 n1_0_0 = first_0;
    px_f32x16 n1_1_0 = first_0;
    px_f32x16 n1_2_0 = first_0;
    px_f32x16 n1_3_0 = first_0;
    px_f32x16 n1_4_0 = first_0;
    px_f32x16 n1_5_0 = first_0;
    px_f32x16 n1_6_0 = first_0;
    px_f32x16 n2_0_0 = first_0;
    px_f32x16 n2_1_0 = first_0;
    px_f32x16 n2_2_0 = first_0;
    px_f32x16 n2_3_0 = first_0;
    px_f32x16 n2_4_0 = first_0;
    px_f32x16 n2_5_0 = first_0;
    px_f32x16 n2_6_0 = first_0;

    const px_f32x16 a1_0_0 = *(const px_f32x16 *)&a[0];
    c0_0 += a1_0_0 * b1_0_0;
    n1_0_0 += a1_0_0 * b0_0_0;
    const px_f32x16 a1_1_0 = *(const px_f32x16 *)&a[a_stride1];
    c0_0 += a1_1_0 * b1_1_0; c1_0 += a1_1_0 * b1_0_0;
    n1_0_0 += a1_1_0 * b0_1_0; n1_1_0 += a1_1_0 * b0_0_0;
    const px_f32x16 a1_2_0 = *(const px_f32x16 *)&a[2 * a_stride1];
    c0_0 += a1_2_0 * b1_2_0; c1_0 += a1_2_0 * b1_1_0; c2_0 += a1_2_0 * b1_0_0;
    n1_0_0 += a1_2_0 * b0_2_0; n1_1_0 += a1_2_0 * b0_1_0; n1_2_0 += a1_2_0 * b0_0_0;
    const px_f32x16 a1_3_0 = *(const px_f32x16 *)&a[2 * a_stride1 + a_row];
    c1_0 += a1_3_0 * b1_2_0; c2_0 += a1_3_0 * b1_1_0; c3_0 += a1_3_0 * b1_0_0;
    n1_1_0 += a1_3_0 * b0_2_0; n1_2_0 += a1_3_0 * b0_1_0; n1_3_0 += a1_3_0 * b0_0_0;
    const px_f32x16 a1_4_0 = *(const px_f32x16 *)&a[2 * a_stride1 + 2 * a_row];
    c2_0 += a1_4_0 * b1_2_0; c3_0 += a1_4_0 * b1_1_0; c4_0 += a1_4_0 * b1_0_0;
    n1_2_0 += a1_4_0 * b0_2_0; n1_3_0 += a1_4_0 * b0_1_0; n1_4_0 += a1_4_0 * b0_0_0;
    const px_f32x16 a1_5_0 = *(const px_f32x16 *)&a[2 * a_stride1 + 3 * a_row];
    c3_0 += a1_5_0 * b1_2_0; c4_0 += a1_5_0 * b1_1_0; c5_0 += a1_5_0 * b1_0_0;
    n1_3_0 += a1_5_0 * b0_2_0; n1_4_0 += a1_5_0 * b0_1_0; n1_5_0 += a1_5_0 * b0_0_0;
    const px_f32x16 a1_6_0 = *(const px_f32x16 *)&a[2 * a_stride1 + 4 * a_row];
    c4_0 += a1_6_0 * b1_2_0; c5_0 += a1_6_0 * b1_1_0; c6_0 += a1_6_0 * b1_0_0;
    n1_4_0 += a1_6_0 * b0_2_0; n1_5_0 += a1_6_0 * b0_1_0; n1_6_0 += a1_6_0 * b0_0_0;
    const px_f32x16 a1_7_0 = *(const px_f32x16 *)&a[2 * a_stride1 + 5 * a_row];
    c5_0 += a1_7_0 * b1_2_0; c6_0 += a1_7_0 * b1_1_0;
    n1_5_0 += a1_7_0 * b0_2_0; n1_6_0 += a1_7_0 * b0_1_0;
    for (long line = 0; line < 55; line++) {
        const float *at = a + line * a_line;
        __builtin_prefetch(&at[a_stride0 + 4 * a_line], 0, 2);
        const px_f32x16 a2_0_0 = *(const px_f32x16 *)&at[a_stride0];
        c0_0 += a2_0_0 * b2_0_0;
        n1_0_0 += a2_0_0 * b1_0_0;
        n2_0_0 += a2_0_0 * b0_0_0;
        __builtin_prefetch(&at[a_stride0 + a_stride1 + 4 * a_line], 0, 2);
        const px_f32x16 a2_1_0 = *(const px_f32x16 *)&at[a_stride0 + a_stride1];
        c0_0 += a2_1_0 * b2_1_0; c1_0 += a2_1_0 * b2_0_0;
        n1_0_0 += a2_1_0 * b1_1_0; n1_1_0 += a2_1_0 * b1_0_0;
        n2_0_0 += a2_1_0 * b0_1_0; n2_1_0 += a2_1_0 * b0_0_0;
        __builtin_prefetch(&at[a_stride0 + 2 * a_stride1 + 4 * a_line], 0, 2);
        const px_f32x16 a2_2_0 = *(const px_f32x16 *)&at[a_stride0 + 2 * a_stride1];
        c0_0 += a2_2_0 * b2_2_0; c1_0 += a2_2_0 * b2_1_0; c2_0 += a2_2_0 * b2_0_0;
        n1_0_0 += a2_2_0 * b1_2_0; n1_1_0 += a2_2_0 * b1_1_0; n1_2_0 += a2_2_0 * b1_0_0;
        n2_0_0 += a2_2_0 * b0_2_0; n2_1_0 += a2_2_0 * b0_1_0; n2_2_0 += a2_2_0 * b0_0_0;
        __builtin_prefetch(&at[a_stride0 + 2 * a_stride1 + a_row + 4 * a_line], 0, 2);
        const px_f32x16 a2_3_0 = *(const px_f32x16 *)&at[a_stride0 + 2 * a_stride1 + a_row];
        c1_0 += a2_3_0 * b2_2_0; c2_0 += a2_3_0 * b2_1_0; c3_0 += a2_3_0 * b2_0_0;
        n1_1_0 += a2_3_0 * b1_2_0; n1_2_0 += a2_3_0 * b1_1_0; n1_3_0 += a2_3_0 * b1_0_0;
        n2_1_0 += a2_3_0 * b0_2_0; n2_2_0 += a2_3_0 * b0_1_0; n2_3_0 += a2_3_0 * b0_0_0;
        __builtin_prefetch(&at[a_stride0 + 2 * a_stride1 + 2 * a_row + 4 * a_line], 0, 2);
        const px_f32x16 a2_4_0 = *(const px_f32x16 *)&at[a_stride0 + 2 * a_stride1 + 2 * a_row];
        c2_0 += a2_4_0 * b2_2_0; c3_0 += a2_4_0 * b2_1_0; c4_0 += a2_4_0 * b2_0_0;
        n1_2_0 += a2_4_0 * b1_2_0; n1_3_0 += a2_4_0 * b1_1_0; n1_4_0 += a2_4_0 * b1_0_0;
        n2_2_0 += a2_4_0 * b0_2_0; n2_3_0 += a2_4_0 * b0_1_0; n2_4_0 += a2_4_0 * b0_0_0;
        __builtin_prefetch(&at[a_stride0 + 2 * a_stride1 + 3 * a_row + 4 * a_line], 0, 2);
        const px_f32x16 a2_5_0 = *(const px_f32x16 *)&at[a_stride0 + 2 * a_stride1 + 3 * a_row];
        c3_0 += a2_5_0 * b2_2_0; c4_0 += a2_5_0 * b2_1_0; c5_0 += a2_5_0 * b2_0_0;
        n1_3_0 += a2_5_0 * b1_2_0; n1_4_0 += a2_5_0 * b1_1_0; n1_5_0 += a2_5_0 * b1_0_0;
        n2_3_0 += a2_5_0 * b0_2_0; n2_4_0 += a2_5_0 * b0_1_0; n2_5_0 += a2_5_0 * b0_0_0;
        __builtin_prefetch(&at[a_stride0 + 2 * a_stride1 + 4 * a_row + 4 * a_line], 0, 2);
        const px_f32x16 a2_6_0 = *(const px_f32x16 *)&at[a_stride0 + 2 * a_stride1 + 4 * a_row];
        c4_0 += a2_6_0 * b2_2_0; c5_0 += a2_6_0 * b2_1_0; c6_0 += a2_6_0 * b2_0_0;
        n1_4_0 += a2_6_0 * b1_2_0; n1_5_0 += a2_6_0 * b1_1_0; n1_6_0 += a2_6_0 * b1_0_0;
        n2_4_0 += a2_6_0 * b0_2_0; n2_5_0 += a2_6_0 * b0_1_0; n2_6_0 += a2_6_0 * b0_0_0;
        __builtin_prefetch(&at[a_stride0 + 2 * a_stride1 + 5 * a_row + 4 * a_line], 0, 2);
        const px_f32x16 a2_7_0 = *(const px_f32x16 *)&at[a_stride0 + 2 * a_stride1 + 5 * a_row];
        c5_0 += a2_7_0 * b2_2_0; c6_0 += a2_7_0 * b2_1_0;
        n1_5_0 += a2_7_0 * b1_2_0; n1_6_0 += a2_7_0 * b1_1_0;
        n2_5_0 += a2_7_0 * b0_2_0; n2_6_0 += a2_7_0 * b0_1_0;
        float *ct = c + line * c_line;
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
        *(px_f32x16 *)&ct[0] = c0_0;
        *(px_f32x16 *)&ct[c_row] = c1_0;
        *(px_f32x16 *)&ct[2 * c_row] = c2_0;
        *(px_f32x16 *)&ct[3 * c_row] = c3_0;
        *(px_f32x16 *)&ct[4 * c_row] = c4_0;
        *(px_f32x16 *)&ct[5 * c_row] = c5_0;
        *(px_f32x16 *)&ct[6 * c_row] = c6_0;
        c0_0 = n1_0_0; n1_0_0 = n2_0_0; n2_0_0 = first_0;
        c1_0 = n1_1_0; n1_1_0 = n2_1_0; n2_1_0 = first_0;
        c2_0 = n1_2_0; n1_2_0 = n2_2_0; n2_2_0 = first_0;
        c3_0 = n1_3_0; n1_3_0 = n2_3_0; n2_3_0 = first_0;
        c4_0 = n1_4_0; n1_4_0 = n2_4_0; n2_4_0 = first_0;
        c5_0 = n1_5_0; n1_5_0 = n2_5_0; n2_5_0 = first_0;
        c6_0 = n1_6_0; n1_6_0 = n2_6_0; n2_6_0 = first_0;
    }
    float *ct55 = c + 55 * c_line;
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
    *(px_f32x16 *)&ct55[0] = c0_0;
    *(px_f32x16 *)&ct55[c_row] = c1_0;
    *(px_f32x16 *)&ct55[2 * c_row] = c2_0;
    *(px_f32x16 *)&ct55[3 * c_row] = c3_0;
    *(px_f32x16 *)&ct55[4 * c_row] = c4_0;
    *(px_f32x16 *)&ct55[5 * c_row] = c5_0;
    *(px_f32x16 *)&ct55[6 * c_row] = c6_0;
}

/* c[row * c_row + column] = 0
 * for r0 < 128, row < 4, column < 96:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 4 x 6 accumulators, 16 + 16 + 16 + 16 + 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_4x96(const float *restrict a, const float *restrict b, float *restrict c)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 401408;
    const long c_row = 401408;
    const long count0 = 128;
    const long a_stride0 = 1;
    const long b_stride0 = 128;
    const long c_next = 1605632;
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

    px_f32x16 other1_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {0};
    px_if_lt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_0_2 = {0};
    px_if_lt_f32x16(&c0_2, &other1_0_2);
    px_f32x16 other1_0_3 = {0};
    px_if_lt_f32x16(&c0_3, &other1_0_3);
    px_f32x16 other1_0_4 = {0};
    px_if_lt_f32x16(&c0_4, &other1_0_4);
    px_f32x16 other1_0_5 = {0};
    px_if_lt_f32x16(&c0_5, &other1_0_5);
    px_f32x16 other1_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {0};
    px_if_lt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_1_2 = {0};
    px_if_lt_f32x16(&c1_2, &other1_1_2);
    px_f32x16 other1_1_3 = {0};
    px_if_lt_f32x16(&c1_3, &other1_1_3);
    px_f32x16 other1_1_4 = {0};
    px_if_lt_f32x16(&c1_4, &other1_1_4);
    px_f32x16 other1_1_5 = {0};
    px_if_lt_f32x16(&c1_5, &other1_1_5);
    px_f32x16 other1_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_2_1 = {0};
    px_if_lt_f32x16(&c2_1, &other1_2_1);
    px_f32x16 other1_2_2 = {0};
    px_if_lt_f32x16(&c2_2, &other1_2_2);
    px_f32x16 other1_2_3 = {0};
    px_if_lt_f32x16(&c2_3, &other1_2_3);
    px_f32x16 other1_2_4 = {0};
    px_if_lt_f32x16(&c2_4, &other1_2_4);
    px_f32x16 other1_2_5 = {0};
    px_if_lt_f32x16(&c2_5, &other1_2_5);
    px_f32x16 other1_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_3_1 = {0};
    px_if_lt_f32x16(&c3_1, &other1_3_1);
    px_f32x16 other1_3_2 = {0};
    px_if_lt_f32x16(&c3_2, &other1_3_2);
    px_f32x16 other1_3_3 = {0};
    px_if_lt_f32x16(&c3_3, &other1_3_3);
    px_f32x16 other1_3_4 = {0};
    px_if_lt_f32x16(&c3_4, &other1_3_4);
    px_f32x16 other1_3_5 = {0};
    px_if_lt_f32x16(&c3_5, &other1_3_5);
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
 * for r0 < 128, row < 4, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 4 x 2 accumulators, 16 + 16 columns of float. */
static void px_kernel_4x32(const float *restrict a, const float *restrict b, float *restrict c)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 401408;
    const long c_row = 401408;
    const long count0 = 128;
    const long a_stride0 = 1;
    const long b_stride0 = 128;
    const long c_next = 1605632;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c2_1 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x16 c3_1 = {0};
    __builtin_prefetch(&c[c_next], 1, 2);
    __builtin_prefetch(&c[c_next + 16], 1, 2);
    __builtin_prefetch(&c[c_next + c_row], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 16], 1, 2);

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
    }

    px_f32x16 other1_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {0};
    px_if_lt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {0};
    px_if_lt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_2_1 = {0};
    px_if_lt_f32x16(&c2_1, &other1_2_1);
    px_f32x16 other1_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_3_1 = {0};
    px_if_lt_f32x16(&c3_1, &other1_3_1);
    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[c_row + 16] = c1_1;
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[3 * c_row + 16] = c3_1;
}

/* for r0 < count0, r1 < count1, row < 4, column < 64:
 *     c[row * c_row + column] += a[row * a_row + column + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1]
 * In registers: 4 x 4 accumulators, 16 + 16 + 16 + 16 columns of float. */
static void px_kernel_4x64(const float *restrict a, const float *restrict b, float *restrict c, long a_row, long c_row, long count0, long a_stride0, long b_stride0, long count1, long a_stride1, long b_stride1)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    if (count0 < 1) return;
    if (count1 < 1) return;
    px_f32x16 c0_0 = *(const px_f32x16 *)&c[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&c[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&c[32];
    px_f32x16 c0_3 = *(const px_f32x16 *)&c[48];
    px_f32x16 c1_0 = *(const px_f32x16 *)&c[c_row];
    px_f32x16 c1_1 = *(const px_f32x16 *)&c[c_row + 16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&c[c_row + 32];
    px_f32x16 c1_3 = *(const px_f32x16 *)&c[c_row + 48];
    px_f32x16 c2_0 = *(const px_f32x16 *)&c[2 * c_row];
    px_f32x16 c2_1 = *(const px_f32x16 *)&c[2 * c_row + 16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&c[2 * c_row + 32];
    px_f32x16 c2_3 = *(const px_f32x16 *)&c[2 * c_row + 48];
    px_f32x16 c3_0 = *(const px_f32x16 *)&c[3 * c_row];
    px_f32x16 c3_1 = *(const px_f32x16 *)&c[3 * c_row + 16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&c[3 * c_row + 32];
    px_f32x16 c3_3 = *(const px_f32x16 *)&c[3 * c_row + 48];

    for (long r0 = 0; r0 < count0; r0++) {
        #pragma GCC unroll 1
        for (long r1 = 0; r1 < count1; r1++) {
            const float *at = a + r0 * a_stride0 + r1 * a_stride1;
            const float *bt = b + r0 * b_stride0 + r1 * b_stride1;
            const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
            const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
            const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
            const px_f32x16 b3 = *(const volatile px_f32x16 *)&bt[48];
            const px_f32x16 a0_0 = *(const px_f32x16 *)&at[0];
            c0_0 += a0_0 * b0;
            const px_f32x16 a0_1 = *(const px_f32x16 *)&at[16];
            c0_1 += a0_1 * b1;
            const px_f32x16 a0_2 = *(const px_f32x16 *)&at[32];
            c0_2 += a0_2 * b2;
            const px_f32x16 a0_3 = *(const px_f32x16 *)&at[48];
            c0_3 += a0_3 * b3;
            const px_f32x16 a1_0 = *(const px_f32x16 *)&at[a_row];
            c1_0 += a1_0 * b0;
            const px_f32x16 a1_1 = *(const px_f32x16 *)&at[a_row + 16];
            c1_1 += a1_1 * b1;
            const px_f32x16 a1_2 = *(const px_f32x16 *)&at[a_row + 32];
            c1_2 += a1_2 * b2;
            const px_f32x16 a1_3 = *(const px_f32x16 *)&at[a_row + 48];
            c1_3 += a1_3 * b3;
            const px_f32x16 a2_0 = *(const px_f32x16 *)&at[2 * a_row];
            c2_0 += a2_0 * b0;
            const px_f32x16 a2_1 = *(const px_f32x16 *)&at[2 * a_row + 16];
            c2_1 += a2_1 * b1;
            const px_f32x16 a2_2 = *(const px_f32x16 *)&at[2 * a_row + 32];
            c2_2 += a2_2 * b2;
            const px_f32x16 a2_3 = *(const px_f32x16 *)&at[2 * a_row + 48];
            c2_3 += a2_3 * b3;
            const px_f32x16 a3_0 = *(const px_f32x16 *)&at[3 * a_row];
            c3_0 += a3_0 * b0;
            const px_f32x16 a3_1 = *(const px_f32x16 *)&at[3 * a_row + 16];
            c3_1 += a3_1 * b1;
            const px_f32x16 a3_2 = *(const px_f32x16 *)&at[3 * a_row + 32];
            c3_2 += a3_2 * b2;
            const px_f32x16 a3_3 = *(const px_f32x16 *)&at[3 * a_row + 48];
            c3_3 += a3_3 * b3;
        }
    }

    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    *(px_f32x16 *)&c[48] = c0_3;
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[c_row + 16] = c1_1;
    *(px_f32x16 *)&c[c_row + 32] = c1_2;
    *(px_f32x16 *)&c[c_row + 48] = c1_3;
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_f32x16 *)&c[2 * c_row + 32] = c2_2;
    *(px_f32x16 *)&c[2 * c_row + 48] = c2_3;
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[3 * c_row + 16] = c3_1;
    *(px_f32x16 *)&c[3 * c_row + 32] = c3_2;
    *(px_f32x16 *)&c[3 * c_row + 48] = c3_3;
}

/* for r0 < count0, r1 < count1, row < rows <= 2, column < 64:
 *     c[row * c_row + column] += a[row * a_row + column + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1]
 * In registers: 2 x 4 accumulators, 16 + 16 + 16 + 16 columns of float. */
static void px_edge_2x64(const float *restrict a, const float *restrict b, float *restrict c, long rows, long a_row, long c_row, long count0, long a_stride0, long b_stride0, long count1, long a_stride1, long b_stride1)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    if (rows < 1) return;
    if (count0 < 1) return;
    if (count1 < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    px_f32x16 c0_0 = *(const px_f32x16 *)&c[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&c[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&c[32];
    px_f32x16 c0_3 = *(const px_f32x16 *)&c[48];
    px_f32x16 c1_0 = *(const px_f32x16 *)&c[c_row1];
    px_f32x16 c1_1 = *(const px_f32x16 *)&c[c_row1 + 16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&c[c_row1 + 32];
    px_f32x16 c1_3 = *(const px_f32x16 *)&c[c_row1 + 48];

    for (long r0 = 0; r0 < count0; r0++) {
        #pragma GCC unroll 1
        for (long r1 = 0; r1 < count1; r1++) {
            const float *at = a + r0 * a_stride0 + r1 * a_stride1;
            const float *bt = b + r0 * b_stride0 + r1 * b_stride1;
            const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
            const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
            const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
            const px_f32x16 b3 = *(const volatile px_f32x16 *)&bt[48];
            const px_f32x16 a0_0 = *(const px_f32x16 *)&at[0];
            c0_0 += a0_0 * b0;
            const px_f32x16 a0_1 = *(const px_f32x16 *)&at[16];
            c0_1 += a0_1 * b1;
            const px_f32x16 a0_2 = *(const px_f32x16 *)&at[32];
            c0_2 += a0_2 * b2;
            const px_f32x16 a0_3 = *(const px_f32x16 *)&at[48];
            c0_3 += a0_3 * b3;
            const px_f32x16 a1_0 = *(const px_f32x16 *)&at[a_row1];
            c1_0 += a1_0 * b0;
            const px_f32x16 a1_1 = *(const px_f32x16 *)&at[a_row1 + 16];
            c1_1 += a1_1 * b1;
            const px_f32x16 a1_2 = *(const px_f32x16 *)&at[a_row1 + 32];
            c1_2 += a1_2 * b2;
            const px_f32x16 a1_3 = *(const px_f32x16 *)&at[a_row1 + 48];
            c1_3 += a1_3 * b3;
        }
    }

    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    *(px_f32x16 *)&c[48] = c0_3;
    *(px_f32x16 *)&c[c_row1] = c1_0;
    *(px_f32x16 *)&c[c_row1 + 16] = c1_1;
    *(px_f32x16 *)&c[c_row1 + 32] = c1_2;
    *(px_f32x16 *)&c[c_row1 + 48] = c1_3;
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

/* for r0 < count0, r1 < count1, row < 8, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + column + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1]
 * In registers: 8 x 1 accumulators, 16 columns of float. */
static void px_edge_8x16(const float *restrict a, const float *restrict b, float *restrict c, long columns, long a_row, long c_row, long count0, long a_stride0, long b_stride0, long count1, long a_stride1, long b_stride1)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    if (columns < 1) return;
    if (count0 < 1) return;
    if (count1 < 1) return;
    px_f32x16 c0_0; px_load_f32x16(&c0_0, &c[0], columns);
    px_f32x16 c1_0; px_load_f32x16(&c1_0, &c[c_row], columns);
    px_f32x16 c2_0; px_load_f32x16(&c2_0, &c[2 * c_row], columns);
    px_f32x16 c3_0; px_load_f32x16(&c3_0, &c[3 * c_row], columns);
    px_f32x16 c4_0; px_load_f32x16(&c4_0, &c[4 * c_row], columns);
    px_f32x16 c5_0; px_load_f32x16(&c5_0, &c[5 * c_row], columns);
    px_f32x16 c6_0; px_load_f32x16(&c6_0, &c[6 * c_row], columns);
    px_f32x16 c7_0; px_load_f32x16(&c7_0, &c[7 * c_row], columns);

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

    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row], &c1_0, columns);
    px_store_f32x16(&c[2 * c_row], &c2_0, columns);
    px_store_f32x16(&c[3 * c_row], &c3_0, columns);
    px_store_f32x16(&c[4 * c_row], &c4_0, columns);
    px_store_f32x16(&c[5 * c_row], &c5_0, columns);
    px_store_f32x16(&c[6 * c_row], &c6_0, columns);
    px_store_f32x16(&c[7 * c_row], &c7_0, columns);
}

/* for r0 < count0, r1 < count1, row < rows <= 4, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + column + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1]
 * In registers: 4 x 1 accumulators, 16 columns of float. */
static void px_edge_4x16(const float *restrict a, const float *restrict b, float *restrict c, long rows, long columns, long a_row, long c_row, long count0, long a_stride0, long b_stride0, long count1, long a_stride1, long b_stride1)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
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
    px_f32x16 c0_0; px_load_f32x16(&c0_0, &c[0], columns);
    px_f32x16 c1_0; px_load_f32x16(&c1_0, &c[c_row1], columns);
    px_f32x16 c2_0; px_load_f32x16(&c2_0, &c[c_row2], columns);
    px_f32x16 c3_0; px_load_f32x16(&c3_0, &c[c_row3], columns);

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

    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row1], &c1_0, columns);
    px_store_f32x16(&c[c_row2], &c2_0, columns);
    px_store_f32x16(&c[c_row3], &c3_0, columns);
}

/* c[row * c_row + column] = 0
 * for r0 < count0, row < 4, column < 96:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 4 x 6 accumulators, 16 + 16 + 16 + 16 + 16 + 16 columns of float. */
static void px_kernel_4x96_2(const float *restrict a, const float *restrict b, float *restrict c, long a_row, long c_row, long count0, long b_stride0)
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

    px_f32x16 other1_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {0};
    px_if_lt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_0_2 = {0};
    px_if_lt_f32x16(&c0_2, &other1_0_2);
    px_f32x16 other1_0_3 = {0};
    px_if_lt_f32x16(&c0_3, &other1_0_3);
    px_f32x16 other1_0_4 = {0};
    px_if_lt_f32x16(&c0_4, &other1_0_4);
    px_f32x16 other1_0_5 = {0};
    px_if_lt_f32x16(&c0_5, &other1_0_5);
    px_f32x16 other1_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {0};
    px_if_lt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_1_2 = {0};
    px_if_lt_f32x16(&c1_2, &other1_1_2);
    px_f32x16 other1_1_3 = {0};
    px_if_lt_f32x16(&c1_3, &other1_1_3);
    px_f32x16 other1_1_4 = {0};
    px_if_lt_f32x16(&c1_4, &other1_1_4);
    px_f32x16 other1_1_5 = {0};
    px_if_lt_f32x16(&c1_5, &other1_1_5);
    px_f32x16 other1_2_0 = {0};
    px_if_lt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_2_1 = {0};
    px_if_lt_f32x16(&c2_1, &other1_2_1);
    px_f32x16 other1_2_2 = {0};
    px_if_lt_f32x16(&c2_2, &other1_2_2);
    px_f32x16 other1_2_3 = {0};
    px_if_lt_f32x16(&c2_3, &other1_2_3);
    px_f32x16 other1_2_4 = {0};
    px_if_lt_f32x16(&c2_4, &other1_2_4);
    px_f32x16 other1_2_5 = {0};
    px_if_lt_f32x16(&c2_5, &other1_2_5);
    px_f32x16 other1_3_0 = {0};
    px_if_lt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_3_1 = {0};
    px_if_lt_f32x16(&c3_1, &other1_3_1);
    px_f32x16 other1_3_2 = {0};
    px_if_lt_f32x16(&c3_2, &other1_3_2);
    px_f32x16 other1_3_3 = {0};
    px_if_lt_f32x16(&c3_3, &other1_3_3);
    px_f32x16 other1_3_4 = {0};
    px_if_lt_f32x16(&c3_4, &other1_3_4);
    px_f32x16 other1_3_5 = {0};
    px_if_lt_f32x16(&c3_5, &other1_3_5);
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
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 2 x 6 accumulators, 16 + 16 + 16 + 16 + 16 + 16 columns of float. */
static void px_edge_2x96(const float *restrict a, const float *restrict b, float *restrict c, long rows, long a_row, long c_row, long count0, long b_stride0)
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

    px_f32x16 other1_0_0 = {0};
    px_if_lt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {0};
    px_if_lt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_0_2 = {0};
    px_if_lt_f32x16(&c0_2, &other1_0_2);
    px_f32x16 other1_0_3 = {0};
    px_if_lt_f32x16(&c0_3, &other1_0_3);
    px_f32x16 other1_0_4 = {0};
    px_if_lt_f32x16(&c0_4, &other1_0_4);
    px_f32x16 other1_0_5 = {0};
    px_if_lt_f32x16(&c0_5, &other1_0_5);
    px_f32x16 other1_1_0 = {0};
    px_if_lt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {0};
    px_if_lt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_1_2 = {0};
    px_if_lt_f32x16(&c1_2, &other1_1_2);
    px_f32x16 other1_1_3 = {0};
    px_if_lt_f32x16(&c1_3, &other1_1_3);
    px_f32x16 other1_1_4 = {0};
    px_if_lt_f32x16(&c1_4, &other1_1_4);
    px_f32x16 other1_1_5 = {0};
    px_if_lt_f32x16(&c1_5, &other1_1_5);
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
 * for r0 < count0, row < 8, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 8 x 1 accumulators, 16 columns of float. */
static void px_edge_8x16_2(const float *restrict a, const float *restrict b, float *restrict c, long columns, long a_row, long c_row, long count0, long b_stride0)
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

/* c[row * c_row + column] = 0
 * for r0 < count0, row < rows <= 4, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] = it < 0 ? 0 : it
 * In registers: 4 x 1 accumulators, 16 columns of float. */
static void px_edge_4x16_2(const float *restrict a, const float *restrict b, float *restrict c, long rows, long columns, long a_row, long c_row, long count0, long b_stride0)
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

void depthwise_pointwise(int images, int ofms, int ifms, int height, int width, int out_h, int out_w, int filter_h,
                         int filter_w, int stride, int pad, const float input[restrict images][height][width][ifms],
                         const float depth_filter[restrict filter_h][filter_w][ifms],
                         const float point_filter[restrict ifms][ofms],
                         float middle[restrict images][out_h][out_w][ifms],
                         float output[restrict images][out_h][out_w][ofms])
{
#pragma polyxform size(images = 4, ofms = 128, ifms = 128, height = 56, width = 56, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1, pad = 1)
#pragma polyxform target(x86-64-v4)
#pragma polyxform live_out(output)
#pragma scop
    if (images == 4 && ofms == 128 && ifms == 128 && height == 56 && width == 56 && out_h == 56 &&
        out_w == 56 && filter_h == 3 && filter_w == 3 && stride == 1 && pad == 1) {
        /* all oj of a strip in one call; interchange to img, oi, c; microkernel of 7 x oi rows and 16 x c columns over kj, ki; which begins with middle = 0; which ends with middle = the greatest of itself and 0; interchange to oj, k, oi, img; microkernel of 4 x img rows and 96 x k columns over c; which begins with output = 0; which ends with output = the greatest of itself and 0 */
        #pragma omp parallel for schedule(static)
        for (int img = 0; img < 4; img++) {
            for (long c_tile = 0; c_tile < 128; c_tile += 16) {
                px_kernel_7x16(
                    &input[img][0][0][c_tile], &depth_filter[1][1][c_tile], &middle[img][0][0][c_tile]);
            }
            for (long oi_tile = 7; oi_tile < 49; oi_tile += 7) {
                for (long c_tile = 0; c_tile < 128; c_tile += 16) {
                    px_kernel_7x16_2(
                        &input[img][0][oi_tile - 1][c_tile], &depth_filter[1][0][c_tile],
                        &middle[img][0][oi_tile][c_tile]);
                }
            }
            for (long c_tile = 0; c_tile < 128; c_tile += 16) {
                px_kernel_7x16_3(
                    &input[img][0][48][c_tile], &depth_filter[1][0][c_tile], &middle[img][0][49][c_tile]);
            }
        }
        #pragma omp parallel for schedule(static)
        for (int oj = 0; oj < 56; oj++) {
            for (int oi = 0; oi < 56; oi++) {
                px_kernel_4x96(&middle[0][oj][oi][0], &point_filter[0][0], &output[0][oj][oi][0]);
            }
            for (int oi = 0; oi < 56; oi++) {
                px_kernel_4x32(&middle[0][oj][oi][0], &point_filter[0][96], &output[0][oj][oi][96]);
            }
        }
    } else if (stride == 1) {
        /* source order; interchange to c, oj, oi, img; microkernel of 4 x img rows and 64 x c columns over kj, ki; source order; interchange to oj, k, oi, img; microkernel of 4 x img rows and 96 x k columns over c; which begins with output = 0; which ends with output = the greatest of itself and 0 */
        #pragma omp parallel for collapse(3) schedule(static) if((long)images * (long)out_h * (long)out_w * (long)ifms >= 10000)
        for (int img = 0; img < images; img++) {
            for (int oj = 0; oj < out_h; oj++) {
                for (int oi = 0; oi < out_w; oi++) {
                    #pragma omp simd
                    for (int c = 0; c < ifms; c++) {
                        middle[img][oj][oi][c] = 0.0f;
                    }
                }
            }
        }
        if (images >= 1) {
            #pragma omp parallel for collapse(3) schedule(static)
            for (long c_tile = 0; c_tile <= ifms - 64; c_tile += 64) {
                for (int oj = px_max(0, pad - filter_h + 1); oj < px_min(out_h, pad + height); oj++) {
                    for (int oi = px_max(0, pad - filter_w + 1); oi < px_min(out_w, pad + width); oi++) {
                        for (long img_tile = 0; img_tile <= images - 4; img_tile += 4) {
                            px_kernel_4x64(
                                &input[img_tile][oj + px_max(0, pad - oj) - pad][oi + px_max(0, pad - oi) - pad][c_tile],
                                &depth_filter[px_max(0, pad - oj)][px_max(0, pad - oi)][c_tile],
                                &middle[img_tile][oj][oi][c_tile], (long)height * width * ifms,
                                (long)out_h * out_w * ifms,
                                px_min(filter_h - px_max(0, pad - oj), pad + height - oj - px_max(0, pad - oj)),
                                (long)width * ifms, (long)filter_w * ifms,
                                px_min(filter_w - px_max(0, pad - oi), pad + width - oi - px_max(0, pad - oi)),
                                ifms, ifms);
                        }
                        for (long img_tile = images - (images % 4); img_tile < images; img_tile += 2) {
                            px_edge_2x64(
                                &input[img_tile][oj + px_max(0, pad - oj) - pad][oi + px_max(0, pad - oi) - pad][c_tile],
                                &depth_filter[px_max(0, pad - oj)][px_max(0, pad - oi)][c_tile],
                                &middle[img_tile][oj][oi][c_tile], px_min(images - img_tile, 2),
                                (long)height * width * ifms, (long)out_h * out_w * ifms,
                                px_min(filter_h - px_max(0, pad - oj), pad + height - oj - px_max(0, pad - oj)),
                                (long)width * ifms, (long)filter_w * ifms,
                                px_min(filter_w - px_max(0, pad - oi), pad + width - oi - px_max(0, pad - oi)),
                                ifms, ifms);
                        }
                    }
                }
            }
            if (ifms >= 1) {
                #pragma omp parallel for collapse(3) schedule(static)
                for (long c_tile = ifms - (ifms % 64); c_tile < ifms; c_tile += 16) {
                    for (int oj = px_max(0, pad - filter_h + 1); oj < px_min(out_h, pad + height); oj++) {
                        for (int oi = px_max(0, pad - filter_w + 1); oi < px_min(out_w, pad + width); oi++) {
                            for (long img_tile = 0; img_tile <= images - 8; img_tile += 8) {
                                px_edge_8x16(
                                    &input[img_tile][oj + px_max(0, pad - oj) - pad][oi + px_max(0, pad - oi) - pad][c_tile],
                                    &depth_filter[px_max(0, pad - oj)][px_max(0, pad - oi)][c_tile],
                                    &middle[img_tile][oj][oi][c_tile], px_min(ifms - c_tile, 16),
                                    (long)height * width * ifms, (long)out_h * out_w * ifms,
                                    px_min(filter_h - px_max(0, pad - oj), pad + height - oj - px_max(0, pad - oj)),
                                    (long)width * ifms, (long)filter_w * ifms,
                                    px_min(filter_w - px_max(0, pad - oi), pad + width - oi - px_max(0, pad - oi)),
                                    ifms, ifms);
                            }
                            for (long img_tile = images - (images % 8); img_tile < images; img_tile += 4) {
                                px_edge_4x16(
                                    &input[img_tile][oj + px_max(0, pad - oj) - pad][oi + px_max(0, pad - oi) - pad][c_tile],
                                    &depth_filter[px_max(0, pad - oj)][px_max(0, pad - oi)][c_tile],
                                    &middle[img_tile][oj][oi][c_tile], px_min(images - img_tile, 4),
                                    px_min(ifms - c_tile, 16), (long)height * width * ifms,
                                    (long)out_h * out_w * ifms,
                                    px_min(filter_h - px_max(0, pad - oj), pad + height - oj - px_max(0, pad - oj)),
                                    (long)width * ifms, (long)filter_w * ifms,
                                    px_min(filter_w - px_max(0, pad - oi), pad + width - oi - px_max(0, pad - oi)),
                                    ifms, ifms);
                            }
                        }
                    }
                }
            }
        }
        #pragma omp parallel for collapse(3) schedule(static) if((long)images * (long)out_h * (long)out_w * (long)ifms >= 10000)
        for (int img = 0; img < images; img++) {
            for (int oj = 0; oj < out_h; oj++) {
                for (int oi = 0; oi < out_w; oi++) {
                    #pragma omp simd
                    for (int c = 0; c < ifms; c++) {
                        middle[img][oj][oi][c] = middle[img][oj][oi][c] < 0.0f ? 0.0f : middle[img][oj][oi][c];
                    }
                }
            }
        }
        if (ofms >= 1 && images >= 1) {
            #pragma omp parallel for schedule(static) if((long)images * (long)out_h * (long)out_w * (long)ofms * (long)ifms >= 10000)
            for (int oj = 0; oj < out_h; oj++) {
                for (long k_tile = 0; k_tile <= ofms - 96; k_tile += 96) {
                    for (int oi = 0; oi < out_w; oi++) {
                        for (long img_tile = 0; img_tile <= images - 4; img_tile += 4) {
                            px_kernel_4x96_2(
                                &middle[img_tile][oj][oi][0], &point_filter[0][k_tile],
                                &output[img_tile][oj][oi][k_tile], (long)out_h * out_w * ifms,
                                (long)out_h * out_w * ofms, ifms, ofms);
                        }
                        for (long img_tile = images - (images % 4); img_tile < images; img_tile += 2) {
                            px_edge_2x96(
                                &middle[img_tile][oj][oi][0], &point_filter[0][k_tile],
                                &output[img_tile][oj][oi][k_tile], px_min(images - img_tile, 2),
                                (long)out_h * out_w * ifms, (long)out_h * out_w * ofms, ifms, ofms);
                        }
                    }
                }
                for (long k_tile = ofms - (ofms % 96); k_tile < ofms; k_tile += 16) {
                    for (int oi = 0; oi < out_w; oi++) {
                        for (long img_tile = 0; img_tile <= images - 8; img_tile += 8) {
                            px_edge_8x16_2(
                                &middle[img_tile][oj][oi][0], &point_filter[0][k_tile],
                                &output[img_tile][oj][oi][k_tile], px_min(ofms - k_tile, 16),
                                (long)out_h * out_w * ifms, (long)out_h * out_w * ofms, ifms, ofms);
                        }
                        for (long img_tile = images - (images % 8); img_tile < images; img_tile += 4) {
                            px_edge_4x16_2(
                                &middle[img_tile][oj][oi][0], &point_filter[0][k_tile],
                                &output[img_tile][oj][oi][k_tile], px_min(images - img_tile, 4),
                                px_min(ofms - k_tile, 16), (long)out_h * out_w * ifms,
                                (long)out_h * out_w * ofms, ifms, ofms);
                        }
                    }
                }
            }
        }
    } else {
    /* depthwise convolution */
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < out_h; oj++)
            for (int oi = 0; oi < out_w; oi++)
                for (int c = 0; c < ifms; c++) {
                    middle[img][oj][oi][c] = 0.0f;
                    for (int kj = 0; kj < filter_h; kj++)
                        for (int ki = 0; ki < filter_w; ki++)
                            if (oj * stride + kj - pad >= 0 && oj * stride + kj - pad < height &&
                                oi * stride + ki - pad >= 0 && oi * stride + ki - pad < width)
                                middle[img][oj][oi][c] +=
                                    input[img][oj * stride + kj - pad][oi * stride + ki - pad][c] *
                                    depth_filter[kj][ki][c];
                }
    /* rectifier */
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < out_h; oj++)
            for (int oi = 0; oi < out_w; oi++)
                for (int c = 0; c < ifms; c++)
                    middle[img][oj][oi][c] = middle[img][oj][oi][c] < 0.0f ? 0.0f : middle[img][oj][oi][c];
    /* pointwise convolution */
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < out_h; oj++)
            for (int oi = 0; oi < out_w; oi++)
                for (int k = 0; k < ofms; k++) {
                    output[img][oj][oi][k] = 0.0f;
                    for (int c = 0; c < ifms; c++)
                        output[img][oj][oi][k] += middle[img][oj][oi][c] * point_filter[c][k];
                }
    /* rectifier */
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < out_h; oj++)
            for (int oi = 0; oi < out_w; oi++)
                for (int k = 0; k < ofms; k++)
                    output[img][oj][oi][k] = output[img][oj][oi][k] < 0.0f ? 0.0f : output[img][oj][oi][k];
    }
#pragma endscop
}
