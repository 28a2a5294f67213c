/*
 * The bottleneck block of ResNet-50 on NHWC tensors: 1x1 convolution to `narrow` channels, 3x3 convolution on them,
 * 1x1 convolution back to `wide` channels, and the block's input added. Each convolution has a bias (with batch
 * normalization folded into it) and all three end in a rectifier, the last one after the addition.
 *
 *   reduced[n][y][x][k]  = max(bias1[k] + sum over c of input[n][y][x][c] * filter1[c][k], 0)
 *   filtered[n][y][x][k] = max(bias3[k] + sum over r, s, c of reduced[n][y+r-1][x+s-1][c] * filter3[r][s][c][k], 0)
 *   output[n][y][x][k]   = max(bias2[k] + sum over c of filtered[n][y][x][c] * filter2[c][k] + input[n][y][x][k], 0)
 *
 * where reduced is taken as zero outside the image. The program hands the filters over once, before many calls.
 */
#define RELU(value) ((value) > 0.0f ? (value) : 0.0f)

static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_max(long a, long b) { return a > b ? a : b; }

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

/* lane by lane: to = to > other ? to : other */
static inline __attribute__((always_inline)) void px_unless_gt_f32x16(void *to, const void *other)
{
    typedef float vector __attribute__((vector_size(64), aligned(4), may_alias));
    typedef int numbers __attribute__((vector_size(64), aligned(4), may_alias));
    const vector old = *(const vector *)to, value = *(const vector *)other;
    const numbers keep = (old > value);
    *(numbers *)to = (keep & (numbers)old) | (~keep & (numbers)value);
}

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < 256, row < 4, column < 64:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] = it > 0 ? it : 0
 * In registers: 4 x 4 accumulators, 16 + 16 + 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_4x64(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 802816;
    const long c_row = 200704;
    const long count0 = 256;
    const long a_stride0 = 1;
    const long b_stride0 = 64;
    const long c_next = 802816;
    px_f32x16 c0_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c0_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c1_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c1_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c1_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c2_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c2_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c2_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c3_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c3_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c3_3 = *(const px_f32x16 *)&d0[48];
    __builtin_prefetch(&c[c_next], 1, 2);
    __builtin_prefetch(&c[c_next + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 48], 1, 2);
    __builtin_prefetch(&c[c_next + c_row], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 48], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 48], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 48], 1, 2);

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
        const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
        const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
        const px_f32x16 b3 = *(const volatile px_f32x16 *)&bt[48];
        const float a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3;
        const float a1 = at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2; c1_3 += a1 * b3;
        const float a2 = at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2; c2_3 += a2 * b3;
        const float a3 = at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2; c3_3 += a3 * b3;
    }

    px_f32x16 other1_0_0 = {0};
    px_unless_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {0};
    px_unless_gt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_0_2 = {0};
    px_unless_gt_f32x16(&c0_2, &other1_0_2);
    px_f32x16 other1_0_3 = {0};
    px_unless_gt_f32x16(&c0_3, &other1_0_3);
    px_f32x16 other1_1_0 = {0};
    px_unless_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {0};
    px_unless_gt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_1_2 = {0};
    px_unless_gt_f32x16(&c1_2, &other1_1_2);
    px_f32x16 other1_1_3 = {0};
    px_unless_gt_f32x16(&c1_3, &other1_1_3);
    px_f32x16 other1_2_0 = {0};
    px_unless_gt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_2_1 = {0};
    px_unless_gt_f32x16(&c2_1, &other1_2_1);
    px_f32x16 other1_2_2 = {0};
    px_unless_gt_f32x16(&c2_2, &other1_2_2);
    px_f32x16 other1_2_3 = {0};
    px_unless_gt_f32x16(&c2_3, &other1_2_3);
    px_f32x16 other1_3_0 = {0};
    px_unless_gt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_3_1 = {0};
    px_unless_gt_f32x16(&c3_1, &other1_3_1);
    px_f32x16 other1_3_2 = {0};
    px_unless_gt_f32x16(&c3_2, &other1_3_2);
    px_f32x16 other1_3_3 = {0};
    px_unless_gt_f32x16(&c3_3, &other1_3_3);
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

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < count0, r1 < 3, r2 < 64, row < 14, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + (r1 - 1) * a_stride1 + r2 * a_stride2]
 *         * b[column + r0 * b_stride0 + (r1 - 1) * b_stride1 + r2 * b_stride2]
 * c[row * c_row + column] = it > 0 ? it : 0
 * In registers: 14 x 2 accumulators, 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_14x32(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long count0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 64;
    const long c_row = 64;
    const long a_stride0 = 3584;
    const long b_stride0 = 6144;
    const long a_stride1 = 64;
    const long b_stride1 = 2048;
    const long count2 = 64;
    const long a_stride2 = 1;
    const long b_stride2 = 32;
    px_f32x16 c0_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c1_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c1_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c2_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c2_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c3_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c3_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c4_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c4_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c5_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c5_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c6_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c6_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c7_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c7_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c8_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c8_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c9_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c9_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c10_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c10_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c11_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c11_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c12_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c12_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c13_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c13_1 = *(const px_f32x16 *)&d0[16];

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

    px_f32x16 other1_0_0 = {0};
    px_unless_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {0};
    px_unless_gt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_1_0 = {0};
    px_unless_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {0};
    px_unless_gt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_2_0 = {0};
    px_unless_gt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_2_1 = {0};
    px_unless_gt_f32x16(&c2_1, &other1_2_1);
    px_f32x16 other1_3_0 = {0};
    px_unless_gt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_3_1 = {0};
    px_unless_gt_f32x16(&c3_1, &other1_3_1);
    px_f32x16 other1_4_0 = {0};
    px_unless_gt_f32x16(&c4_0, &other1_4_0);
    px_f32x16 other1_4_1 = {0};
    px_unless_gt_f32x16(&c4_1, &other1_4_1);
    px_f32x16 other1_5_0 = {0};
    px_unless_gt_f32x16(&c5_0, &other1_5_0);
    px_f32x16 other1_5_1 = {0};
    px_unless_gt_f32x16(&c5_1, &other1_5_1);
    px_f32x16 other1_6_0 = {0};
    px_unless_gt_f32x16(&c6_0, &other1_6_0);
    px_f32x16 other1_6_1 = {0};
    px_unless_gt_f32x16(&c6_1, &other1_6_1);
    px_f32x16 other1_7_0 = {0};
    px_unless_gt_f32x16(&c7_0, &other1_7_0);
    px_f32x16 other1_7_1 = {0};
    px_unless_gt_f32x16(&c7_1, &other1_7_1);
    px_f32x16 other1_8_0 = {0};
    px_unless_gt_f32x16(&c8_0, &other1_8_0);
    px_f32x16 other1_8_1 = {0};
    px_unless_gt_f32x16(&c8_1, &other1_8_1);
    px_f32x16 other1_9_0 = {0};
    px_unless_gt_f32x16(&c9_0, &other1_9_0);
    px_f32x16 other1_9_1 = {0};
    px_unless_gt_f32x16(&c9_1, &other1_9_1);
    px_f32x16 other1_10_0 = {0};
    px_unless_gt_f32x16(&c10_0, &other1_10_0);
    px_f32x16 other1_10_1 = {0};
    px_unless_gt_f32x16(&c10_1, &other1_10_1);
    px_f32x16 other1_11_0 = {0};
    px_unless_gt_f32x16(&c11_0, &other1_11_0);
    px_f32x16 other1_11_1 = {0};
    px_unless_gt_f32x16(&c11_1, &other1_11_1);
    px_f32x16 other1_12_0 = {0};
    px_unless_gt_f32x16(&c12_0, &other1_12_0);
    px_f32x16 other1_12_1 = {0};
    px_unless_gt_f32x16(&c12_1, &other1_12_1);
    px_f32x16 other1_13_0 = {0};
    px_unless_gt_f32x16(&c13_0, &other1_13_0);
    px_f32x16 other1_13_1 = {0};
    px_unless_gt_f32x16(&c13_1, &other1_13_1);
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

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < count0, r1 < 3, r2 < 64, row < 14, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2]
 * c[row * c_row + column] = it > 0 ? it : 0
 * In registers: 14 x 2 accumulators, 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_14x32_2(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long count0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 64;
    const long c_row = 64;
    const long a_stride0 = 3584;
    const long b_stride0 = 6144;
    const long count1 = 3;
    const long a_stride1 = 64;
    const long b_stride1 = 2048;
    const long count2 = 64;
    const long a_stride2 = 1;
    const long b_stride2 = 32;
    px_f32x16 c0_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c1_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c1_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c2_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c2_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c3_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c3_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c4_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c4_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c5_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c5_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c6_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c6_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c7_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c7_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c8_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c8_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c9_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c9_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c10_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c10_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c11_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c11_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c12_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c12_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c13_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c13_1 = *(const px_f32x16 *)&d0[16];

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

    px_f32x16 other1_0_0 = {0};
    px_unless_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {0};
    px_unless_gt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_1_0 = {0};
    px_unless_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {0};
    px_unless_gt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_2_0 = {0};
    px_unless_gt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_2_1 = {0};
    px_unless_gt_f32x16(&c2_1, &other1_2_1);
    px_f32x16 other1_3_0 = {0};
    px_unless_gt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_3_1 = {0};
    px_unless_gt_f32x16(&c3_1, &other1_3_1);
    px_f32x16 other1_4_0 = {0};
    px_unless_gt_f32x16(&c4_0, &other1_4_0);
    px_f32x16 other1_4_1 = {0};
    px_unless_gt_f32x16(&c4_1, &other1_4_1);
    px_f32x16 other1_5_0 = {0};
    px_unless_gt_f32x16(&c5_0, &other1_5_0);
    px_f32x16 other1_5_1 = {0};
    px_unless_gt_f32x16(&c5_1, &other1_5_1);
    px_f32x16 other1_6_0 = {0};
    px_unless_gt_f32x16(&c6_0, &other1_6_0);
    px_f32x16 other1_6_1 = {0};
    px_unless_gt_f32x16(&c6_1, &other1_6_1);
    px_f32x16 other1_7_0 = {0};
    px_unless_gt_f32x16(&c7_0, &other1_7_0);
    px_f32x16 other1_7_1 = {0};
    px_unless_gt_f32x16(&c7_1, &other1_7_1);
    px_f32x16 other1_8_0 = {0};
    px_unless_gt_f32x16(&c8_0, &other1_8_0);
    px_f32x16 other1_8_1 = {0};
    px_unless_gt_f32x16(&c8_1, &other1_8_1);
    px_f32x16 other1_9_0 = {0};
    px_unless_gt_f32x16(&c9_0, &other1_9_0);
    px_f32x16 other1_9_1 = {0};
    px_unless_gt_f32x16(&c9_1, &other1_9_1);
    px_f32x16 other1_10_0 = {0};
    px_unless_gt_f32x16(&c10_0, &other1_10_0);
    px_f32x16 other1_10_1 = {0};
    px_unless_gt_f32x16(&c10_1, &other1_10_1);
    px_f32x16 other1_11_0 = {0};
    px_unless_gt_f32x16(&c11_0, &other1_11_0);
    px_f32x16 other1_11_1 = {0};
    px_unless_gt_f32x16(&c11_1, &other1_11_1);
    px_f32x16 other1_12_0 = {0};
    px_unless_gt_f32x16(&c12_0, &other1_12_0);
    px_f32x16 other1_12_1 = {0};
    px_unless_gt_f32x16(&c12_1, &other1_12_1);
    px_f32x16 other1_13_0 = {0};
    px_unless_gt_f32x16(&c13_0, &other1_13_0);
    px_f32x16 other1_13_1 = {0};
    px_unless_gt_f32x16(&c13_1, &other1_13_1);
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

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < count0, r1 < 3, r2 < 64, row < 14, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2]
 * c[row * c_row + column] = it > 0 ? it : 0
 * In registers: 14 x 2 accumulators, 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_14x32_3(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long count0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 64;
    const long c_row = 64;
    const long a_stride0 = 3584;
    const long b_stride0 = 6144;
    const long a_stride1 = 64;
    const long b_stride1 = 2048;
    const long count2 = 64;
    const long a_stride2 = 1;
    const long b_stride2 = 32;
    px_f32x16 c0_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c1_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c1_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c2_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c2_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c3_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c3_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c4_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c4_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c5_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c5_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c6_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c6_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c7_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c7_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c8_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c8_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c9_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c9_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c10_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c10_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c11_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c11_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c12_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c12_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c13_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c13_1 = *(const px_f32x16 *)&d0[16];

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

    px_f32x16 other1_0_0 = {0};
    px_unless_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {0};
    px_unless_gt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_1_0 = {0};
    px_unless_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {0};
    px_unless_gt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_2_0 = {0};
    px_unless_gt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_2_1 = {0};
    px_unless_gt_f32x16(&c2_1, &other1_2_1);
    px_f32x16 other1_3_0 = {0};
    px_unless_gt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_3_1 = {0};
    px_unless_gt_f32x16(&c3_1, &other1_3_1);
    px_f32x16 other1_4_0 = {0};
    px_unless_gt_f32x16(&c4_0, &other1_4_0);
    px_f32x16 other1_4_1 = {0};
    px_unless_gt_f32x16(&c4_1, &other1_4_1);
    px_f32x16 other1_5_0 = {0};
    px_unless_gt_f32x16(&c5_0, &other1_5_0);
    px_f32x16 other1_5_1 = {0};
    px_unless_gt_f32x16(&c5_1, &other1_5_1);
    px_f32x16 other1_6_0 = {0};
    px_unless_gt_f32x16(&c6_0, &other1_6_0);
    px_f32x16 other1_6_1 = {0};
    px_unless_gt_f32x16(&c6_1, &other1_6_1);
    px_f32x16 other1_7_0 = {0};
    px_unless_gt_f32x16(&c7_0, &other1_7_0);
    px_f32x16 other1_7_1 = {0};
    px_unless_gt_f32x16(&c7_1, &other1_7_1);
    px_f32x16 other1_8_0 = {0};
    px_unless_gt_f32x16(&c8_0, &other1_8_0);
    px_f32x16 other1_8_1 = {0};
    px_unless_gt_f32x16(&c8_1, &other1_8_1);
    px_f32x16 other1_9_0 = {0};
    px_unless_gt_f32x16(&c9_0, &other1_9_0);
    px_f32x16 other1_9_1 = {0};
    px_unless_gt_f32x16(&c9_1, &other1_9_1);
    px_f32x16 other1_10_0 = {0};
    px_unless_gt_f32x16(&c10_0, &other1_10_0);
    px_f32x16 other1_10_1 = {0};
    px_unless_gt_f32x16(&c10_1, &other1_10_1);
    px_f32x16 other1_11_0 = {0};
    px_unless_gt_f32x16(&c11_0, &other1_11_0);
    px_f32x16 other1_11_1 = {0};
    px_unless_gt_f32x16(&c11_1, &other1_11_1);
    px_f32x16 other1_12_0 = {0};
    px_unless_gt_f32x16(&c12_0, &other1_12_0);
    px_f32x16 other1_12_1 = {0};
    px_unless_gt_f32x16(&c12_1, &other1_12_1);
    px_f32x16 other1_13_0 = {0};
    px_unless_gt_f32x16(&c13_0, &other1_13_0);
    px_f32x16 other1_13_1 = {0};
    px_unless_gt_f32x16(&c13_1, &other1_13_1);
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

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < 64, row < 4, column < 96:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] += d1[row * d1_row + column]
 * c[row * c_row + column] = it > 0 ? it : 0
 * In registers: 4 x 6 accumulators, 16 + 16 + 16 + 16 + 16 + 16 columns of float. */
static void px_kernel_4x96(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, const float *restrict d1)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 200704;
    const long c_row = 802816;
    const long d1_row = 802816;
    const long count0 = 64;
    const long a_stride0 = 1;
    const long b_stride0 = 256;
    px_f32x16 c0_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c0_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c0_4 = *(const px_f32x16 *)&d0[64];
    px_f32x16 c0_5 = *(const px_f32x16 *)&d0[80];
    px_f32x16 c1_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c1_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c1_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c1_4 = *(const px_f32x16 *)&d0[64];
    px_f32x16 c1_5 = *(const px_f32x16 *)&d0[80];
    px_f32x16 c2_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c2_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c2_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c2_4 = *(const px_f32x16 *)&d0[64];
    px_f32x16 c2_5 = *(const px_f32x16 *)&d0[80];
    px_f32x16 c3_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c3_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c3_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c3_4 = *(const px_f32x16 *)&d0[64];
    px_f32x16 c3_5 = *(const px_f32x16 *)&d0[80];

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

    c0_0 += *(const px_f32x16 *)&d1[0];
    c0_1 += *(const px_f32x16 *)&d1[16];
    c0_2 += *(const px_f32x16 *)&d1[32];
    c0_3 += *(const px_f32x16 *)&d1[48];
    c0_4 += *(const px_f32x16 *)&d1[64];
    c0_5 += *(const px_f32x16 *)&d1[80];
    c1_0 += *(const px_f32x16 *)&d1[d1_row];
    c1_1 += *(const px_f32x16 *)&d1[d1_row + 16];
    c1_2 += *(const px_f32x16 *)&d1[d1_row + 32];
    c1_3 += *(const px_f32x16 *)&d1[d1_row + 48];
    c1_4 += *(const px_f32x16 *)&d1[d1_row + 64];
    c1_5 += *(const px_f32x16 *)&d1[d1_row + 80];
    c2_0 += *(const px_f32x16 *)&d1[2 * d1_row];
    c2_1 += *(const px_f32x16 *)&d1[2 * d1_row + 16];
    c2_2 += *(const px_f32x16 *)&d1[2 * d1_row + 32];
    c2_3 += *(const px_f32x16 *)&d1[2 * d1_row + 48];
    c2_4 += *(const px_f32x16 *)&d1[2 * d1_row + 64];
    c2_5 += *(const px_f32x16 *)&d1[2 * d1_row + 80];
    c3_0 += *(const px_f32x16 *)&d1[3 * d1_row];
    c3_1 += *(const px_f32x16 *)&d1[3 * d1_row + 16];
    c3_2 += *(const px_f32x16 *)&d1[3 * d1_row + 32];
    c3_3 += *(const px_f32x16 *)&d1[3 * d1_row + 48];
    c3_4 += *(const px_f32x16 *)&d1[3 * d1_row + 64];
    c3_5 += *(const px_f32x16 *)&d1[3 * d1_row + 80];
    px_f32x16 other2_0_0 = {0};
    px_unless_gt_f32x16(&c0_0, &other2_0_0);
    px_f32x16 other2_0_1 = {0};
    px_unless_gt_f32x16(&c0_1, &other2_0_1);
    px_f32x16 other2_0_2 = {0};
    px_unless_gt_f32x16(&c0_2, &other2_0_2);
    px_f32x16 other2_0_3 = {0};
    px_unless_gt_f32x16(&c0_3, &other2_0_3);
    px_f32x16 other2_0_4 = {0};
    px_unless_gt_f32x16(&c0_4, &other2_0_4);
    px_f32x16 other2_0_5 = {0};
    px_unless_gt_f32x16(&c0_5, &other2_0_5);
    px_f32x16 other2_1_0 = {0};
    px_unless_gt_f32x16(&c1_0, &other2_1_0);
    px_f32x16 other2_1_1 = {0};
    px_unless_gt_f32x16(&c1_1, &other2_1_1);
    px_f32x16 other2_1_2 = {0};
    px_unless_gt_f32x16(&c1_2, &other2_1_2);
    px_f32x16 other2_1_3 = {0};
    px_unless_gt_f32x16(&c1_3, &other2_1_3);
    px_f32x16 other2_1_4 = {0};
    px_unless_gt_f32x16(&c1_4, &other2_1_4);
    px_f32x16 other2_1_5 = {0};
    px_unless_gt_f32x16(&c1_5, &other2_1_5);
    px_f32x16 other2_2_0 = {0};
    px_unless_gt_f32x16(&c2_0, &other2_2_0);
    px_f32x16 other2_2_1 = {0};
    px_unless_gt_f32x16(&c2_1, &other2_2_1);
    px_f32x16 other2_2_2 = {0};
    px_unless_gt_f32x16(&c2_2, &other2_2_2);
    px_f32x16 other2_2_3 = {0};
    px_unless_gt_f32x16(&c2_3, &other2_2_3);
    px_f32x16 other2_2_4 = {0};
    px_unless_gt_f32x16(&c2_4, &other2_2_4);
    px_f32x16 other2_2_5 = {0};
    px_unless_gt_f32x16(&c2_5, &other2_2_5);
    px_f32x16 other2_3_0 = {0};
    px_unless_gt_f32x16(&c3_0, &other2_3_0);
    px_f32x16 other2_3_1 = {0};
    px_unless_gt_f32x16(&c3_1, &other2_3_1);
    px_f32x16 other2_3_2 = {0};
    px_unless_gt_f32x16(&c3_2, &other2_3_2);
    px_f32x16 other2_3_3 = {0};
    px_unless_gt_f32x16(&c3_3, &other2_3_3);
    px_f32x16 other2_3_4 = {0};
    px_unless_gt_f32x16(&c3_4, &other2_3_4);
    px_f32x16 other2_3_5 = {0};
    px_unless_gt_f32x16(&c3_5, &other2_3_5);
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

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < 64, row < 4, column < 64:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] += d1[row * d1_row + column]
 * c[row * c_row + column] = it > 0 ? it : 0
 * In registers: 4 x 4 accumulators, 16 + 16 + 16 + 16 columns of float. */
static void px_kernel_4x64_2(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, const float *restrict d1)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 200704;
    const long c_row = 802816;
    const long d1_row = 802816;
    const long count0 = 64;
    const long a_stride0 = 1;
    const long b_stride0 = 256;
    px_f32x16 c0_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c0_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c1_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c1_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c1_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c2_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c2_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c2_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c3_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c3_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c3_3 = *(const px_f32x16 *)&d0[48];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
        const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
        const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
        const px_f32x16 b3 = *(const volatile px_f32x16 *)&bt[48];
        const float a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3;
        const float a1 = at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2; c1_3 += a1 * b3;
        const float a2 = at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2; c2_3 += a2 * b3;
        const float a3 = at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2; c3_3 += a3 * b3;
    }

    c0_0 += *(const px_f32x16 *)&d1[0];
    c0_1 += *(const px_f32x16 *)&d1[16];
    c0_2 += *(const px_f32x16 *)&d1[32];
    c0_3 += *(const px_f32x16 *)&d1[48];
    c1_0 += *(const px_f32x16 *)&d1[d1_row];
    c1_1 += *(const px_f32x16 *)&d1[d1_row + 16];
    c1_2 += *(const px_f32x16 *)&d1[d1_row + 32];
    c1_3 += *(const px_f32x16 *)&d1[d1_row + 48];
    c2_0 += *(const px_f32x16 *)&d1[2 * d1_row];
    c2_1 += *(const px_f32x16 *)&d1[2 * d1_row + 16];
    c2_2 += *(const px_f32x16 *)&d1[2 * d1_row + 32];
    c2_3 += *(const px_f32x16 *)&d1[2 * d1_row + 48];
    c3_0 += *(const px_f32x16 *)&d1[3 * d1_row];
    c3_1 += *(const px_f32x16 *)&d1[3 * d1_row + 16];
    c3_2 += *(const px_f32x16 *)&d1[3 * d1_row + 32];
    c3_3 += *(const px_f32x16 *)&d1[3 * d1_row + 48];
    px_f32x16 other2_0_0 = {0};
    px_unless_gt_f32x16(&c0_0, &other2_0_0);
    px_f32x16 other2_0_1 = {0};
    px_unless_gt_f32x16(&c0_1, &other2_0_1);
    px_f32x16 other2_0_2 = {0};
    px_unless_gt_f32x16(&c0_2, &other2_0_2);
    px_f32x16 other2_0_3 = {0};
    px_unless_gt_f32x16(&c0_3, &other2_0_3);
    px_f32x16 other2_1_0 = {0};
    px_unless_gt_f32x16(&c1_0, &other2_1_0);
    px_f32x16 other2_1_1 = {0};
    px_unless_gt_f32x16(&c1_1, &other2_1_1);
    px_f32x16 other2_1_2 = {0};
    px_unless_gt_f32x16(&c1_2, &other2_1_2);
    px_f32x16 other2_1_3 = {0};
    px_unless_gt_f32x16(&c1_3, &other2_1_3);
    px_f32x16 other2_2_0 = {0};
    px_unless_gt_f32x16(&c2_0, &other2_2_0);
    px_f32x16 other2_2_1 = {0};
    px_unless_gt_f32x16(&c2_1, &other2_2_1);
    px_f32x16 other2_2_2 = {0};
    px_unless_gt_f32x16(&c2_2, &other2_2_2);
    px_f32x16 other2_2_3 = {0};
    px_unless_gt_f32x16(&c2_3, &other2_2_3);
    px_f32x16 other2_3_0 = {0};
    px_unless_gt_f32x16(&c3_0, &other2_3_0);
    px_f32x16 other2_3_1 = {0};
    px_unless_gt_f32x16(&c3_1, &other2_3_1);
    px_f32x16 other2_3_2 = {0};
    px_unless_gt_f32x16(&c3_2, &other2_3_2);
    px_f32x16 other2_3_3 = {0};
    px_unless_gt_f32x16(&c3_3, &other2_3_3);
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

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < count0, row < 4, column < 96:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] = it > 0 ? it : 0
 * In registers: 4 x 6 accumulators, 16 + 16 + 16 + 16 + 16 + 16 columns of float. */
static void px_kernel_4x96_2(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    px_f32x16 c0_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c0_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c0_4 = *(const px_f32x16 *)&d0[64];
    px_f32x16 c0_5 = *(const px_f32x16 *)&d0[80];
    px_f32x16 c1_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c1_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c1_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c1_4 = *(const px_f32x16 *)&d0[64];
    px_f32x16 c1_5 = *(const px_f32x16 *)&d0[80];
    px_f32x16 c2_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c2_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c2_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c2_4 = *(const px_f32x16 *)&d0[64];
    px_f32x16 c2_5 = *(const px_f32x16 *)&d0[80];
    px_f32x16 c3_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c3_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c3_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c3_4 = *(const px_f32x16 *)&d0[64];
    px_f32x16 c3_5 = *(const px_f32x16 *)&d0[80];

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
    px_unless_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {0};
    px_unless_gt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_0_2 = {0};
    px_unless_gt_f32x16(&c0_2, &other1_0_2);
    px_f32x16 other1_0_3 = {0};
    px_unless_gt_f32x16(&c0_3, &other1_0_3);
    px_f32x16 other1_0_4 = {0};
    px_unless_gt_f32x16(&c0_4, &other1_0_4);
    px_f32x16 other1_0_5 = {0};
    px_unless_gt_f32x16(&c0_5, &other1_0_5);
    px_f32x16 other1_1_0 = {0};
    px_unless_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {0};
    px_unless_gt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_1_2 = {0};
    px_unless_gt_f32x16(&c1_2, &other1_1_2);
    px_f32x16 other1_1_3 = {0};
    px_unless_gt_f32x16(&c1_3, &other1_1_3);
    px_f32x16 other1_1_4 = {0};
    px_unless_gt_f32x16(&c1_4, &other1_1_4);
    px_f32x16 other1_1_5 = {0};
    px_unless_gt_f32x16(&c1_5, &other1_1_5);
    px_f32x16 other1_2_0 = {0};
    px_unless_gt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_2_1 = {0};
    px_unless_gt_f32x16(&c2_1, &other1_2_1);
    px_f32x16 other1_2_2 = {0};
    px_unless_gt_f32x16(&c2_2, &other1_2_2);
    px_f32x16 other1_2_3 = {0};
    px_unless_gt_f32x16(&c2_3, &other1_2_3);
    px_f32x16 other1_2_4 = {0};
    px_unless_gt_f32x16(&c2_4, &other1_2_4);
    px_f32x16 other1_2_5 = {0};
    px_unless_gt_f32x16(&c2_5, &other1_2_5);
    px_f32x16 other1_3_0 = {0};
    px_unless_gt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_3_1 = {0};
    px_unless_gt_f32x16(&c3_1, &other1_3_1);
    px_f32x16 other1_3_2 = {0};
    px_unless_gt_f32x16(&c3_2, &other1_3_2);
    px_f32x16 other1_3_3 = {0};
    px_unless_gt_f32x16(&c3_3, &other1_3_3);
    px_f32x16 other1_3_4 = {0};
    px_unless_gt_f32x16(&c3_4, &other1_3_4);
    px_f32x16 other1_3_5 = {0};
    px_unless_gt_f32x16(&c3_5, &other1_3_5);
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

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < count0, row < rows <= 2, column < 96:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] = it > 0 ? it : 0
 * In registers: 2 x 6 accumulators, 16 + 16 + 16 + 16 + 16 + 16 columns of float. */
static void px_edge_2x96(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long rows, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    if (rows < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    px_f32x16 c0_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c0_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c0_4 = *(const px_f32x16 *)&d0[64];
    px_f32x16 c0_5 = *(const px_f32x16 *)&d0[80];
    px_f32x16 c1_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c1_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c1_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c1_4 = *(const px_f32x16 *)&d0[64];
    px_f32x16 c1_5 = *(const px_f32x16 *)&d0[80];

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
    px_unless_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {0};
    px_unless_gt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_0_2 = {0};
    px_unless_gt_f32x16(&c0_2, &other1_0_2);
    px_f32x16 other1_0_3 = {0};
    px_unless_gt_f32x16(&c0_3, &other1_0_3);
    px_f32x16 other1_0_4 = {0};
    px_unless_gt_f32x16(&c0_4, &other1_0_4);
    px_f32x16 other1_0_5 = {0};
    px_unless_gt_f32x16(&c0_5, &other1_0_5);
    px_f32x16 other1_1_0 = {0};
    px_unless_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {0};
    px_unless_gt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_1_2 = {0};
    px_unless_gt_f32x16(&c1_2, &other1_1_2);
    px_f32x16 other1_1_3 = {0};
    px_unless_gt_f32x16(&c1_3, &other1_1_3);
    px_f32x16 other1_1_4 = {0};
    px_unless_gt_f32x16(&c1_4, &other1_1_4);
    px_f32x16 other1_1_5 = {0};
    px_unless_gt_f32x16(&c1_5, &other1_1_5);
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

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < count0, row < 8, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] = it > 0 ? it : 0
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
    px_unless_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_1_0 = {0};
    px_unless_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_2_0 = {0};
    px_unless_gt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_3_0 = {0};
    px_unless_gt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_4_0 = {0};
    px_unless_gt_f32x16(&c4_0, &other1_4_0);
    px_f32x16 other1_5_0 = {0};
    px_unless_gt_f32x16(&c5_0, &other1_5_0);
    px_f32x16 other1_6_0 = {0};
    px_unless_gt_f32x16(&c6_0, &other1_6_0);
    px_f32x16 other1_7_0 = {0};
    px_unless_gt_f32x16(&c7_0, &other1_7_0);
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
 * c[row * c_row + column] = it > 0 ? it : 0
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
    px_unless_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_1_0 = {0};
    px_unless_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_2_0 = {0};
    px_unless_gt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_3_0 = {0};
    px_unless_gt_f32x16(&c3_0, &other1_3_0);
    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row1], &c1_0, columns);
    px_store_f32x16(&c[c_row2], &c2_0, columns);
    px_store_f32x16(&c[c_row3], &c3_0, columns);
}

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < count0, r1 < count1, r2 < count2, row < 4, column < 96:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2]
 * c[row * c_row + column] = it > 0 ? it : 0
 * In registers: 4 x 6 accumulators, 16 + 16 + 16 + 16 + 16 + 16 columns of float. */
static void px_kernel_4x96_3(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long a_row, long c_row, long count0, long a_stride0, long b_stride0, long count1, long a_stride1, long b_stride1, long count2, long b_stride2)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride2 = 1;
    px_f32x16 c0_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c0_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c0_4 = *(const px_f32x16 *)&d0[64];
    px_f32x16 c0_5 = *(const px_f32x16 *)&d0[80];
    px_f32x16 c1_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c1_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c1_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c1_4 = *(const px_f32x16 *)&d0[64];
    px_f32x16 c1_5 = *(const px_f32x16 *)&d0[80];
    px_f32x16 c2_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c2_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c2_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c2_4 = *(const px_f32x16 *)&d0[64];
    px_f32x16 c2_5 = *(const px_f32x16 *)&d0[80];
    px_f32x16 c3_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c3_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c3_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c3_4 = *(const px_f32x16 *)&d0[64];
    px_f32x16 c3_5 = *(const px_f32x16 *)&d0[80];

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

    px_f32x16 other1_0_0 = {0};
    px_unless_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {0};
    px_unless_gt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_0_2 = {0};
    px_unless_gt_f32x16(&c0_2, &other1_0_2);
    px_f32x16 other1_0_3 = {0};
    px_unless_gt_f32x16(&c0_3, &other1_0_3);
    px_f32x16 other1_0_4 = {0};
    px_unless_gt_f32x16(&c0_4, &other1_0_4);
    px_f32x16 other1_0_5 = {0};
    px_unless_gt_f32x16(&c0_5, &other1_0_5);
    px_f32x16 other1_1_0 = {0};
    px_unless_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {0};
    px_unless_gt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_1_2 = {0};
    px_unless_gt_f32x16(&c1_2, &other1_1_2);
    px_f32x16 other1_1_3 = {0};
    px_unless_gt_f32x16(&c1_3, &other1_1_3);
    px_f32x16 other1_1_4 = {0};
    px_unless_gt_f32x16(&c1_4, &other1_1_4);
    px_f32x16 other1_1_5 = {0};
    px_unless_gt_f32x16(&c1_5, &other1_1_5);
    px_f32x16 other1_2_0 = {0};
    px_unless_gt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_2_1 = {0};
    px_unless_gt_f32x16(&c2_1, &other1_2_1);
    px_f32x16 other1_2_2 = {0};
    px_unless_gt_f32x16(&c2_2, &other1_2_2);
    px_f32x16 other1_2_3 = {0};
    px_unless_gt_f32x16(&c2_3, &other1_2_3);
    px_f32x16 other1_2_4 = {0};
    px_unless_gt_f32x16(&c2_4, &other1_2_4);
    px_f32x16 other1_2_5 = {0};
    px_unless_gt_f32x16(&c2_5, &other1_2_5);
    px_f32x16 other1_3_0 = {0};
    px_unless_gt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_3_1 = {0};
    px_unless_gt_f32x16(&c3_1, &other1_3_1);
    px_f32x16 other1_3_2 = {0};
    px_unless_gt_f32x16(&c3_2, &other1_3_2);
    px_f32x16 other1_3_3 = {0};
    px_unless_gt_f32x16(&c3_3, &other1_3_3);
    px_f32x16 other1_3_4 = {0};
    px_unless_gt_f32x16(&c3_4, &other1_3_4);
    px_f32x16 other1_3_5 = {0};
    px_unless_gt_f32x16(&c3_5, &other1_3_5);
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

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < count0, r1 < count1, r2 < count2, row < rows <= 2, column < 96:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2]
 * c[row * c_row + column] = it > 0 ? it : 0
 * In registers: 2 x 6 accumulators, 16 + 16 + 16 + 16 + 16 + 16 columns of float. */
static void px_edge_2x96_2(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long rows, long a_row, long c_row, long count0, long a_stride0, long b_stride0, long count1, long a_stride1, long b_stride1, long count2, long b_stride2)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride2 = 1;
    if (rows < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    px_f32x16 c0_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c0_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c0_4 = *(const px_f32x16 *)&d0[64];
    px_f32x16 c0_5 = *(const px_f32x16 *)&d0[80];
    px_f32x16 c1_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c1_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c1_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c1_4 = *(const px_f32x16 *)&d0[64];
    px_f32x16 c1_5 = *(const px_f32x16 *)&d0[80];

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

    px_f32x16 other1_0_0 = {0};
    px_unless_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_0_1 = {0};
    px_unless_gt_f32x16(&c0_1, &other1_0_1);
    px_f32x16 other1_0_2 = {0};
    px_unless_gt_f32x16(&c0_2, &other1_0_2);
    px_f32x16 other1_0_3 = {0};
    px_unless_gt_f32x16(&c0_3, &other1_0_3);
    px_f32x16 other1_0_4 = {0};
    px_unless_gt_f32x16(&c0_4, &other1_0_4);
    px_f32x16 other1_0_5 = {0};
    px_unless_gt_f32x16(&c0_5, &other1_0_5);
    px_f32x16 other1_1_0 = {0};
    px_unless_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_1_1 = {0};
    px_unless_gt_f32x16(&c1_1, &other1_1_1);
    px_f32x16 other1_1_2 = {0};
    px_unless_gt_f32x16(&c1_2, &other1_1_2);
    px_f32x16 other1_1_3 = {0};
    px_unless_gt_f32x16(&c1_3, &other1_1_3);
    px_f32x16 other1_1_4 = {0};
    px_unless_gt_f32x16(&c1_4, &other1_1_4);
    px_f32x16 other1_1_5 = {0};
    px_unless_gt_f32x16(&c1_5, &other1_1_5);
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

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < count0, r1 < count1, r2 < count2, row < 8, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2]
 * c[row * c_row + column] = it > 0 ? it : 0
 * In registers: 8 x 1 accumulators, 16 columns of float. */
static void px_edge_8x16_2(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long columns, long a_row, long c_row, long count0, long a_stride0, long b_stride0, long count1, long a_stride1, long b_stride1, long count2, long b_stride2)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride2 = 1;
    if (columns < 1) return;
    px_f32x16 c0_0; px_load_f32x16(&c0_0, &d0[0], columns);
    px_f32x16 c1_0; px_load_f32x16(&c1_0, &d0[0], columns);
    px_f32x16 c2_0; px_load_f32x16(&c2_0, &d0[0], columns);
    px_f32x16 c3_0; px_load_f32x16(&c3_0, &d0[0], columns);
    px_f32x16 c4_0; px_load_f32x16(&c4_0, &d0[0], columns);
    px_f32x16 c5_0; px_load_f32x16(&c5_0, &d0[0], columns);
    px_f32x16 c6_0; px_load_f32x16(&c6_0, &d0[0], columns);
    px_f32x16 c7_0; px_load_f32x16(&c7_0, &d0[0], columns);

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

    px_f32x16 other1_0_0 = {0};
    px_unless_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_1_0 = {0};
    px_unless_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_2_0 = {0};
    px_unless_gt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_3_0 = {0};
    px_unless_gt_f32x16(&c3_0, &other1_3_0);
    px_f32x16 other1_4_0 = {0};
    px_unless_gt_f32x16(&c4_0, &other1_4_0);
    px_f32x16 other1_5_0 = {0};
    px_unless_gt_f32x16(&c5_0, &other1_5_0);
    px_f32x16 other1_6_0 = {0};
    px_unless_gt_f32x16(&c6_0, &other1_6_0);
    px_f32x16 other1_7_0 = {0};
    px_unless_gt_f32x16(&c7_0, &other1_7_0);
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
 * for r0 < count0, r1 < count1, r2 < count2, row < rows <= 4, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2]
 * c[row * c_row + column] = it > 0 ? it : 0
 * In registers: 4 x 1 accumulators, 16 columns of float. */
static void px_edge_4x16_2(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long rows, long columns, long a_row, long c_row, long count0, long a_stride0, long b_stride0, long count1, long a_stride1, long b_stride1, long count2, long b_stride2)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride2 = 1;
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

    px_f32x16 other1_0_0 = {0};
    px_unless_gt_f32x16(&c0_0, &other1_0_0);
    px_f32x16 other1_1_0 = {0};
    px_unless_gt_f32x16(&c1_0, &other1_1_0);
    px_f32x16 other1_2_0 = {0};
    px_unless_gt_f32x16(&c2_0, &other1_2_0);
    px_f32x16 other1_3_0 = {0};
    px_unless_gt_f32x16(&c3_0, &other1_3_0);
    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row1], &c1_0, columns);
    px_store_f32x16(&c[c_row2], &c2_0, columns);
    px_store_f32x16(&c[c_row3], &c3_0, columns);
}

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < count0, row < 4, column < 96:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] += d1[row * d1_row + column]
 * c[row * c_row + column] = it > 0 ? it : 0
 * In registers: 4 x 6 accumulators, 16 + 16 + 16 + 16 + 16 + 16 columns of float. */
static void px_kernel_4x96_4(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, const float *restrict d1, long a_row, long c_row, long d1_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    px_f32x16 c0_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c0_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c0_4 = *(const px_f32x16 *)&d0[64];
    px_f32x16 c0_5 = *(const px_f32x16 *)&d0[80];
    px_f32x16 c1_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c1_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c1_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c1_4 = *(const px_f32x16 *)&d0[64];
    px_f32x16 c1_5 = *(const px_f32x16 *)&d0[80];
    px_f32x16 c2_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c2_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c2_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c2_4 = *(const px_f32x16 *)&d0[64];
    px_f32x16 c2_5 = *(const px_f32x16 *)&d0[80];
    px_f32x16 c3_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c3_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c3_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c3_4 = *(const px_f32x16 *)&d0[64];
    px_f32x16 c3_5 = *(const px_f32x16 *)&d0[80];

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

    c0_0 += *(const px_f32x16 *)&d1[0];
    c0_1 += *(const px_f32x16 *)&d1[16];
    c0_2 += *(const px_f32x16 *)&d1[32];
    c0_3 += *(const px_f32x16 *)&d1[48];
    c0_4 += *(const px_f32x16 *)&d1[64];
    c0_5 += *(const px_f32x16 *)&d1[80];
    c1_0 += *(const px_f32x16 *)&d1[d1_row];
    c1_1 += *(const px_f32x16 *)&d1[d1_row + 16];
    c1_2 += *(const px_f32x16 *)&d1[d1_row + 32];
    c1_3 += *(const px_f32x16 *)&d1[d1_row + 48];
    c1_4 += *(const px_f32x16 *)&d1[d1_row + 64];
    c1_5 += *(const px_f32x16 *)&d1[d1_row + 80];
    c2_0 += *(const px_f32x16 *)&d1[2 * d1_row];
    c2_1 += *(const px_f32x16 *)&d1[2 * d1_row + 16];
    c2_2 += *(const px_f32x16 *)&d1[2 * d1_row + 32];
    c2_3 += *(const px_f32x16 *)&d1[2 * d1_row + 48];
    c2_4 += *(const px_f32x16 *)&d1[2 * d1_row + 64];
    c2_5 += *(const px_f32x16 *)&d1[2 * d1_row + 80];
    c3_0 += *(const px_f32x16 *)&d1[3 * d1_row];
    c3_1 += *(const px_f32x16 *)&d1[3 * d1_row + 16];
    c3_2 += *(const px_f32x16 *)&d1[3 * d1_row + 32];
    c3_3 += *(const px_f32x16 *)&d1[3 * d1_row + 48];
    c3_4 += *(const px_f32x16 *)&d1[3 * d1_row + 64];
    c3_5 += *(const px_f32x16 *)&d1[3 * d1_row + 80];
    px_f32x16 other2_0_0 = {0};
    px_unless_gt_f32x16(&c0_0, &other2_0_0);
    px_f32x16 other2_0_1 = {0};
    px_unless_gt_f32x16(&c0_1, &other2_0_1);
    px_f32x16 other2_0_2 = {0};
    px_unless_gt_f32x16(&c0_2, &other2_0_2);
    px_f32x16 other2_0_3 = {0};
    px_unless_gt_f32x16(&c0_3, &other2_0_3);
    px_f32x16 other2_0_4 = {0};
    px_unless_gt_f32x16(&c0_4, &other2_0_4);
    px_f32x16 other2_0_5 = {0};
    px_unless_gt_f32x16(&c0_5, &other2_0_5);
    px_f32x16 other2_1_0 = {0};
    px_unless_gt_f32x16(&c1_0, &other2_1_0);
    px_f32x16 other2_1_1 = {0};
    px_unless_gt_f32x16(&c1_1, &other2_1_1);
    px_f32x16 other2_1_2 = {0};
    px_unless_gt_f32x16(&c1_2, &other2_1_2);
    px_f32x16 other2_1_3 = {0};
    px_unless_gt_f32x16(&c1_3, &other2_1_3);
    px_f32x16 other2_1_4 = {0};
    px_unless_gt_f32x16(&c1_4, &other2_1_4);
    px_f32x16 other2_1_5 = {0};
    px_unless_gt_f32x16(&c1_5, &other2_1_5);
    px_f32x16 other2_2_0 = {0};
    px_unless_gt_f32x16(&c2_0, &other2_2_0);
    px_f32x16 other2_2_1 = {0};
    px_unless_gt_f32x16(&c2_1, &other2_2_1);
    px_f32x16 other2_2_2 = {0};
    px_unless_gt_f32x16(&c2_2, &other2_2_2);
    px_f32x16 other2_2_3 = {0};
    px_unless_gt_f32x16(&c2_3, &other2_2_3);
    px_f32x16 other2_2_4 = {0};
    px_unless_gt_f32x16(&c2_4, &other2_2_4);
    px_f32x16 other2_2_5 = {0};
    px_unless_gt_f32x16(&c2_5, &other2_2_5);
    px_f32x16 other2_3_0 = {0};
    px_unless_gt_f32x16(&c3_0, &other2_3_0);
    px_f32x16 other2_3_1 = {0};
    px_unless_gt_f32x16(&c3_1, &other2_3_1);
    px_f32x16 other2_3_2 = {0};
    px_unless_gt_f32x16(&c3_2, &other2_3_2);
    px_f32x16 other2_3_3 = {0};
    px_unless_gt_f32x16(&c3_3, &other2_3_3);
    px_f32x16 other2_3_4 = {0};
    px_unless_gt_f32x16(&c3_4, &other2_3_4);
    px_f32x16 other2_3_5 = {0};
    px_unless_gt_f32x16(&c3_5, &other2_3_5);
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

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < count0, row < rows <= 2, column < 96:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] += d1[row * d1_row + column]
 * c[row * c_row + column] = it > 0 ? it : 0
 * In registers: 2 x 6 accumulators, 16 + 16 + 16 + 16 + 16 + 16 columns of float. */
static void px_edge_2x96_3(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, const float *restrict d1, long rows, long a_row, long c_row, long d1_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    if (rows < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    const long d1_row1 = rows > 1 ? d1_row : 0;
    px_f32x16 c0_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c0_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c0_4 = *(const px_f32x16 *)&d0[64];
    px_f32x16 c0_5 = *(const px_f32x16 *)&d0[80];
    px_f32x16 c1_0 = *(const px_f32x16 *)&d0[0];
    px_f32x16 c1_1 = *(const px_f32x16 *)&d0[16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&d0[32];
    px_f32x16 c1_3 = *(const px_f32x16 *)&d0[48];
    px_f32x16 c1_4 = *(const px_f32x16 *)&d0[64];
    px_f32x16 c1_5 = *(const px_f32x16 *)&d0[80];

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

    c0_0 += *(const px_f32x16 *)&d1[0];
    c0_1 += *(const px_f32x16 *)&d1[16];
    c0_2 += *(const px_f32x16 *)&d1[32];
    c0_3 += *(const px_f32x16 *)&d1[48];
    c0_4 += *(const px_f32x16 *)&d1[64];
    c0_5 += *(const px_f32x16 *)&d1[80];
    c1_0 += *(const px_f32x16 *)&d1[d1_row1];
    c1_1 += *(const px_f32x16 *)&d1[d1_row1 + 16];
    c1_2 += *(const px_f32x16 *)&d1[d1_row1 + 32];
    c1_3 += *(const px_f32x16 *)&d1[d1_row1 + 48];
    c1_4 += *(const px_f32x16 *)&d1[d1_row1 + 64];
    c1_5 += *(const px_f32x16 *)&d1[d1_row1 + 80];
    px_f32x16 other2_0_0 = {0};
    px_unless_gt_f32x16(&c0_0, &other2_0_0);
    px_f32x16 other2_0_1 = {0};
    px_unless_gt_f32x16(&c0_1, &other2_0_1);
    px_f32x16 other2_0_2 = {0};
    px_unless_gt_f32x16(&c0_2, &other2_0_2);
    px_f32x16 other2_0_3 = {0};
    px_unless_gt_f32x16(&c0_3, &other2_0_3);
    px_f32x16 other2_0_4 = {0};
    px_unless_gt_f32x16(&c0_4, &other2_0_4);
    px_f32x16 other2_0_5 = {0};
    px_unless_gt_f32x16(&c0_5, &other2_0_5);
    px_f32x16 other2_1_0 = {0};
    px_unless_gt_f32x16(&c1_0, &other2_1_0);
    px_f32x16 other2_1_1 = {0};
    px_unless_gt_f32x16(&c1_1, &other2_1_1);
    px_f32x16 other2_1_2 = {0};
    px_unless_gt_f32x16(&c1_2, &other2_1_2);
    px_f32x16 other2_1_3 = {0};
    px_unless_gt_f32x16(&c1_3, &other2_1_3);
    px_f32x16 other2_1_4 = {0};
    px_unless_gt_f32x16(&c1_4, &other2_1_4);
    px_f32x16 other2_1_5 = {0};
    px_unless_gt_f32x16(&c1_5, &other2_1_5);
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

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < count0, row < 8, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] += d1[row * d1_row + column]
 * c[row * c_row + column] = it > 0 ? it : 0
 * In registers: 8 x 1 accumulators, 16 columns of float. */
static void px_edge_8x16_3(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, const float *restrict d1, long columns, long a_row, long c_row, long d1_row, long count0, long b_stride0)
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
    px_f32x16 other2_0_0 = {0};
    px_unless_gt_f32x16(&c0_0, &other2_0_0);
    px_f32x16 other2_1_0 = {0};
    px_unless_gt_f32x16(&c1_0, &other2_1_0);
    px_f32x16 other2_2_0 = {0};
    px_unless_gt_f32x16(&c2_0, &other2_2_0);
    px_f32x16 other2_3_0 = {0};
    px_unless_gt_f32x16(&c3_0, &other2_3_0);
    px_f32x16 other2_4_0 = {0};
    px_unless_gt_f32x16(&c4_0, &other2_4_0);
    px_f32x16 other2_5_0 = {0};
    px_unless_gt_f32x16(&c5_0, &other2_5_0);
    px_f32x16 other2_6_0 = {0};
    px_unless_gt_f32x16(&c6_0, &other2_6_0);
    px_f32x16 other2_7_0 = {0};
    px_unless_gt_f32x16(&c7_0, &other2_7_0);
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
 * c[row * c_row + column] += d1[row * d1_row + column]
 * c[row * c_row + column] = it > 0 ? it : 0
 * In registers: 4 x 1 accumulators, 16 columns of float. */
static void px_edge_4x16_3(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, const float *restrict d1, long rows, long columns, long a_row, long c_row, long d1_row, long count0, long b_stride0)
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

    px_f32x16 d1_0_0; px_load_f32x16(&d1_0_0, &d1[0], columns);
    c0_0 += d1_0_0;
    px_f32x16 d1_1_0; px_load_f32x16(&d1_1_0, &d1[d1_row1], columns);
    c1_0 += d1_1_0;
    px_f32x16 d1_2_0; px_load_f32x16(&d1_2_0, &d1[d1_row2], columns);
    c2_0 += d1_2_0;
    px_f32x16 d1_3_0; px_load_f32x16(&d1_3_0, &d1[d1_row3], columns);
    c3_0 += d1_3_0;
    px_f32x16 other2_0_0 = {0};
    px_unless_gt_f32x16(&c0_0, &other2_0_0);
    px_f32x16 other2_1_0 = {0};
    px_unless_gt_f32x16(&c1_0, &other2_1_0);
    px_f32x16 other2_2_0 = {0};
    px_unless_gt_f32x16(&c2_0, &other2_2_0);
    px_f32x16 other2_3_0 = {0};
    px_unless_gt_f32x16(&c3_0, &other2_3_0);
    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row1], &c1_0, columns);
    px_store_f32x16(&c[c_row2], &c2_0, columns);
    px_store_f32x16(&c[c_row3], &c3_0, columns);
}

/* What resnet_bottleneck_pack_filter1 made, and of what. */
static struct {
    const void *from;
    float *panels;
} px_resnet_bottleneck_filter1;

/* Packs filter1 for resnet_bottleneck: to be called once, and again when its values have changed.
 * Where it was not called, resnet_bottleneck packs at every call. */
void resnet_bottleneck_pack_filter1(int images, int height, int width, int wide, int narrow,
                                    const float filter1[restrict wide][narrow])
{
    px_release(px_resnet_bottleneck_filter1.panels);
    px_resnet_bottleneck_filter1.panels = 0;
    px_resnet_bottleneck_filter1.from = 0;
    if (images == 4 && height == 56 && width == 56 && wide == 256 && narrow == 64) {
        float *px_filter1 = px_allocate(sizeof(float), 16384);
        if (px_filter1) {
            for (long k_panel = 0; k_panel < 64; k_panel += 64) {
                for (long c = 0; c < 256; c++) {
                    for (long k = 0; k < 64; k++) {
                        px_filter1[256 * k_panel + 64 * c + k] = filter1[c][k_panel + k];
                    }
                }
            }
            px_resnet_bottleneck_filter1.panels = px_filter1;
            px_resnet_bottleneck_filter1.from = filter1;
        }
    }
}

/* resnet_bottleneck reads filter2 where it is: there is nothing to pack. */
void resnet_bottleneck_pack_filter2(int images, int height, int width, int wide, int narrow,
                                    const float filter2[restrict narrow][wide])
{
    (void)images;
    (void)height;
    (void)width;
    (void)wide;
    (void)narrow;
    (void)filter2;
}

/* What resnet_bottleneck_pack_filter3 made, and of what. */
static struct {
    const void *from;
    float *panels;
} px_resnet_bottleneck_filter3;

/* Packs filter3 for resnet_bottleneck: to be called once, and again when its values have changed.
 * Where it was not called, resnet_bottleneck packs at every call. */
void resnet_bottleneck_pack_filter3(int images, int height, int width, int wide, int narrow,
                                    const float filter3[restrict 3][3][narrow][narrow])
{
    px_release(px_resnet_bottleneck_filter3.panels);
    px_resnet_bottleneck_filter3.panels = 0;
    px_resnet_bottleneck_filter3.from = 0;
    if (images == 4 && height == 56 && width == 56 && wide == 256 && narrow == 64) {
        float *px_filter3 = px_allocate(sizeof(float), 36864);
        if (px_filter3) {
            #pragma omp parallel for schedule(static)
            for (long k_panel = 0; k_panel < 64; k_panel += 32) {
                for (long kj = 0; kj < 3; kj++) {
                    for (long ki = 0; ki < 3; ki++) {
                        for (long c = 0; c < 64; c++) {
                            for (long k = 0; k < 32; k++) {
                                px_filter3[576 * k_panel + 6144 * kj + 2048 * ki + 32 * c + k] = filter3[kj][ki][c][k_panel + k];
                            }
                        }
                    }
                }
            }
            px_resnet_bottleneck_filter3.panels = px_filter3;
            px_resnet_bottleneck_filter3.from = filter3;
        }
    }
}

void resnet_bottleneck(int images, int height, int width, int wide, int narrow,
                       const float input[restrict images][height][width][wide],
                       const float filter1[restrict wide][narrow], const float bias1[restrict narrow],
                       const float filter3[restrict 3][3][narrow][narrow], const float bias3[restrict narrow],
                       const float filter2[restrict narrow][wide], const float bias2[restrict wide],
                       float reduced[restrict images][height][width][narrow],
                       float filtered[restrict images][height][width][narrow],
                       float output[restrict images][height][width][wide])
{
#pragma polyxform size(images = 4, height = 56, width = 56, wide = 256, narrow = 64)
#pragma polyxform target(x86-64-v4)
#pragma polyxform live_out(output)
#pragma polyxform layout(filter1 = free, filter2 = free, filter3 = free)
#pragma scop
    if (images == 4 && height == 56 && width == 56 && wide == 256 && narrow == 64) {
        /* pack filter1 in panels of 64 columns; interchange to k, y, x, img; microkernel of 4 x img rows and 64 x k columns over c; which begins with reduced = bias1[k]; which ends with reduced = the greatest of itself and 0; pack filter3 in panels of 32 columns; interchange to img, y, k, x; microkernel of 14 x x rows and 32 x k columns over kj, ki, c; which begins with filtered = bias3[k]; which ends with filtered = the greatest of itself and 0; interchange to y, x, img, k; microkernel of 4 x img rows and 96 x k columns over c; which begins with output = bias2[k]; which ends with output += input[img][y][x][k]; which ends with output = the greatest of itself and 0 */
        float *px_filter1 = px_resnet_bottleneck_filter1.from == filter1 ? px_resnet_bottleneck_filter1.panels : px_allocate(sizeof(float), 16384);
        float *px_filter3 = px_resnet_bottleneck_filter3.from == filter3 ? px_resnet_bottleneck_filter3.panels : px_allocate(sizeof(float), 36864);
        if (px_filter1 && px_filter3) {
            if (px_filter1 != px_resnet_bottleneck_filter1.panels) {
                for (long k_panel = 0; k_panel < 64; k_panel += 64) {
                    for (long c = 0; c < 256; c++) {
                        for (long k = 0; k < 64; k++) {
                            px_filter1[256 * k_panel + 64 * c + k] = filter1[c][k_panel + k];
                        }
                    }
                }
            }
            if (px_filter3 != px_resnet_bottleneck_filter3.panels) {
                #pragma omp parallel for schedule(static)
                for (long k_panel = 0; k_panel < 64; k_panel += 32) {
                    for (long kj = 0; kj < 3; kj++) {
                        for (long ki = 0; ki < 3; ki++) {
                            for (long c = 0; c < 64; c++) {
                                for (long k = 0; k < 32; k++) {
                                    px_filter3[576 * k_panel + 6144 * kj + 2048 * ki + 32 * c + k] = filter3[kj][ki][c][k_panel + k];
                                }
                            }
                        }
                    }
                }
            }
            #pragma omp parallel for collapse(2) schedule(static)
            for (int y = 0; y < 56; y++) {
                for (int x = 0; x < 56; x++) {
                    px_kernel_4x64(&input[0][y][x][0], &px_filter1[0], &reduced[0][y][x][0], &bias1[0]);
                }
            }
            #pragma omp parallel for collapse(2) schedule(static)
            for (int img = 0; img < 4; img++) {
                for (int y = 0; y < 56; y++) {
                    for (long k_tile = 0; k_tile < 64; k_tile += 32) {
                        px_kernel_14x32(
                            &reduced[img][y + px_max(0, -y + 1) - 1][0][0],
                            &px_filter3[576 * k_tile + 6144 * px_max(0, -y + 1) + 2048],
                            &filtered[img][y][0][k_tile], &bias3[k_tile],
                            px_min(-px_max(0, -y + 1) + 3, -y - px_max(0, -y + 1) + 57));
                        for (long x_tile = 14; x_tile < 42; x_tile += 14) {
                            px_kernel_14x32_2(
                                &reduced[img][y + px_max(0, -y + 1) - 1][x_tile - 1][0],
                                &px_filter3[576 * k_tile + 6144 * px_max(0, -y + 1)],
                                &filtered[img][y][x_tile][k_tile], &bias3[k_tile],
                                px_min(-px_max(0, -y + 1) + 3, -y - px_max(0, -y + 1) + 57));
                        }
                        px_kernel_14x32_3(
                            &reduced[img][y + px_max(0, -y + 1) - 1][41][0],
                            &px_filter3[576 * k_tile + 6144 * px_max(0, -y + 1)],
                            &filtered[img][y][42][k_tile], &bias3[k_tile],
                            px_min(-px_max(0, -y + 1) + 3, -y - px_max(0, -y + 1) + 57));
                    }
                }
            }
            #pragma omp parallel for collapse(2) schedule(static)
            for (int y = 0; y < 56; y++) {
                for (int x = 0; x < 56; x++) {
                    for (long k_tile = 0; k_tile < 192; k_tile += 96) {
                        px_kernel_4x96(
                            &filtered[0][y][x][0], &filter2[0][k_tile], &output[0][y][x][k_tile],
                            &bias2[k_tile], &input[0][y][x][k_tile]);
                    }
                    px_kernel_4x64_2(
                        &filtered[0][y][x][0], &filter2[0][192], &output[0][y][x][192], &bias2[192],
                        &input[0][y][x][192]);
                }
            }
        } else {
    /* 1x1 convolution, wide to narrow */
    for (int img = 0; img < images; img++)
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int k = 0; k < narrow; k++) {
                    reduced[img][y][x][k] = bias1[k];
                    for (int c = 0; c < wide; c++)
                        reduced[img][y][x][k] += input[img][y][x][c] * filter1[c][k];
                    reduced[img][y][x][k] = RELU(reduced[img][y][x][k]);
                }
    /* 3x3 convolution */
    for (int img = 0; img < images; img++)
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int k = 0; k < narrow; k++) {
                    filtered[img][y][x][k] = bias3[k];
                    for (int kj = 0; kj < 3; kj++)
                        for (int ki = 0; ki < 3; ki++)
                            if (y + kj - 1 >= 0 && y + kj - 1 < height && x + ki - 1 >= 0 && x + ki - 1 < width)
                                for (int c = 0; c < narrow; c++)
                                    filtered[img][y][x][k] +=
                                        reduced[img][y + kj - 1][x + ki - 1][c] * filter3[kj][ki][c][k];
                    filtered[img][y][x][k] = RELU(filtered[img][y][x][k]);
                }
    /* 1x1 convolution, narrow to wide */
    for (int img = 0; img < images; img++)
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int k = 0; k < wide; k++) {
                    output[img][y][x][k] = bias2[k];
                    for (int c = 0; c < narrow; c++)
                        output[img][y][x][k] += filtered[img][y][x][c] * filter2[c][k];
                }
    /* residual and rectifier */
    for (int img = 0; img < images; img++)
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int k = 0; k < wide; k++)
                    output[img][y][x][k] = RELU(output[img][y][x][k] + input[img][y][x][k]);
        }
        if (px_filter1 != px_resnet_bottleneck_filter1.panels) {
            px_release(px_filter1);
        }
        if (px_filter3 != px_resnet_bottleneck_filter3.panels) {
            px_release(px_filter3);
        }
    } else {
        /* interchange to k, y, x, img; microkernel of 4 x img rows and 96 x k columns over c; which begins with reduced = bias1[k]; which ends with reduced = the greatest of itself and 0; interchange to k, y, x, img; microkernel of 4 x img rows and 96 x k columns over kj, ki, c; which begins with filtered = bias3[k]; which ends with filtered = the greatest of itself and 0; interchange to y, x, k, img; microkernel of 4 x img rows and 96 x k columns over c; which begins with output = bias2[k]; which ends with output += input[img][y][x][k]; which ends with output = the greatest of itself and 0 */
        if (images >= 1) {
            #pragma omp parallel for collapse(3) schedule(static) if((long)images * (long)height * (long)width * (long)narrow * (long)wide >= 10000)
            for (long k_tile = 0; k_tile <= narrow - 96; k_tile += 96) {
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        for (long img_tile = 0; img_tile <= images - 4; img_tile += 4) {
                            px_kernel_4x96_2(
                                &input[img_tile][y][x][0], &filter1[0][k_tile],
                                &reduced[img_tile][y][x][k_tile], &bias1[k_tile],
                                (long)height * width * wide, (long)height * width * narrow, wide, narrow);
                        }
                        for (long img_tile = images - (images % 4); img_tile < images; img_tile += 2) {
                            px_edge_2x96(
                                &input[img_tile][y][x][0], &filter1[0][k_tile],
                                &reduced[img_tile][y][x][k_tile], &bias1[k_tile],
                                px_min(images - img_tile, 2), (long)height * width * wide,
                                (long)height * width * narrow, wide, narrow);
                        }
                    }
                }
            }
            if (narrow >= 1) {
                #pragma omp parallel for collapse(3) schedule(static)
                for (long k_tile = narrow - (narrow % 96); k_tile < narrow; k_tile += 16) {
                    for (int y = 0; y < height; y++) {
                        for (int x = 0; x < width; x++) {
                            for (long img_tile = 0; img_tile <= images - 8; img_tile += 8) {
                                px_edge_8x16(
                                    &input[img_tile][y][x][0], &filter1[0][k_tile],
                                    &reduced[img_tile][y][x][k_tile], &bias1[k_tile],
                                    px_min(narrow - k_tile, 16), (long)height * width * wide,
                                    (long)height * width * narrow, wide, narrow);
                            }
                            for (long img_tile = images - (images % 8); img_tile < images; img_tile += 4) {
                                px_edge_4x16(
                                    &input[img_tile][y][x][0], &filter1[0][k_tile],
                                    &reduced[img_tile][y][x][k_tile], &bias1[k_tile],
                                    px_min(images - img_tile, 4), px_min(narrow - k_tile, 16),
                                    (long)height * width * wide, (long)height * width * narrow, wide, narrow);
                            }
                        }
                    }
                }
            }
            #pragma omp parallel for collapse(3) schedule(static)
            for (long k_tile = 0; k_tile <= narrow - 96; k_tile += 96) {
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        for (long img_tile = 0; img_tile <= images - 4; img_tile += 4) {
                            px_kernel_4x96_3(
                                &reduced[img_tile][y + px_max(0, -y + 1) - 1][x + px_max(0, -x + 1) - 1][0],
                                &filter3[px_max(0, -y + 1)][px_max(0, -x + 1)][0][k_tile],
                                &filtered[img_tile][y][x][k_tile], &bias3[k_tile],
                                (long)height * width * narrow, (long)height * width * narrow,
                                px_min(-px_max(0, -y + 1) + 3, height - y - px_max(0, -y + 1) + 1),
                                (long)width * narrow, 3 * (long)narrow * narrow,
                                px_min(-px_max(0, -x + 1) + 3, width - x - px_max(0, -x + 1) + 1), narrow,
                                (long)narrow * narrow, narrow, narrow);
                        }
                        for (long img_tile = images - (images % 4); img_tile < images; img_tile += 2) {
                            px_edge_2x96_2(
                                &reduced[img_tile][y + px_max(0, -y + 1) - 1][x + px_max(0, -x + 1) - 1][0],
                                &filter3[px_max(0, -y + 1)][px_max(0, -x + 1)][0][k_tile],
                                &filtered[img_tile][y][x][k_tile], &bias3[k_tile],
                                px_min(images - img_tile, 2), (long)height * width * narrow,
                                (long)height * width * narrow,
                                px_min(-px_max(0, -y + 1) + 3, height - y - px_max(0, -y + 1) + 1),
                                (long)width * narrow, 3 * (long)narrow * narrow,
                                px_min(-px_max(0, -x + 1) + 3, width - x - px_max(0, -x + 1) + 1), narrow,
                                (long)narrow * narrow, narrow, narrow);
                        }
                    }
                }
            }
            if (narrow >= 1) {
                #pragma omp parallel for collapse(3) schedule(static)
                for (long k_tile = narrow - (narrow % 96); k_tile < narrow; k_tile += 16) {
                    for (int y = 0; y < height; y++) {
                        for (int x = 0; x < width; x++) {
                            for (long img_tile = 0; img_tile <= images - 8; img_tile += 8) {
                                px_edge_8x16_2(
                                    &reduced[img_tile][y + px_max(0, -y + 1) - 1][x + px_max(0, -x + 1) - 1][0],
                                    &filter3[px_max(0, -y + 1)][px_max(0, -x + 1)][0][k_tile],
                                    &filtered[img_tile][y][x][k_tile], &bias3[k_tile],
                                    px_min(narrow - k_tile, 16), (long)height * width * narrow,
                                    (long)height * width * narrow,
                                    px_min(-px_max(0, -y + 1) + 3, height - y - px_max(0, -y + 1) + 1),
                                    (long)width * narrow, 3 * (long)narrow * narrow,
                                    px_min(-px_max(0, -x + 1) + 3, width - x - px_max(0, -x + 1) + 1),
                                    narrow, (long)narrow * narrow, narrow, narrow);
                            }
                            for (long img_tile = images - (images % 8); img_tile < images; img_tile += 4) {
                                px_edge_4x16_2(
                                    &reduced[img_tile][y + px_max(0, -y + 1) - 1][x + px_max(0, -x + 1) - 1][0],
                                    &filter3[px_max(0, -y + 1)][px_max(0, -x + 1)][0][k_tile],
                                    &filtered[img_tile][y][x][k_tile], &bias3[k_tile],
                                    px_min(images - img_tile, 4), px_min(narrow - k_tile, 16),
                                    (long)height * width * narrow, (long)height * width * narrow,
                                    px_min(-px_max(0, -y + 1) + 3, height - y - px_max(0, -y + 1) + 1),
                                    (long)width * narrow, 3 * (long)narrow * narrow,
                                    px_min(-px_max(0, -x + 1) + 3, width - x - px_max(0, -x + 1) + 1),
                                    narrow, (long)narrow * narrow, narrow, narrow);
                            }
                        }
                    }
                }
            }
            if (wide >= 1) {
                #pragma omp parallel for collapse(2) schedule(static) if((long)images * (long)height * (long)width * (long)wide * (long)narrow >= 10000)
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        for (long k_tile = 0; k_tile <= wide - 96; k_tile += 96) {
                            for (long img_tile = 0; img_tile <= images - 4; img_tile += 4) {
                                px_kernel_4x96_4(
                                    &filtered[img_tile][y][x][0], &filter2[0][k_tile],
                                    &output[img_tile][y][x][k_tile], &bias2[k_tile],
                                    &input[img_tile][y][x][k_tile], (long)height * width * narrow,
                                    (long)height * width * wide, (long)height * width * wide, narrow, wide);
                            }
                            for (long img_tile = images - (images % 4); img_tile < images; img_tile += 2) {
                                px_edge_2x96_3(
                                    &filtered[img_tile][y][x][0], &filter2[0][k_tile],
                                    &output[img_tile][y][x][k_tile], &bias2[k_tile],
                                    &input[img_tile][y][x][k_tile], px_min(images - img_tile, 2),
                                    (long)height * width * narrow, (long)height * width * wide,
                                    (long)height * width * wide, narrow, wide);
                            }
                        }
                        for (long k_tile = wide - (wide % 96); k_tile < wide; k_tile += 16) {
                            for (long img_tile = 0; img_tile <= images - 8; img_tile += 8) {
                                px_edge_8x16_3(
                                    &filtered[img_tile][y][x][0], &filter2[0][k_tile],
                                    &output[img_tile][y][x][k_tile], &bias2[k_tile],
                                    &input[img_tile][y][x][k_tile], px_min(wide - k_tile, 16),
                                    (long)height * width * narrow, (long)height * width * wide,
                                    (long)height * width * wide, narrow, wide);
                            }
                            for (long img_tile = images - (images % 8); img_tile < images; img_tile += 4) {
                                px_edge_4x16_3(
                                    &filtered[img_tile][y][x][0], &filter2[0][k_tile],
                                    &output[img_tile][y][x][k_tile], &bias2[k_tile],
                                    &input[img_tile][y][x][k_tile], px_min(images - img_tile, 4),
                                    px_min(wide - k_tile, 16), (long)height * width * narrow,
                                    (long)height * width * wide, (long)height * width * wide, narrow, wide);
                            }
                        }
                    }
                }
            }
        }
    }
#pragma endscop
}
