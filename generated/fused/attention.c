#include <math.h>

/*
 * Scaled dot-product attention of a transformer.
 *
 *   score  = Q * K^T / sqrt(dim)
 *   weight = softmax of each row of score, exp(score - max) / sum of exp(score - max)
 *   out    = weight * V
 *
 * Q, K, V and out are length x dim, one row a token; score receives the weights.
 */

/* One head. */
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

/* exp(x), relative error below 2.1e-7; results below 2.5e-38 are zero. */
static inline float px_expf(float x)
{
    const float magic = 12583038.0f;
    int above;
    __builtin_memcpy(&above, &x, sizeof above);
    above = above > 0x42b30000 ? 0x42b30000 : above;
    unsigned bits = (unsigned)above;
    bits = bits > 0xc2af0000u ? 0xc2af0000u : bits;
    float t;
    __builtin_memcpy(&t, &bits, sizeof t);
    const float shifted = t * 1.44269504f + magic;
    const float whole = shifted - magic;
    const float r = (t - whole * 0.693145752f) - whole * 1.42860677e-6f;
    float p = 0.016624948f;
    p = p * r + 0.08378117f;
    p = p * r + 0.33334234f;
    p = p * r + 0.9999846f;
    p = p * r + 2.0f;
    p = p * r + 2.0f;
    __builtin_memcpy(&bits, &shifted, sizeof bits);
    bits <<= 23;
    float scale;
    __builtin_memcpy(&scale, &bits, sizeof scale);
    p *= scale;
    return x == x ? p : x;
}

/* The greater one, or the one that is a number. */
static inline float px_fmaxf(float x, float y)
{
    const float greater = x > y ? x : y;
    int chosen, first;
    __builtin_memcpy(&chosen, &greater, sizeof chosen);
    __builtin_memcpy(&first, &x, sizeof first);
    const int number = -(y == y);
    chosen = (chosen & number) | (first & ~number);
    float result;
    __builtin_memcpy(&result, &chosen, sizeof result);
    return result;
}

/* to[lane * distance + row] = lane of row, for the first `count` of 16 lanes of 4 rows. */
static inline __attribute__((always_inline)) void px_turn4_f32x16(float *to, const void *row0, const void *row1, const void *row2, const void *row3, long distance, long count)
{
#if defined(__clang__) || __GNUC__ >= 12
    typedef float vector __attribute__((vector_size(64), aligned(4), may_alias));
    typedef float column __attribute__((vector_size(16), aligned(4), may_alias));
    const vector r0 = *(const vector *)row0, r1 = *(const vector *)row1;
    const vector r2 = *(const vector *)row2, r3 = *(const vector *)row3;
    const vector low0 = __builtin_shufflevector(r0, r1, 0, 16, 1, 17, 4, 20, 5, 21, 8, 24, 9, 25, 12, 28, 13, 29);
    const vector high0 = __builtin_shufflevector(r0, r1, 2, 18, 3, 19, 6, 22, 7, 23, 10, 26, 11, 27, 14, 30, 15, 31);
    const vector low2 = __builtin_shufflevector(r2, r3, 0, 16, 1, 17, 4, 20, 5, 21, 8, 24, 9, 25, 12, 28, 13, 29);
    const vector high2 = __builtin_shufflevector(r2, r3, 2, 18, 3, 19, 6, 22, 7, 23, 10, 26, 11, 27, 14, 30, 15, 31);
    const vector quads0[4] = {
        __builtin_shufflevector(low0, low2, 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29),
        __builtin_shufflevector(low0, low2, 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31),
        __builtin_shufflevector(high0, high2, 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29),
        __builtin_shufflevector(high0, high2, 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31),
    };
#pragma GCC unroll 16
    for (int lane = 0; lane < 16; lane++) {
        if (lane < count) {
            *(column *)&to[lane * distance] = ((const column *)&quads0[lane % 4])[lane / 4];
        }
    }
#else
    for (int lane = 0; lane < 16; lane++) {
        if (lane < count) {
            to[lane * distance + 0] = ((const float *)row0)[lane];
            to[lane * distance + 1] = ((const float *)row1)[lane];
            to[lane * distance + 2] = ((const float *)row2)[lane];
            to[lane * distance + 3] = ((const float *)row3)[lane];
        }
    }
#endif
}

/* to[row * width + column] = from[column * distance + row] for row < rows, column < columns. */
static inline void px_panel_f32x16(float *to, const float *from, long rows, long columns, long width, long distance)
{
    const long whole = rows - rows % 16, blocks = columns - columns % 4;
    for (long first = 0; first < blocks; first += 8) {
        const long end = first + 8 < blocks ? first + 8 : blocks;
        for (long row = 0; row < whole; row += 16) {
            for (long column = first; column < end; column += 4) {
                const float *at = from + column * distance + row;
                px_turn4_f32x16(to + row * width + column, at, at + distance, at + 2 * distance,
                      at + 3 * distance, width, 16);
            }
        }
    }
    for (long column = 0; column < columns; column++) {
        for (long row = column < blocks ? whole : 0; row < rows; row++) {
            to[row * width + column] = from[column * distance + row];
        }
    }
}

static inline long px_min(long a, long b) { return a < b ? a : b; }

/* c[row * c_row + column] = 0
 * for r0 < 64, row < 8, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] *= s1
 * In registers: 8 x 3 accumulators, 16 + 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_8x48(const float *restrict a, const float *restrict b, float *restrict c, float s1)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 64;
    const long c_row = 512;
    const long count0 = 64;
    const long a_stride0 = 1;
    const long b_stride0 = 48;
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

    c0_0 = c0_0 * s1;
    c0_1 = c0_1 * s1;
    c0_2 = c0_2 * s1;
    c1_0 = c1_0 * s1;
    c1_1 = c1_1 * s1;
    c1_2 = c1_2 * s1;
    c2_0 = c2_0 * s1;
    c2_1 = c2_1 * s1;
    c2_2 = c2_2 * s1;
    c3_0 = c3_0 * s1;
    c3_1 = c3_1 * s1;
    c3_2 = c3_2 * s1;
    c4_0 = c4_0 * s1;
    c4_1 = c4_1 * s1;
    c4_2 = c4_2 * s1;
    c5_0 = c5_0 * s1;
    c5_1 = c5_1 * s1;
    c5_2 = c5_2 * s1;
    c6_0 = c6_0 * s1;
    c6_1 = c6_1 * s1;
    c6_2 = c6_2 * s1;
    c7_0 = c7_0 * s1;
    c7_1 = c7_1 * s1;
    c7_2 = c7_2 * s1;
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
 * for r0 < 64, row < 8, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] *= s1
 * In registers: 8 x 2 accumulators, 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_8x32(const float *restrict a, const float *restrict b, float *restrict c, float s1)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 64;
    const long c_row = 512;
    const long count0 = 64;
    const long a_stride0 = 1;
    const long b_stride0 = 32;
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
    }

    c0_0 = c0_0 * s1;
    c0_1 = c0_1 * s1;
    c1_0 = c1_0 * s1;
    c1_1 = c1_1 * s1;
    c2_0 = c2_0 * s1;
    c2_1 = c2_1 * s1;
    c3_0 = c3_0 * s1;
    c3_1 = c3_1 * s1;
    c4_0 = c4_0 * s1;
    c4_1 = c4_1 * s1;
    c5_0 = c5_0 * s1;
    c5_1 = c5_1 * s1;
    c6_0 = c6_0 * s1;
    c6_1 = c6_1 * s1;
    c7_0 = c7_0 * s1;
    c7_1 = c7_1 * s1;
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
}

/* c[row * c_row + column] = 0
 * for r0 < 512, row < 8, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 2 accumulators, 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_8x32_2(const float *restrict a, const float *restrict b, float *restrict c, long b_next)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 512;
    const long c_row = 64;
    const long count0 = 512;
    const long a_stride0 = 1;
    const long b_stride0 = 64;
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

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        __builtin_prefetch(&bt[b_next], 0, 3);
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
    }

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
}

/* c[row * c_row + column] = 0
 * for r0 < count0, row < 6, column < 64:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] *= s1
 * In registers: 6 x 4 accumulators, 16 + 16 + 16 + 16 columns of float. */
static void px_kernel_6x64(const float *restrict a, const float *restrict b, float *restrict c, float s1, long a_row, long c_row, long count0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    const long b_stride0 = 64;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c0_2 = {0};
    px_f32x16 c0_3 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c1_2 = {0};
    px_f32x16 c1_3 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c2_1 = {0};
    px_f32x16 c2_2 = {0};
    px_f32x16 c2_3 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x16 c3_1 = {0};
    px_f32x16 c3_2 = {0};
    px_f32x16 c3_3 = {0};
    px_f32x16 c4_0 = {0};
    px_f32x16 c4_1 = {0};
    px_f32x16 c4_2 = {0};
    px_f32x16 c4_3 = {0};
    px_f32x16 c5_0 = {0};
    px_f32x16 c5_1 = {0};
    px_f32x16 c5_2 = {0};
    px_f32x16 c5_3 = {0};

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
        const float a4 = at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2; c4_3 += a4 * b3;
        const float a5 = at[5 * a_row];
        c5_0 += a5 * b0; c5_1 += a5 * b1; c5_2 += a5 * b2; c5_3 += a5 * b3;
    }

    c0_0 = c0_0 * s1;
    c0_1 = c0_1 * s1;
    c0_2 = c0_2 * s1;
    c0_3 = c0_3 * s1;
    c1_0 = c1_0 * s1;
    c1_1 = c1_1 * s1;
    c1_2 = c1_2 * s1;
    c1_3 = c1_3 * s1;
    c2_0 = c2_0 * s1;
    c2_1 = c2_1 * s1;
    c2_2 = c2_2 * s1;
    c2_3 = c2_3 * s1;
    c3_0 = c3_0 * s1;
    c3_1 = c3_1 * s1;
    c3_2 = c3_2 * s1;
    c3_3 = c3_3 * s1;
    c4_0 = c4_0 * s1;
    c4_1 = c4_1 * s1;
    c4_2 = c4_2 * s1;
    c4_3 = c4_3 * s1;
    c5_0 = c5_0 * s1;
    c5_1 = c5_1 * s1;
    c5_2 = c5_2 * s1;
    c5_3 = c5_3 * s1;
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
    *(px_f32x16 *)&c[4 * c_row] = c4_0;
    *(px_f32x16 *)&c[4 * c_row + 16] = c4_1;
    *(px_f32x16 *)&c[4 * c_row + 32] = c4_2;
    *(px_f32x16 *)&c[4 * c_row + 48] = c4_3;
    *(px_f32x16 *)&c[5 * c_row] = c5_0;
    *(px_f32x16 *)&c[5 * c_row + 16] = c5_1;
    *(px_f32x16 *)&c[5 * c_row + 32] = c5_2;
    *(px_f32x16 *)&c[5 * c_row + 48] = c5_3;
}

/* c[row * c_row + column] = 0
 * for r0 < count0, row < rows <= 3, column < 64:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] *= s1
 * In registers: 3 x 4 accumulators, 16 + 16 + 16 + 16 columns of float. */
static void px_edge_3x64(const float *restrict a, const float *restrict b, float *restrict c, float s1, long rows, long a_row, long c_row, long count0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    const long b_stride0 = 64;
    if (rows < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long a_row2 = rows > 2 ? 2 * a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    const long c_row2 = rows > 2 ? 2 * c_row : 0;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c0_2 = {0};
    px_f32x16 c0_3 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c1_2 = {0};
    px_f32x16 c1_3 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c2_1 = {0};
    px_f32x16 c2_2 = {0};
    px_f32x16 c2_3 = {0};

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
        const float a1 = at[a_row1];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2; c1_3 += a1 * b3;
        const float a2 = at[a_row2];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2; c2_3 += a2 * b3;
    }

    c0_0 = c0_0 * s1;
    c0_1 = c0_1 * s1;
    c0_2 = c0_2 * s1;
    c0_3 = c0_3 * s1;
    c1_0 = c1_0 * s1;
    c1_1 = c1_1 * s1;
    c1_2 = c1_2 * s1;
    c1_3 = c1_3 * s1;
    c2_0 = c2_0 * s1;
    c2_1 = c2_1 * s1;
    c2_2 = c2_2 * s1;
    c2_3 = c2_3 * s1;
    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    *(px_f32x16 *)&c[48] = c0_3;
    *(px_f32x16 *)&c[c_row1] = c1_0;
    *(px_f32x16 *)&c[c_row1 + 16] = c1_1;
    *(px_f32x16 *)&c[c_row1 + 32] = c1_2;
    *(px_f32x16 *)&c[c_row1 + 48] = c1_3;
    *(px_f32x16 *)&c[c_row2] = c2_0;
    *(px_f32x16 *)&c[c_row2 + 16] = c2_1;
    *(px_f32x16 *)&c[c_row2 + 32] = c2_2;
    *(px_f32x16 *)&c[c_row2 + 48] = c2_3;
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
 * c[row * c_row + column] *= s1
 * In registers: 8 x 1 accumulators, 16 columns of float. */
static void px_edge_8x16(const float *restrict a, const float *restrict b, float *restrict c, float s1, long columns, long a_row, long c_row, long count0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    const long b_stride0 = 16;
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

    c0_0 = c0_0 * s1;
    c1_0 = c1_0 * s1;
    c2_0 = c2_0 * s1;
    c3_0 = c3_0 * s1;
    c4_0 = c4_0 * s1;
    c5_0 = c5_0 * s1;
    c6_0 = c6_0 * s1;
    c7_0 = c7_0 * s1;
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
 * c[row * c_row + column] *= s1
 * In registers: 4 x 1 accumulators, 16 columns of float. */
static void px_edge_4x16(const float *restrict a, const float *restrict b, float *restrict c, float s1, long rows, long columns, long a_row, long c_row, long count0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    const long b_stride0 = 16;
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

    c0_0 = c0_0 * s1;
    c1_0 = c1_0 * s1;
    c2_0 = c2_0 * s1;
    c3_0 = c3_0 * s1;
    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row1], &c1_0, columns);
    px_store_f32x16(&c[c_row2], &c2_0, columns);
    px_store_f32x16(&c[c_row3], &c3_0, columns);
}

/* c[row * c_row + column] = 0
 * for r0 < count0, row < 6, column < 64:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 6 x 4 accumulators, 16 + 16 + 16 + 16 columns of float. */
static void px_kernel_6x64_2(const float *restrict a, const float *restrict b, float *restrict c, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c0_2 = {0};
    px_f32x16 c0_3 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c1_2 = {0};
    px_f32x16 c1_3 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c2_1 = {0};
    px_f32x16 c2_2 = {0};
    px_f32x16 c2_3 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x16 c3_1 = {0};
    px_f32x16 c3_2 = {0};
    px_f32x16 c3_3 = {0};
    px_f32x16 c4_0 = {0};
    px_f32x16 c4_1 = {0};
    px_f32x16 c4_2 = {0};
    px_f32x16 c4_3 = {0};
    px_f32x16 c5_0 = {0};
    px_f32x16 c5_1 = {0};
    px_f32x16 c5_2 = {0};
    px_f32x16 c5_3 = {0};

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
        const float a4 = at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2; c4_3 += a4 * b3;
        const float a5 = at[5 * a_row];
        c5_0 += a5 * b0; c5_1 += a5 * b1; c5_2 += a5 * b2; c5_3 += a5 * b3;
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
    *(px_f32x16 *)&c[4 * c_row] = c4_0;
    *(px_f32x16 *)&c[4 * c_row + 16] = c4_1;
    *(px_f32x16 *)&c[4 * c_row + 32] = c4_2;
    *(px_f32x16 *)&c[4 * c_row + 48] = c4_3;
    *(px_f32x16 *)&c[5 * c_row] = c5_0;
    *(px_f32x16 *)&c[5 * c_row + 16] = c5_1;
    *(px_f32x16 *)&c[5 * c_row + 32] = c5_2;
    *(px_f32x16 *)&c[5 * c_row + 48] = c5_3;
}

/* c[row * c_row + column] = 0
 * for r0 < count0, row < rows <= 3, column < 64:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 3 x 4 accumulators, 16 + 16 + 16 + 16 columns of float. */
static void px_edge_3x64_2(const float *restrict a, const float *restrict b, float *restrict c, long rows, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    if (rows < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long a_row2 = rows > 2 ? 2 * a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    const long c_row2 = rows > 2 ? 2 * c_row : 0;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c0_2 = {0};
    px_f32x16 c0_3 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c1_2 = {0};
    px_f32x16 c1_3 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c2_1 = {0};
    px_f32x16 c2_2 = {0};
    px_f32x16 c2_3 = {0};

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
        const float a1 = at[a_row1];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2; c1_3 += a1 * b3;
        const float a2 = at[a_row2];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2; c2_3 += a2 * b3;
    }

    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    *(px_f32x16 *)&c[48] = c0_3;
    *(px_f32x16 *)&c[c_row1] = c1_0;
    *(px_f32x16 *)&c[c_row1 + 16] = c1_1;
    *(px_f32x16 *)&c[c_row1 + 32] = c1_2;
    *(px_f32x16 *)&c[c_row1 + 48] = c1_3;
    *(px_f32x16 *)&c[c_row2] = c2_0;
    *(px_f32x16 *)&c[c_row2 + 16] = c2_1;
    *(px_f32x16 *)&c[c_row2 + 32] = c2_2;
    *(px_f32x16 *)&c[c_row2 + 48] = c2_3;
}

/* c[row * c_row + column] = 0
 * for r0 < count0, row < 8, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
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

    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row1], &c1_0, columns);
    px_store_f32x16(&c[c_row2], &c2_0, columns);
    px_store_f32x16(&c[c_row3], &c3_0, columns);
}

void attention(int length, int dim, const float Q[restrict length][dim], const float K[restrict length][dim],
               const float V[restrict length][dim], float score[restrict length][length],
               float out[restrict length][dim])
{
    const float scale = 1.0f / sqrtf((float)dim);

#pragma polyxform size(length = 512, dim = 64)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma polyxform live_out(out)
#pragma scop
    if (length == 512 && dim == 64) {
        /* join 3 nests over blocks of 64 x i; pack K in panels of 48 columns; interchange to j, i; microkernel of 8 x i rows and 48 x j columns over d; which begins with score = 0; which ends with score *= scale; fuse 2 nests; interchange to d, i; microkernel of 8 x i rows and 32 x d columns over j; which begins with out = 0 */
        float *px_K = px_allocate(sizeof(float), 32768);
        if (px_K) {
            for (long j_panel = 0; j_panel < 480; j_panel += 48) {
                px_panel_f32x16(
                    &px_K[64 * j_panel],
                    &K[j_panel][0], 64, 48, 48, 64);
            }
            for (long j_panel = 480; j_panel < 512; j_panel += 32) {
                px_panel_f32x16(
                    &px_K[64 * j_panel],
                    &K[j_panel][0], 64, 32, 32, 64);
            }
            #pragma omp parallel for schedule(static, 1)
            for (long i_block = 0; i_block < 512; i_block += 64) {
                for (long j_tile = 0; j_tile < 480; j_tile += 48) {
                    for (long i_tile = i_block; i_tile <= i_block + 63; i_tile += 8) {
                        px_kernel_8x48(&Q[i_tile][0], &px_K[64 * j_tile], &score[i_tile][j_tile], scale);
                    }
                }
                for (long i_tile = i_block; i_tile <= i_block + 63; i_tile += 8) {
                    px_kernel_8x32(&Q[i_tile][0], &px_K[30720], &score[i_tile][480], scale);
                }
                for (long i_group = i_block; i_group <= i_block + 63; i_group += 4) {
                    float largest_rows[4];
                    float sum_rows[4];
                    for (int i = i_group; i <= i_group + 3; i++) {
                        float largest;
                        float sum;
                        largest = score[i][0];
                        sum = 0.0f;
                        #pragma omp simd reduction(max : largest)
                        for (int j = 0; j < 512; j++) {
                            largest = px_fmaxf(largest, score[i][j]);
                        }
                        largest_rows[i - i_group] = largest;
                        sum_rows[i - i_group] = sum;
                    }
                    for (int i = i_group; i <= i_group + 3; i++) {
                        float largest = largest_rows[i - i_group];
                        float sum = sum_rows[i - i_group];
                        #pragma omp simd reduction(+ : sum)
                        for (int j = 0; j < 512; j++) {
                            score[i][j] = px_expf(score[i][j] - largest);
                            sum += score[i][j];
                        }
                        sum_rows[i - i_group] = sum;
                    }
                    for (int i = i_group; i <= i_group + 3; i++) {
                        float sum = sum_rows[i - i_group];
                        #pragma omp simd
                        for (int j = 0; j < 512; j++) {
                            score[i][j] *= 1.0f / sum;
                        }
                    }
                }
                for (long d_tile = 0; d_tile < 64; d_tile += 32) {
                    for (long i_tile = i_block; i_tile <= i_block + 63; i_tile += 8) {
                        px_kernel_8x32_2(
                            &score[i_tile][0], &V[0][d_tile], &out[i_tile][d_tile],
                            32 + 31 * (long)i_tile / 504);
                    }
                }
            }
        } else {
    /* scores */
    for (int i = 0; i < length; i++)
        for (int j = 0; j < length; j++) {
            score[i][j] = 0.0f;
            for (int d = 0; d < dim; d++)
                score[i][j] += Q[i][d] * K[j][d];
        }
    for (int i = 0; i < length; i++)
        for (int j = 0; j < length; j++)
            score[i][j] *= scale;
    /* softmax */
    for (int i = 0; i < length; i++) {
        float largest = score[i][0];
        float sum = 0.0f;
        for (int j = 1; j < length; j++)
            largest = fmaxf(largest, score[i][j]);
        for (int j = 0; j < length; j++) {
            score[i][j] = expf(score[i][j] - largest);
            sum += score[i][j];
        }
        for (int j = 0; j < length; j++)
            score[i][j] /= sum;
    }
    /* weighted values */
    for (int i = 0; i < length; i++)
        for (int d = 0; d < dim; d++) {
            out[i][d] = 0.0f;
            for (int j = 0; j < length; j++)
                out[i][d] += score[i][j] * V[j][d];
        }
        }
        px_release(px_K);
    } else if ((long)dim * (long)length * (long)length >= 3000) {
        /* pack K in panels of 64 columns; interchange to j, i; microkernel of 6 x i rows and 64 x j columns over d; which begins with score = 0; which ends with score *= scale; fuse 2 nests; interchange to d, i; microkernel of 6 x i rows and 64 x d columns over j; which begins with out = 0 */
        float *px_K = px_allocate(sizeof(float), (long)(length + 15) * dim);
        if (dim >= 1 && length >= 1 && px_K) {
            #pragma omp parallel for schedule(static)
            for (long j_panel = 0; j_panel < length - length % 64; j_panel += 64) {
                for (long d = 0; d < dim; d++) {
                    for (long j = 0; j < 64; j++) {
                        px_K[j_panel * dim + 64 * d + j] = K[j_panel + j][d];
                    }
                }
            }
            for (long j_panel = length - length % 64; j_panel < length; j_panel += 16) {
                for (long d = 0; d < dim; d++) {
                    for (long j = 0; j < px_min(16, length - j_panel); j++) {
                        px_K[j_panel * dim + 16 * d + j] = K[j_panel + j][d];
                    }
                }
            }
            #pragma omp parallel for schedule(static) if((long)length * (long)length * (long)dim >= 10000)
            for (long j_tile = 0; j_tile <= length - 64; j_tile += 64) {
                for (long i_tile = 0; i_tile <= length - 6; i_tile += 6) {
                    px_kernel_6x64(
                        &Q[i_tile][0], &px_K[(long)j_tile * dim], &score[i_tile][j_tile], scale, dim, length,
                        dim);
                }
                for (long i_tile = length - (length % 6); i_tile < length; i_tile += 3) {
                    px_edge_3x64(
                        &Q[i_tile][0], &px_K[(long)j_tile * dim], &score[i_tile][j_tile], scale,
                        px_min(length - i_tile, 3), dim, length, dim);
                }
            }
            if (length >= 1) {
                #pragma omp parallel for schedule(static)
                for (long j_tile = length - (length % 64); j_tile < length; j_tile += 16) {
                    for (long i_tile = 0; i_tile <= length - 8; i_tile += 8) {
                        px_edge_8x16(
                            &Q[i_tile][0], &px_K[(long)j_tile * dim], &score[i_tile][j_tile], scale,
                            px_min(length - j_tile, 16), dim, length, dim);
                    }
                    for (long i_tile = length - (length % 8); i_tile < length; i_tile += 4) {
                        px_edge_4x16(
                            &Q[i_tile][0], &px_K[(long)j_tile * dim], &score[i_tile][j_tile], scale,
                            px_min(length - i_tile, 4), px_min(length - j_tile, 16), dim, length, dim);
                    }
                }
            }
            #pragma omp parallel for schedule(static) if((long)length * (long)length >= 10000)
            for (int i = 0; i < length; i++) {
                float largest;
                float sum;
                largest = score[i][0];
                sum = 0.0f;
                #pragma omp simd reduction(max : largest)
                for (int j = 0; j < length; j++) {
                    largest = px_fmaxf(largest, score[i][j]);
                }
                #pragma omp simd reduction(+ : sum)
                for (int j = 0; j < length; j++) {
                    score[i][j] = px_expf(score[i][j] - largest);
                    sum += score[i][j];
                }
                #pragma omp simd
                for (int j = 0; j < length; j++) {
                    score[i][j] *= 1.0f / sum;
                }
            }
            if (length >= 1) {
                #pragma omp parallel for schedule(static) if((long)length * (long)dim * (long)length >= 10000)
                for (long d_tile = 0; d_tile <= dim - 64; d_tile += 64) {
                    for (long i_tile = 0; i_tile <= length - 6; i_tile += 6) {
                        px_kernel_6x64_2(
                            &score[i_tile][0], &V[0][d_tile], &out[i_tile][d_tile], length, dim, length, dim);
                    }
                    for (long i_tile = length - (length % 6); i_tile < length; i_tile += 3) {
                        px_edge_3x64_2(
                            &score[i_tile][0], &V[0][d_tile], &out[i_tile][d_tile],
                            px_min(length - i_tile, 3), length, dim, length, dim);
                    }
                }
                if (dim >= 1) {
                    #pragma omp parallel for schedule(static)
                    for (long d_tile = dim - (dim % 64); d_tile < dim; d_tile += 16) {
                        for (long i_tile = 0; i_tile <= length - 8; i_tile += 8) {
                            px_edge_8x16_2(
                                &score[i_tile][0], &V[0][d_tile], &out[i_tile][d_tile],
                                px_min(dim - d_tile, 16), length, dim, length, dim);
                        }
                        for (long i_tile = length - (length % 8); i_tile < length; i_tile += 4) {
                            px_edge_4x16_2(
                                &score[i_tile][0], &V[0][d_tile], &out[i_tile][d_tile],
                                px_min(length - i_tile, 4), px_min(dim - d_tile, 16), length, dim, length,
                                dim);
                        }
                    }
                }
            }
        } else {
    /* scores */
    for (int i = 0; i < length; i++)
        for (int j = 0; j < length; j++) {
            score[i][j] = 0.0f;
            for (int d = 0; d < dim; d++)
                score[i][j] += Q[i][d] * K[j][d];
        }
    for (int i = 0; i < length; i++)
        for (int j = 0; j < length; j++)
            score[i][j] *= scale;
    /* softmax */
    for (int i = 0; i < length; i++) {
        float largest = score[i][0];
        float sum = 0.0f;
        for (int j = 1; j < length; j++)
            largest = fmaxf(largest, score[i][j]);
        for (int j = 0; j < length; j++) {
            score[i][j] = expf(score[i][j] - largest);
            sum += score[i][j];
        }
        for (int j = 0; j < length; j++)
            score[i][j] /= sum;
    }
    /* weighted values */
    for (int i = 0; i < length; i++)
        for (int d = 0; d < dim; d++) {
            out[i][d] = 0.0f;
            for (int j = 0; j < length; j++)
                out[i][d] += score[i][j] * V[j][d];
        }
        }
        px_release(px_K);
    } else {
    /* scores */
    for (int i = 0; i < length; i++)
        for (int j = 0; j < length; j++) {
            score[i][j] = 0.0f;
            for (int d = 0; d < dim; d++)
                score[i][j] += Q[i][d] * K[j][d];
        }
    for (int i = 0; i < length; i++)
        for (int j = 0; j < length; j++)
            score[i][j] *= scale;
    /* softmax */
    for (int i = 0; i < length; i++) {
        float largest = score[i][0];
        float sum = 0.0f;
        for (int j = 1; j < length; j++)
            largest = fmaxf(largest, score[i][j]);
        for (int j = 0; j < length; j++) {
            score[i][j] = expf(score[i][j] - largest);
            sum += score[i][j];
        }
        for (int j = 0; j < length; j++)
            score[i][j] /= sum;
    }
    /* weighted values */
    for (int i = 0; i < length; i++)
        for (int d = 0; d < dim; d++) {
            out[i][d] = 0.0f;
            for (int j = 0; j < length; j++)
                out[i][d] += score[i][j] * V[j][d];
        }
    }
#pragma endscop
}

/* Several heads, each with tensors of its own. */
/* c[row * c_row + column] = 0
 * for r0 < 64, row < 4, column < 96:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] *= s1
 * In registers: 4 x 6 accumulators, 16 + 16 + 16 + 16 + 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_4x96(const float *restrict a, const float *restrict b, float *restrict c, float s1)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 64;
    const long c_row = 128;
    const long count0 = 64;
    const long a_stride0 = 1;
    const long b_stride0 = 96;
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

    c0_0 = c0_0 * s1;
    c0_1 = c0_1 * s1;
    c0_2 = c0_2 * s1;
    c0_3 = c0_3 * s1;
    c0_4 = c0_4 * s1;
    c0_5 = c0_5 * s1;
    c1_0 = c1_0 * s1;
    c1_1 = c1_1 * s1;
    c1_2 = c1_2 * s1;
    c1_3 = c1_3 * s1;
    c1_4 = c1_4 * s1;
    c1_5 = c1_5 * s1;
    c2_0 = c2_0 * s1;
    c2_1 = c2_1 * s1;
    c2_2 = c2_2 * s1;
    c2_3 = c2_3 * s1;
    c2_4 = c2_4 * s1;
    c2_5 = c2_5 * s1;
    c3_0 = c3_0 * s1;
    c3_1 = c3_1 * s1;
    c3_2 = c3_2 * s1;
    c3_3 = c3_3 * s1;
    c3_4 = c3_4 * s1;
    c3_5 = c3_5 * s1;
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
 * for r0 < 64, row < 8, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * c[row * c_row + column] *= s1
 * In registers: 8 x 2 accumulators, 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_8x32_3(const float *restrict a, const float *restrict b, float *restrict c, float s1)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 64;
    const long c_row = 128;
    const long count0 = 64;
    const long a_stride0 = 1;
    const long b_stride0 = 32;
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
    }

    c0_0 = c0_0 * s1;
    c0_1 = c0_1 * s1;
    c1_0 = c1_0 * s1;
    c1_1 = c1_1 * s1;
    c2_0 = c2_0 * s1;
    c2_1 = c2_1 * s1;
    c3_0 = c3_0 * s1;
    c3_1 = c3_1 * s1;
    c4_0 = c4_0 * s1;
    c4_1 = c4_1 * s1;
    c5_0 = c5_0 * s1;
    c5_1 = c5_1 * s1;
    c6_0 = c6_0 * s1;
    c6_1 = c6_1 * s1;
    c7_0 = c7_0 * s1;
    c7_1 = c7_1 * s1;
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
}

/* c[row * c_row + column] = 0
 * for r0 < 128, row < 8, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 16 + 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_8x48_2(const float *restrict a, const float *restrict b, float *restrict c, long b_next)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 128;
    const long c_row = 64;
    const long count0 = 128;
    const long a_stride0 = 1;
    const long b_stride0 = 64;
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

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        __builtin_prefetch(&bt[b_next], 0, 3);
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

/* c[row * c_row + column] = 0
 * for r0 < 128, row < 16, column < 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 16 x 1 accumulators, 16 columns of float. */
static __attribute__((noinline)) void px_kernel_16x16(const float *restrict a, const float *restrict b, float *restrict c, long b_next)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 128;
    const long c_row = 64;
    const long count0 = 128;
    const long a_stride0 = 1;
    const long b_stride0 = 64;
    px_f32x16 c0_0 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x16 c4_0 = {0};
    px_f32x16 c5_0 = {0};
    px_f32x16 c6_0 = {0};
    px_f32x16 c7_0 = {0};
    px_f32x16 c8_0 = {0};
    px_f32x16 c9_0 = {0};
    px_f32x16 c10_0 = {0};
    px_f32x16 c11_0 = {0};
    px_f32x16 c12_0 = {0};
    px_f32x16 c13_0 = {0};
    px_f32x16 c14_0 = {0};
    px_f32x16 c15_0 = {0};

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        __builtin_prefetch(&bt[b_next], 0, 3);
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
        const float a8 = at[8 * a_row];
        c8_0 += a8 * b0;
        const float a9 = at[9 * a_row];
        c9_0 += a9 * b0;
        const float a10 = at[10 * a_row];
        c10_0 += a10 * b0;
        const float a11 = at[11 * a_row];
        c11_0 += a11 * b0;
        const float a12 = at[12 * a_row];
        c12_0 += a12 * b0;
        const float a13 = at[13 * a_row];
        c13_0 += a13 * b0;
        const float a14 = at[14 * a_row];
        c14_0 += a14 * b0;
        const float a15 = at[15 * a_row];
        c15_0 += a15 * b0;
    }

    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[4 * c_row] = c4_0;
    *(px_f32x16 *)&c[5 * c_row] = c5_0;
    *(px_f32x16 *)&c[6 * c_row] = c6_0;
    *(px_f32x16 *)&c[7 * c_row] = c7_0;
    *(px_f32x16 *)&c[8 * c_row] = c8_0;
    *(px_f32x16 *)&c[9 * c_row] = c9_0;
    *(px_f32x16 *)&c[10 * c_row] = c10_0;
    *(px_f32x16 *)&c[11 * c_row] = c11_0;
    *(px_f32x16 *)&c[12 * c_row] = c12_0;
    *(px_f32x16 *)&c[13 * c_row] = c13_0;
    *(px_f32x16 *)&c[14 * c_row] = c14_0;
    *(px_f32x16 *)&c[15 * c_row] = c15_0;
}

/* c[row * c_row + column] = 0
 * for r0 < count0, row < 8, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 16 + 16 + 16 columns of float. */
static void px_kernel_8x48_3(const float *restrict a, const float *restrict b, float *restrict c, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
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

/* c[row * c_row + column] = 0
 * for r0 < count0, row < rows <= 4, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 4 x 3 accumulators, 16 + 16 + 16 columns of float. */
static void px_edge_4x48(const float *restrict a, const float *restrict b, float *restrict c, long rows, long a_row, long c_row, long count0, long b_stride0)
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

void multi_head_attention(int heads, int length, int dim, const float Q[restrict heads][length][dim],
                          const float K[restrict heads][length][dim], const float V[restrict heads][length][dim],
                          float score[restrict heads][length][length], float out[restrict heads][length][dim])
{
    const float scale = 1.0f / sqrtf((float)dim);

#pragma polyxform size(heads = 12, length = 128, dim = 64)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma polyxform live_out(out)
#pragma scop
    if (heads == 12 && length == 128 && dim == 64) {
        /* join 3 nests over h and blocks of 64 x i; pack K in panels of 96 columns; interchange to h, j, i; microkernel of 4 x i rows and 96 x j columns over d; which begins with score = 0; which ends with score *= scale; fuse 2 nests; interchange to h, d, i; microkernel of 8 x i rows and 48 x d columns over j; which begins with out = 0 */
        float *px_K = px_allocate(sizeof(float), 98304);
        if (px_K) {
            #pragma omp parallel for schedule(static)
            for (long h = 0; h < 12; h++) {
                for (long j_panel = 0; j_panel < 96; j_panel += 96) {
                    px_panel_f32x16(
                        &px_K[8192 * h + 64 * j_panel],
                        &K[h][j_panel][0], 64, 96, 96, 64);
                }
            }
            #pragma omp parallel for schedule(static)
            for (long h = 0; h < 12; h++) {
                for (long j_panel = 96; j_panel < 128; j_panel += 32) {
                    px_panel_f32x16(
                        &px_K[8192 * h + 64 * j_panel],
                        &K[h][j_panel][0], 64, 32, 32, 64);
                }
            }
            #pragma omp parallel for collapse(2) schedule(static)
            for (int h = 0; h < 12; h++) {
                for (long i_block = 0; i_block < 128; i_block += 64) {
                    for (long i_tile = i_block; i_tile <= i_block + 63; i_tile += 4) {
                        px_kernel_4x96(&Q[h][i_tile][0], &px_K[8192 * h], &score[h][i_tile][0], scale);
                    }
                    for (long i_tile = i_block; i_tile <= i_block + 63; i_tile += 8) {
                        px_kernel_8x32_3(
                            &Q[h][i_tile][0], &px_K[8192 * h + 6144], &score[h][i_tile][96], scale);
                    }
                    for (long i_group = i_block; i_group <= i_block + 63; i_group += 4) {
                        float largest_rows[4];
                        float sum_rows[4];
                        for (int i = i_group; i <= i_group + 3; i++) {
                            float largest;
                            float sum;
                            largest = score[h][i][0];
                            sum = 0.0f;
                            #pragma omp simd reduction(max : largest)
                            for (int j = 0; j < 128; j++) {
                                largest = px_fmaxf(largest, score[h][i][j]);
                            }
                            largest_rows[i - i_group] = largest;
                            sum_rows[i - i_group] = sum;
                        }
                        for (int i = i_group; i <= i_group + 3; i++) {
                            float largest = largest_rows[i - i_group];
                            float sum = sum_rows[i - i_group];
                            #pragma omp simd reduction(+ : sum)
                            for (int j = 0; j < 128; j++) {
                                score[h][i][j] = px_expf(score[h][i][j] - largest);
                                sum += score[h][i][j];
                            }
                            sum_rows[i - i_group] = sum;
                        }
                        for (int i = i_group; i <= i_group + 3; i++) {
                            float sum = sum_rows[i - i_group];
                            #pragma omp simd
                            for (int j = 0; j < 128; j++) {
                                score[h][i][j] *= 1.0f / sum;
                            }
                        }
                    }
                    for (long i_tile = i_block; i_tile <= i_block + 63; i_tile += 8) {
                        px_kernel_8x48_2(
                            &score[h][i_tile][0], &V[h][0][0], &out[h][i_tile][0],
                            48 + 47 * (long)i_tile / 120);
                    }
                    for (long i_tile = i_block; i_tile <= i_block + 63; i_tile += 16) {
                        px_kernel_16x16(
                            &score[h][i_tile][0], &V[h][0][48], &out[h][i_tile][48],
                            16 + 15 * (long)i_tile / 112);
                    }
                }
            }
        } else {
    /* scores */
    for (int h = 0; h < heads; h++)
        for (int i = 0; i < length; i++)
            for (int j = 0; j < length; j++) {
                score[h][i][j] = 0.0f;
                for (int d = 0; d < dim; d++)
                    score[h][i][j] += Q[h][i][d] * K[h][j][d];
                score[h][i][j] *= scale;
            }
    /* softmax */
    for (int h = 0; h < heads; h++)
        for (int i = 0; i < length; i++) {
            float largest = score[h][i][0];
            float sum = 0.0f;
            for (int j = 1; j < length; j++)
                largest = fmaxf(largest, score[h][i][j]);
            for (int j = 0; j < length; j++) {
                score[h][i][j] = expf(score[h][i][j] - largest);
                sum += score[h][i][j];
            }
            for (int j = 0; j < length; j++)
                score[h][i][j] /= sum;
        }
    /* weighted values */
    for (int h = 0; h < heads; h++)
        for (int i = 0; i < length; i++)
            for (int d = 0; d < dim; d++) {
                out[h][i][d] = 0.0f;
                for (int j = 0; j < length; j++)
                    out[h][i][d] += score[h][i][j] * V[h][j][d];
            }
        }
        px_release(px_K);
    } else if ((long)dim * (long)heads * (long)length * (long)length >= 3000) {
        /* pack K in panels of 64 columns; interchange to j, h, i; microkernel of 6 x i rows and 64 x j columns over d; which begins with score = 0; which ends with score *= scale; fuse 2 nests; interchange to h, d, i; microkernel of 8 x i rows and 48 x d columns over j; which begins with out = 0 */
        float *px_K = px_allocate(sizeof(float), (long)(length + 15) * heads * dim);
        if (dim >= 1 && length >= 1 && heads >= 1 && px_K) {
            #pragma omp parallel for schedule(static)
            for (long h = 0; h < heads; h++) {
                for (long j_panel = 0; j_panel < length - length % 64; j_panel += 64) {
                    for (long d = 0; d < dim; d++) {
                        for (long j = 0; j < 64; j++) {
                            px_K[(h * (length + 15) + j_panel) * dim + 64 * d + j] = K[h][j_panel + j][d];
                        }
                    }
                }
            }
            for (long h = 0; h < heads; h++) {
                for (long j_panel = length - length % 64; j_panel < length; j_panel += 16) {
                    for (long d = 0; d < dim; d++) {
                        for (long j = 0; j < px_min(16, length - j_panel); j++) {
                            px_K[(h * (length + 15) + j_panel) * dim + 16 * d + j] = K[h][j_panel + j][d];
                        }
                    }
                }
            }
            #pragma omp parallel for collapse(2) schedule(static) if((long)heads * (long)length * (long)length * (long)dim >= 10000)
            for (long j_tile = 0; j_tile <= length - 64; j_tile += 64) {
                for (int h = 0; h < heads; h++) {
                    for (long i_tile = 0; i_tile <= length - 6; i_tile += 6) {
                        px_kernel_6x64(
                            &Q[h][i_tile][0], &px_K[((long)h * (length + 15) + j_tile) * dim],
                            &score[h][i_tile][j_tile], scale, dim, length, dim);
                    }
                    for (long i_tile = length - (length % 6); i_tile < length; i_tile += 3) {
                        px_edge_3x64(
                            &Q[h][i_tile][0], &px_K[((long)h * (length + 15) + j_tile) * dim],
                            &score[h][i_tile][j_tile], scale, px_min(length - i_tile, 3), dim, length, dim);
                    }
                }
            }
            if (length >= 1) {
                #pragma omp parallel for collapse(2) schedule(static)
                for (long j_tile = length - (length % 64); j_tile < length; j_tile += 16) {
                    for (int h = 0; h < heads; h++) {
                        for (long i_tile = 0; i_tile <= length - 8; i_tile += 8) {
                            px_edge_8x16(
                                &Q[h][i_tile][0], &px_K[((long)h * (length + 15) + j_tile) * dim],
                                &score[h][i_tile][j_tile], scale, px_min(length - j_tile, 16), dim, length,
                                dim);
                        }
                        for (long i_tile = length - (length % 8); i_tile < length; i_tile += 4) {
                            px_edge_4x16(
                                &Q[h][i_tile][0], &px_K[((long)h * (length + 15) + j_tile) * dim],
                                &score[h][i_tile][j_tile], scale, px_min(length - i_tile, 4),
                                px_min(length - j_tile, 16), dim, length, dim);
                        }
                    }
                }
            }
            #pragma omp parallel for collapse(2) schedule(static) if((long)heads * (long)length * (long)length >= 10000)
            for (int h = 0; h < heads; h++) {
                for (int i = 0; i < length; i++) {
                    float largest;
                    float sum;
                    largest = score[h][i][0];
                    sum = 0.0f;
                    #pragma omp simd reduction(max : largest)
                    for (int j = 0; j < length; j++) {
                        largest = px_fmaxf(largest, score[h][i][j]);
                    }
                    #pragma omp simd reduction(+ : sum)
                    for (int j = 0; j < length; j++) {
                        score[h][i][j] = px_expf(score[h][i][j] - largest);
                        sum += score[h][i][j];
                    }
                    #pragma omp simd
                    for (int j = 0; j < length; j++) {
                        score[h][i][j] *= 1.0f / sum;
                    }
                }
            }
            if (dim >= 1 && length >= 1) {
                #pragma omp parallel for schedule(static) if((long)heads * (long)length * (long)dim * (long)length >= 10000)
                for (int h = 0; h < heads; h++) {
                    for (long d_tile = 0; d_tile <= dim - 48; d_tile += 48) {
                        for (long i_tile = 0; i_tile <= length - 8; i_tile += 8) {
                            px_kernel_8x48_3(
                                &score[h][i_tile][0], &V[h][0][d_tile], &out[h][i_tile][d_tile], length, dim,
                                length, dim);
                        }
                        for (long i_tile = length - (length % 8); i_tile < length; i_tile += 4) {
                            px_edge_4x48(
                                &score[h][i_tile][0], &V[h][0][d_tile], &out[h][i_tile][d_tile],
                                px_min(length - i_tile, 4), length, dim, length, dim);
                        }
                    }
                    for (long d_tile = dim - (dim % 48); d_tile < dim; d_tile += 16) {
                        for (long i_tile = 0; i_tile <= length - 8; i_tile += 8) {
                            px_edge_8x16_2(
                                &score[h][i_tile][0], &V[h][0][d_tile], &out[h][i_tile][d_tile],
                                px_min(dim - d_tile, 16), length, dim, length, dim);
                        }
                        for (long i_tile = length - (length % 8); i_tile < length; i_tile += 4) {
                            px_edge_4x16_2(
                                &score[h][i_tile][0], &V[h][0][d_tile], &out[h][i_tile][d_tile],
                                px_min(length - i_tile, 4), px_min(dim - d_tile, 16), length, dim, length,
                                dim);
                        }
                    }
                }
            }
        } else {
    /* scores */
    for (int h = 0; h < heads; h++)
        for (int i = 0; i < length; i++)
            for (int j = 0; j < length; j++) {
                score[h][i][j] = 0.0f;
                for (int d = 0; d < dim; d++)
                    score[h][i][j] += Q[h][i][d] * K[h][j][d];
                score[h][i][j] *= scale;
            }
    /* softmax */
    for (int h = 0; h < heads; h++)
        for (int i = 0; i < length; i++) {
            float largest = score[h][i][0];
            float sum = 0.0f;
            for (int j = 1; j < length; j++)
                largest = fmaxf(largest, score[h][i][j]);
            for (int j = 0; j < length; j++) {
                score[h][i][j] = expf(score[h][i][j] - largest);
                sum += score[h][i][j];
            }
            for (int j = 0; j < length; j++)
                score[h][i][j] /= sum;
        }
    /* weighted values */
    for (int h = 0; h < heads; h++)
        for (int i = 0; i < length; i++)
            for (int d = 0; d < dim; d++) {
                out[h][i][d] = 0.0f;
                for (int j = 0; j < length; j++)
                    out[h][i][d] += score[h][i][j] * V[h][j][d];
            }
        }
        px_release(px_K);
    } else {
    /* scores */
    for (int h = 0; h < heads; h++)
        for (int i = 0; i < length; i++)
            for (int j = 0; j < length; j++) {
                score[h][i][j] = 0.0f;
                for (int d = 0; d < dim; d++)
                    score[h][i][j] += Q[h][i][d] * K[h][j][d];
                score[h][i][j] *= scale;
            }
    /* softmax */
    for (int h = 0; h < heads; h++)
        for (int i = 0; i < length; i++) {
            float largest = score[h][i][0];
            float sum = 0.0f;
            for (int j = 1; j < length; j++)
                largest = fmaxf(largest, score[h][i][j]);
            for (int j = 0; j < length; j++) {
                score[h][i][j] = expf(score[h][i][j] - largest);
                sum += score[h][i][j];
            }
            for (int j = 0; j < length; j++)
                score[h][i][j] /= sum;
        }
    /* weighted values */
    for (int h = 0; h < heads; h++)
        for (int i = 0; i < length; i++)
            for (int d = 0; d < dim; d++) {
                out[h][i][d] = 0.0f;
                for (int j = 0; j < length; j++)
                    out[h][i][d] += score[h][i][j] * V[h][j][d];
            }
    }
#pragma endscop
}
