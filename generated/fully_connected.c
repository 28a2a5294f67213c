/*
 * Fully connected layer, weights stored one row an output.
 *
 *   out[b][o] = bias[o] + sum over i of in[b][i] * weights[o][i]
 *
 * The arguments may overlap as far as C is concerned: nothing is declared restrict.
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

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < 1024, row < 8, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 16 + 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_8x48(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long b_next)
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

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < 1024, row < 8, column < 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 1 accumulators, 16 columns of float. */
static void px_kernel_8x16(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long b_next)
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
 * In registers: 8 x 3 accumulators, 16 + 16 + 16 columns of float. */
static void px_kernel_8x48_2(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long a_row, long c_row, long count0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
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
 * for r0 < count0, row < rows <= 4, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 4 x 3 accumulators, 16 + 16 + 16 columns of float. */
static void px_edge_4x48(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long rows, long a_row, long c_row, long count0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    const long b_stride0 = 48;
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
 * In registers: 8 x 1 accumulators, 16 columns of float. */
static void px_edge_8x16(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long columns, long a_row, long c_row, long count0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    const long b_stride0 = 16;
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
static void px_edge_4x16(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long rows, long columns, long a_row, long c_row, long count0)
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

void fully_connected(int batch, int outputs, int inputs, const float in[batch][inputs],
                     const float weights[outputs][inputs], const float bias[outputs], float out[batch][outputs])
{
#pragma polyxform size(batch = 256, outputs = 1024, inputs = 1024)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (batch == 256 && outputs == 1024 && inputs == 1024 &&
        ((const char *)(bias + (1024)) <= (const char *)out || (const char *)(out + (256)) <= (const char *)bias) &&
        ((const char *)(in + (256)) <= (const char *)out || (const char *)(out + (256)) <= (const char *)in) &&
        ((const char *)(out + (256)) <= (const char *)weights || (const char *)(weights + (1024)) <= (const char *)out)) {
        /* pack weights in panels of 48 columns; interchange to o, b; microkernel of 8 x b rows and 48 x o columns over i; which begins with out = bias[o] */
        float *px_weights = px_allocate(sizeof(float), 1048576);
        if (px_weights) {
            #pragma omp parallel for schedule(static)
            for (long o_panel = 0; o_panel < 1008; o_panel += 48) {
                px_panel_f32x16(
                    &px_weights[1024 * o_panel],
                    &weights[o_panel][0], 1024, 48, 48, 1024);
            }
            for (long o_panel = 1008; o_panel < 1024; o_panel += 16) {
                px_panel_f32x16(
                    &px_weights[1024 * o_panel],
                    &weights[o_panel][0], 1024, 16, 16, 1024);
            }
            #pragma omp parallel for collapse(2) schedule(static)
            for (long o_tile = 0; o_tile < 1008; o_tile += 48) {
                for (long b_tile = 0; b_tile < 256; b_tile += 8) {
                    px_kernel_8x48(
                        &in[b_tile][0], &px_weights[1024 * o_tile], &out[b_tile][o_tile], &bias[o_tile],
                        49152 + 47 * (long)b_tile / 248);
                }
            }
            #pragma omp parallel for schedule(static)
            for (long b_tile = 0; b_tile < 256; b_tile += 8) {
                px_kernel_8x16(
                    &in[b_tile][0], &px_weights[1032192], &out[b_tile][1008], &bias[1008],
                    16384 + 15 * (long)b_tile / 248);
            }
        } else {
            for (int b = 0; b < batch; b++)
                for (int o = 0; o < outputs; o++) {
                    out[b][o] = bias[o];
                    for (int i = 0; i < inputs; i++)
                        out[b][o] += in[b][i] * weights[o][i];
                }
        }
        px_release(px_weights);
    } else if ((long)batch * (long)inputs * (long)outputs >= 3000 &&
        ((const char *)(bias + (outputs)) <= (const char *)out || (const char *)(out + (batch)) <= (const char *)bias) &&
        ((const char *)(in + (batch)) <= (const char *)out || (const char *)(out + (batch)) <= (const char *)in) &&
        ((const char *)(out + (batch)) <= (const char *)weights || (const char *)(weights + (outputs)) <= (const char *)out)) {
        /* pack weights in panels of 48 columns; interchange to o, b; microkernel of 8 x b rows and 48 x o columns over i; which begins with out = bias[o] */
        float *px_weights = px_allocate(sizeof(float), (long)(outputs + 15) * inputs);
        if (inputs >= 1 && outputs >= 1 && batch >= 1 && px_weights) {
            #pragma omp parallel for schedule(static)
            for (long o_panel = 0; o_panel < outputs - outputs % 48; o_panel += 48) {
                for (long i = 0; i < inputs; i++) {
                    for (long o = 0; o < 48; o++) {
                        px_weights[o_panel * inputs + 48 * i + o] = weights[o_panel + o][i];
                    }
                }
            }
            for (long o_panel = outputs - outputs % 48; o_panel < outputs; o_panel += 16) {
                for (long i = 0; i < inputs; i++) {
                    for (long o = 0; o < px_min(16, outputs - o_panel); o++) {
                        px_weights[o_panel * inputs + 16 * i + o] = weights[o_panel + o][i];
                    }
                }
            }
            if (batch >= 1) {
                #pragma omp parallel for schedule(static) if((long)batch * (long)outputs * (long)inputs >= 10000)
                for (long o_tile = 0; o_tile <= outputs - 48; o_tile += 48) {
                    for (long b_tile = 0; b_tile <= batch - 8; b_tile += 8) {
                        px_kernel_8x48_2(
                            &in[b_tile][0], &px_weights[(long)o_tile * inputs], &out[b_tile][o_tile],
                            &bias[o_tile], inputs, outputs, inputs);
                    }
                    for (long b_tile = batch - (batch % 8); b_tile < batch; b_tile += 4) {
                        px_edge_4x48(
                            &in[b_tile][0], &px_weights[(long)o_tile * inputs], &out[b_tile][o_tile],
                            &bias[o_tile], px_min(batch - b_tile, 4), inputs, outputs, inputs);
                    }
                }
                if (outputs >= 1) {
                    #pragma omp parallel for schedule(static)
                    for (long o_tile = outputs - (outputs % 48); o_tile < outputs; o_tile += 16) {
                        for (long b_tile = 0; b_tile <= batch - 8; b_tile += 8) {
                            px_edge_8x16(
                                &in[b_tile][0], &px_weights[(long)o_tile * inputs], &out[b_tile][o_tile],
                                &bias[o_tile], px_min(outputs - o_tile, 16), inputs, outputs, inputs);
                        }
                        for (long b_tile = batch - (batch % 8); b_tile < batch; b_tile += 4) {
                            px_edge_4x16(
                                &in[b_tile][0], &px_weights[(long)o_tile * inputs], &out[b_tile][o_tile],
                                &bias[o_tile], px_min(batch - b_tile, 4), px_min(outputs - o_tile, 16),
                                inputs, outputs, inputs);
                        }
                    }
                }
            }
        } else {
            for (int b = 0; b < batch; b++)
                for (int o = 0; o < outputs; o++) {
                    out[b][o] = bias[o];
                    for (int i = 0; i < inputs; i++)
                        out[b][o] += in[b][i] * weights[o][i];
                }
        }
        px_release(px_weights);
    } else {
        for (int b = 0; b < batch; b++)
            for (int o = 0; o < outputs; o++) {
                out[b][o] = bias[o];
                for (int i = 0; i < inputs; i++)
                    out[b][o] += in[b][i] * weights[o][i];
            }
    }
#pragma endscop
}
