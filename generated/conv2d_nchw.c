/*
 * Forward convolution on plain NCHW tensors, padded with zeros that are never stored: a tap outside the image is
 * skipped. ResNet-50's 3x3 layer, 64 to 64 channels, 56x56 pixels, four images.
 *
 *   output[n][k][y][x] = sum over c, r, s of
 *       input[n][c][y * stride + r - pad][x * stride + s - pad] * filter[k][c][r][s]
 *
 * where input is taken as zero outside 0 <= row < height, 0 <= column < width.
 */
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

/* to[lane * distance + row] = lane of row, for the first `count` of 16 lanes of 8 rows. */
static inline __attribute__((always_inline)) void px_turn8_f32x16(float *to, const void *row0, const void *row1, const void *row2, const void *row3, const void *row4, const void *row5, const void *row6, const void *row7, long distance, long count)
{
#if defined(__clang__) || __GNUC__ >= 12
    typedef float vector __attribute__((vector_size(64), aligned(4), may_alias));
    typedef float column __attribute__((vector_size(32), aligned(4), may_alias));
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
    const vector r4 = *(const vector *)row4, r5 = *(const vector *)row5;
    const vector r6 = *(const vector *)row6, r7 = *(const vector *)row7;
    const vector low4 = __builtin_shufflevector(r4, r5, 0, 16, 1, 17, 4, 20, 5, 21, 8, 24, 9, 25, 12, 28, 13, 29);
    const vector high4 = __builtin_shufflevector(r4, r5, 2, 18, 3, 19, 6, 22, 7, 23, 10, 26, 11, 27, 14, 30, 15, 31);
    const vector low6 = __builtin_shufflevector(r6, r7, 0, 16, 1, 17, 4, 20, 5, 21, 8, 24, 9, 25, 12, 28, 13, 29);
    const vector high6 = __builtin_shufflevector(r6, r7, 2, 18, 3, 19, 6, 22, 7, 23, 10, 26, 11, 27, 14, 30, 15, 31);
    const vector quads4[4] = {
        __builtin_shufflevector(low4, low6, 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29),
        __builtin_shufflevector(low4, low6, 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31),
        __builtin_shufflevector(high4, high6, 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29),
        __builtin_shufflevector(high4, high6, 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31),
    };
    const vector columns[8] = {
        __builtin_shufflevector(quads0[0], quads4[0], 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23),
        __builtin_shufflevector(quads0[0], quads4[0], 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31),
        __builtin_shufflevector(quads0[1], quads4[1], 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23),
        __builtin_shufflevector(quads0[1], quads4[1], 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31),
        __builtin_shufflevector(quads0[2], quads4[2], 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23),
        __builtin_shufflevector(quads0[2], quads4[2], 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31),
        __builtin_shufflevector(quads0[3], quads4[3], 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23),
        __builtin_shufflevector(quads0[3], quads4[3], 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31),
    };
#pragma GCC unroll 16
    for (int lane = 0; lane < 16; lane++) {
        if (lane < count) {
            *(column *)&to[lane * distance] = ((const column *)&columns[lane % 4 * 2 + lane / 8])[lane / 4 % 2];
        }
    }
#else
    for (int lane = 0; lane < 16; lane++) {
        if (lane < count) {
            to[lane * distance + 0] = ((const float *)row0)[lane];
            to[lane * distance + 1] = ((const float *)row1)[lane];
            to[lane * distance + 2] = ((const float *)row2)[lane];
            to[lane * distance + 3] = ((const float *)row3)[lane];
            to[lane * distance + 4] = ((const float *)row4)[lane];
            to[lane * distance + 5] = ((const float *)row5)[lane];
            to[lane * distance + 6] = ((const float *)row6)[lane];
            to[lane * distance + 7] = ((const float *)row7)[lane];
        }
    }
#endif
}

/* c[row * c_row + column * c_column] = 0
 * for r0 < 64, r1 < count1, r2 < 3, row < 14, column < 32:
 *     c[row * c_row + column * c_column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + (r2 - 1) * a_stride2]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + (r2 - 1) * b_stride2]
 * In registers: 14 x 2 accumulators, 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_14x32(const float *restrict a, const float *restrict b, float *restrict c, long count1)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1;
    const long c_row = 1;
    const long c_column = 3136;
    const long count0 = 64;
    const long a_stride0 = 3136;
    const long b_stride0 = 288;
    const long a_stride1 = 56;
    const long b_stride1 = 96;
    const long a_stride2 = 1;
    const long b_stride2 = 32;
    const float *volatile from = a;
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
    __builtin_prefetch(&c[0], 1, 3);
    __builtin_prefetch(&c[13 * c_row], 1, 3);
    __builtin_prefetch(&c[c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + c_column], 1, 3);
    __builtin_prefetch(&c[2 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 2 * c_column], 1, 3);
    __builtin_prefetch(&c[3 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 3 * c_column], 1, 3);
    __builtin_prefetch(&c[4 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 4 * c_column], 1, 3);
    __builtin_prefetch(&c[5 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 5 * c_column], 1, 3);
    __builtin_prefetch(&c[6 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 6 * c_column], 1, 3);
    __builtin_prefetch(&c[7 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 7 * c_column], 1, 3);
    __builtin_prefetch(&c[8 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 8 * c_column], 1, 3);
    __builtin_prefetch(&c[9 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 9 * c_column], 1, 3);
    __builtin_prefetch(&c[10 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 10 * c_column], 1, 3);
    __builtin_prefetch(&c[11 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 11 * c_column], 1, 3);
    __builtin_prefetch(&c[12 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 12 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 13 * c_column], 1, 3);
    __builtin_prefetch(&c[14 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 14 * c_column], 1, 3);
    __builtin_prefetch(&c[15 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 15 * c_column], 1, 3);
    __builtin_prefetch(&c[16 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 16 * c_column], 1, 3);
    __builtin_prefetch(&c[17 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 17 * c_column], 1, 3);
    __builtin_prefetch(&c[18 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 18 * c_column], 1, 3);
    __builtin_prefetch(&c[19 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 19 * c_column], 1, 3);
    __builtin_prefetch(&c[20 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 20 * c_column], 1, 3);
    __builtin_prefetch(&c[21 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 21 * c_column], 1, 3);
    __builtin_prefetch(&c[22 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 22 * c_column], 1, 3);
    __builtin_prefetch(&c[23 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 23 * c_column], 1, 3);
    __builtin_prefetch(&c[24 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 24 * c_column], 1, 3);
    __builtin_prefetch(&c[25 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 25 * c_column], 1, 3);
    __builtin_prefetch(&c[26 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 26 * c_column], 1, 3);
    __builtin_prefetch(&c[27 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 27 * c_column], 1, 3);
    __builtin_prefetch(&c[28 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 28 * c_column], 1, 3);
    __builtin_prefetch(&c[29 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 29 * c_column], 1, 3);
    __builtin_prefetch(&c[30 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 30 * c_column], 1, 3);
    __builtin_prefetch(&c[31 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 31 * c_column], 1, 3);

    for (long r0 = 0; r0 < count0; r0++) {
        for (long r1 = 0; r1 < count1; r1++) {
            #pragma GCC unroll 1
            for (long r2 = 0; r2 < 1; r2++) {
                const float *at = from + r0 * a_stride0 + r1 * a_stride1 + (r2 - 1) * a_stride2;
                const float *bt = b + r0 * b_stride0 + r1 * b_stride1 + (r2 - 1) * b_stride2;
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
            #pragma GCC unroll 1
            for (long r2 = 1; r2 < 3; r2++) {
                const float *at = from + r0 * a_stride0 + r1 * a_stride1 + (r2 - 1) * a_stride2;
                const float *bt = b + r0 * b_stride0 + r1 * b_stride1 + (r2 - 1) * b_stride2;
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

    px_turn8_f32x16(&c[0], &c0_0, &c1_0, &c2_0, &c3_0, &c4_0, &c5_0, &c6_0, &c7_0, c_column, 16);
    px_turn8_f32x16(&c[6 * c_row], &c6_0, &c7_0, &c8_0, &c9_0, &c10_0, &c11_0, &c12_0, &c13_0, c_column, 16);
    px_turn8_f32x16(&c[16 * c_column], &c0_1, &c1_1, &c2_1, &c3_1, &c4_1, &c5_1, &c6_1, &c7_1, c_column, 16);
    px_turn8_f32x16(&c[6 * c_row + 16 * c_column], &c6_1, &c7_1, &c8_1, &c9_1, &c10_1, &c11_1, &c12_1, &c13_1, c_column, 16);
}

/* c[row * c_row + column * c_column] = 0
 * for r0 < 64, r1 < count1, r2 < 3, row < 14, column < 32:
 *     c[row * c_row + column * c_column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2]
 * In registers: 14 x 2 accumulators, 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_14x32_2(const float *restrict a, const float *restrict b, float *restrict c, long count1)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1;
    const long c_row = 1;
    const long c_column = 3136;
    const long count0 = 64;
    const long a_stride0 = 3136;
    const long b_stride0 = 288;
    const long a_stride1 = 56;
    const long b_stride1 = 96;
    const long count2 = 3;
    const long a_stride2 = 1;
    const long b_stride2 = 32;
    const float *volatile from = a;
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
    __builtin_prefetch(&c[0], 1, 3);
    __builtin_prefetch(&c[13 * c_row], 1, 3);
    __builtin_prefetch(&c[c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + c_column], 1, 3);
    __builtin_prefetch(&c[2 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 2 * c_column], 1, 3);
    __builtin_prefetch(&c[3 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 3 * c_column], 1, 3);
    __builtin_prefetch(&c[4 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 4 * c_column], 1, 3);
    __builtin_prefetch(&c[5 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 5 * c_column], 1, 3);
    __builtin_prefetch(&c[6 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 6 * c_column], 1, 3);
    __builtin_prefetch(&c[7 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 7 * c_column], 1, 3);
    __builtin_prefetch(&c[8 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 8 * c_column], 1, 3);
    __builtin_prefetch(&c[9 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 9 * c_column], 1, 3);
    __builtin_prefetch(&c[10 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 10 * c_column], 1, 3);
    __builtin_prefetch(&c[11 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 11 * c_column], 1, 3);
    __builtin_prefetch(&c[12 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 12 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 13 * c_column], 1, 3);
    __builtin_prefetch(&c[14 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 14 * c_column], 1, 3);
    __builtin_prefetch(&c[15 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 15 * c_column], 1, 3);
    __builtin_prefetch(&c[16 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 16 * c_column], 1, 3);
    __builtin_prefetch(&c[17 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 17 * c_column], 1, 3);
    __builtin_prefetch(&c[18 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 18 * c_column], 1, 3);
    __builtin_prefetch(&c[19 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 19 * c_column], 1, 3);
    __builtin_prefetch(&c[20 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 20 * c_column], 1, 3);
    __builtin_prefetch(&c[21 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 21 * c_column], 1, 3);
    __builtin_prefetch(&c[22 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 22 * c_column], 1, 3);
    __builtin_prefetch(&c[23 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 23 * c_column], 1, 3);
    __builtin_prefetch(&c[24 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 24 * c_column], 1, 3);
    __builtin_prefetch(&c[25 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 25 * c_column], 1, 3);
    __builtin_prefetch(&c[26 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 26 * c_column], 1, 3);
    __builtin_prefetch(&c[27 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 27 * c_column], 1, 3);
    __builtin_prefetch(&c[28 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 28 * c_column], 1, 3);
    __builtin_prefetch(&c[29 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 29 * c_column], 1, 3);
    __builtin_prefetch(&c[30 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 30 * c_column], 1, 3);
    __builtin_prefetch(&c[31 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 31 * c_column], 1, 3);

    for (long r0 = 0; r0 < count0; r0++) {
        for (long r1 = 0; r1 < count1; r1++) {
            #pragma GCC unroll 1
            for (long r2 = 0; r2 < count2; r2++) {
                const float *at = from + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2;
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

    px_turn8_f32x16(&c[0], &c0_0, &c1_0, &c2_0, &c3_0, &c4_0, &c5_0, &c6_0, &c7_0, c_column, 16);
    px_turn8_f32x16(&c[6 * c_row], &c6_0, &c7_0, &c8_0, &c9_0, &c10_0, &c11_0, &c12_0, &c13_0, c_column, 16);
    px_turn8_f32x16(&c[16 * c_column], &c0_1, &c1_1, &c2_1, &c3_1, &c4_1, &c5_1, &c6_1, &c7_1, c_column, 16);
    px_turn8_f32x16(&c[6 * c_row + 16 * c_column], &c6_1, &c7_1, &c8_1, &c9_1, &c10_1, &c11_1, &c12_1, &c13_1, c_column, 16);
}

/* c[row * c_row + column * c_column] = 0
 * for r0 < 64, r1 < count1, r2 < 3, row < 14, column < 32:
 *     c[row * c_row + column * c_column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2]
 * In registers: 14 x 2 accumulators, 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_14x32_3(const float *restrict a, const float *restrict b, float *restrict c, long count1)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1;
    const long c_row = 1;
    const long c_column = 3136;
    const long count0 = 64;
    const long a_stride0 = 3136;
    const long b_stride0 = 288;
    const long a_stride1 = 56;
    const long b_stride1 = 96;
    const long a_stride2 = 1;
    const long b_stride2 = 32;
    const float *volatile from = a;
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
    __builtin_prefetch(&c[0], 1, 3);
    __builtin_prefetch(&c[13 * c_row], 1, 3);
    __builtin_prefetch(&c[c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + c_column], 1, 3);
    __builtin_prefetch(&c[2 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 2 * c_column], 1, 3);
    __builtin_prefetch(&c[3 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 3 * c_column], 1, 3);
    __builtin_prefetch(&c[4 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 4 * c_column], 1, 3);
    __builtin_prefetch(&c[5 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 5 * c_column], 1, 3);
    __builtin_prefetch(&c[6 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 6 * c_column], 1, 3);
    __builtin_prefetch(&c[7 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 7 * c_column], 1, 3);
    __builtin_prefetch(&c[8 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 8 * c_column], 1, 3);
    __builtin_prefetch(&c[9 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 9 * c_column], 1, 3);
    __builtin_prefetch(&c[10 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 10 * c_column], 1, 3);
    __builtin_prefetch(&c[11 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 11 * c_column], 1, 3);
    __builtin_prefetch(&c[12 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 12 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 13 * c_column], 1, 3);
    __builtin_prefetch(&c[14 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 14 * c_column], 1, 3);
    __builtin_prefetch(&c[15 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 15 * c_column], 1, 3);
    __builtin_prefetch(&c[16 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 16 * c_column], 1, 3);
    __builtin_prefetch(&c[17 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 17 * c_column], 1, 3);
    __builtin_prefetch(&c[18 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 18 * c_column], 1, 3);
    __builtin_prefetch(&c[19 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 19 * c_column], 1, 3);
    __builtin_prefetch(&c[20 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 20 * c_column], 1, 3);
    __builtin_prefetch(&c[21 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 21 * c_column], 1, 3);
    __builtin_prefetch(&c[22 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 22 * c_column], 1, 3);
    __builtin_prefetch(&c[23 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 23 * c_column], 1, 3);
    __builtin_prefetch(&c[24 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 24 * c_column], 1, 3);
    __builtin_prefetch(&c[25 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 25 * c_column], 1, 3);
    __builtin_prefetch(&c[26 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 26 * c_column], 1, 3);
    __builtin_prefetch(&c[27 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 27 * c_column], 1, 3);
    __builtin_prefetch(&c[28 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 28 * c_column], 1, 3);
    __builtin_prefetch(&c[29 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 29 * c_column], 1, 3);
    __builtin_prefetch(&c[30 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 30 * c_column], 1, 3);
    __builtin_prefetch(&c[31 * c_column], 1, 3);
    __builtin_prefetch(&c[13 * c_row + 31 * c_column], 1, 3);

    for (long r0 = 0; r0 < count0; r0++) {
        for (long r1 = 0; r1 < count1; r1++) {
            #pragma GCC unroll 1
            for (long r2 = 0; r2 < 2; r2++) {
                const float *at = from + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2;
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
            #pragma GCC unroll 1
            for (long r2 = 2; r2 < 3; r2++) {
                const float *at = from + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2;
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

    px_turn8_f32x16(&c[0], &c0_0, &c1_0, &c2_0, &c3_0, &c4_0, &c5_0, &c6_0, &c7_0, c_column, 16);
    px_turn8_f32x16(&c[6 * c_row], &c6_0, &c7_0, &c8_0, &c9_0, &c10_0, &c11_0, &c12_0, &c13_0, c_column, 16);
    px_turn8_f32x16(&c[16 * c_column], &c0_1, &c1_1, &c2_1, &c3_1, &c4_1, &c5_1, &c6_1, &c7_1, c_column, 16);
    px_turn8_f32x16(&c[6 * c_row + 16 * c_column], &c6_1, &c7_1, &c8_1, &c9_1, &c10_1, &c11_1, &c12_1, &c13_1, c_column, 16);
}

void conv2d_nchw(int images, int ofms, int ifms, int height, int width, int out_h, int out_w, int filter_h,
                 int filter_w, int stride, int pad,
                 const float input[restrict images][ifms][height][width],
                 const float filter[restrict ofms][ifms][filter_h][filter_w],
                 float output[restrict images][ofms][out_h][out_w])
{
#pragma polyxform size(images = 4, ofms = 64, ifms = 64, height = 56, width = 56, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1, pad = 1)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (images == 4 && ofms == 64 && ifms == 64 && height == 56 && width == 56 && out_h == 56 &&
        out_w == 56 && filter_h == 3 && filter_w == 3 && stride == 1 && pad == 1) {
        /* pack filter in panels of 32 columns; interchange to img, oj, ofm, oi; microkernel of 14 x oi rows and 32 x ofm columns over ifm, kj, ki; which begins with output = 0 */
        float *px_filter = px_allocate(sizeof(float), 36864);
        if (px_filter) {
            #pragma omp parallel for schedule(static)
            for (long ofm_panel = 0; ofm_panel < 64; ofm_panel += 32) {
                px_panel_f32x16(
                    &px_filter[576 * ofm_panel],
                    &filter[ofm_panel][0][0][0], 576, 32, 32, 576);
            }
            #pragma omp parallel for collapse(2) schedule(static)
            for (int img = 0; img < 4; img++) {
                for (int oj = 0; oj < 56; oj++) {
                    for (long ofm_tile = 0; ofm_tile < 64; ofm_tile += 32) {
                        px_kernel_14x32(
                            &input[img][0][oj + px_max(0, -oj + 1) - 1][0],
                            &px_filter[576 * ofm_tile + 96 * px_max(0, -oj + 1) + 32],
                            &output[img][ofm_tile][oj][0],
                            px_min(-px_max(0, -oj + 1) + 3, -oj - px_max(0, -oj + 1) + 57));
                        for (long oi_tile = 14; oi_tile < 42; oi_tile += 14) {
                            px_kernel_14x32_2(
                                &input[img][0][oj + px_max(0, -oj + 1) - 1][oi_tile - 1],
                                &px_filter[576 * ofm_tile + 96 * px_max(0, -oj + 1)],
                                &output[img][ofm_tile][oj][oi_tile],
                                px_min(-px_max(0, -oj + 1) + 3, -oj - px_max(0, -oj + 1) + 57));
                        }
                        px_kernel_14x32_3(
                            &input[img][0][oj + px_max(0, -oj + 1) - 1][41],
                            &px_filter[576 * ofm_tile + 96 * px_max(0, -oj + 1)],
                            &output[img][ofm_tile][oj][42],
                            px_min(-px_max(0, -oj + 1) + 3, -oj - px_max(0, -oj + 1) + 57));
                    }
                }
            }
        } else {
            for (int img = 0; img < images; img++)
                for (int ofm = 0; ofm < ofms; ofm++)
                    for (int oj = 0; oj < out_h; oj++)
                        for (int oi = 0; oi < out_w; oi++) {
                            output[img][ofm][oj][oi] = 0.0f;
                            for (int ifm = 0; ifm < ifms; ifm++)
                                for (int kj = 0; kj < filter_h; kj++)
                                    for (int ki = 0; ki < filter_w; ki++)
                                        if (oj * stride + kj - pad >= 0 && oj * stride + kj - pad < height &&
                                            oi * stride + ki - pad >= 0 && oi * stride + ki - pad < width)
                                            output[img][ofm][oj][oi] +=
                                                input[img][ifm][oj * stride + kj - pad][oi * stride + ki - pad] *
                                                filter[ofm][ifm][kj][ki];
                        }
        }
        px_release(px_filter);
    } else if (stride == 1) {
        /* source order; interchange to img, ofm, oj, ifm, kj, ki, oi */
        #pragma omp parallel for collapse(3) schedule(static) if((long)images * (long)ofms * (long)out_h * (long)out_w >= 10000)
        for (int img = 0; img < images; img++) {
            for (int ofm = 0; ofm < ofms; ofm++) {
                for (int oj = 0; oj < out_h; oj++) {
                    #pragma omp simd
                    for (int oi = 0; oi < out_w; oi++) {
                        output[img][ofm][oj][oi] = 0.0f;
                    }
                }
            }
        }
        #pragma omp parallel for collapse(3) schedule(static)
        for (int img = 0; img < images; img++) {
            for (int ofm = 0; ofm < ofms; ofm++) {
                for (int oj = px_max(0, pad - filter_h + 1); oj < px_min(out_h, pad + height); oj++) {
                    for (int ifm = 0; ifm < ifms; ifm++) {
                        for (int kj = px_max(0, pad - oj); kj < px_min(filter_h, pad + height - oj); kj++) {
                            for (int ki = px_max(0, pad - out_w + 1); ki < px_min(filter_w, pad + width); ki++) {
                                #pragma omp simd
                                for (int oi = px_max(0, pad - ki); oi < px_min(out_w, pad + width - ki); oi++) {
                                    output[img][ofm][oj][oi] += input[img][ifm][oj + kj - pad][oi + ki - pad] * filter[ofm][ifm][kj][ki];
                                }
                            }
                        }
                    }
                }
            }
        }
    } else {
        for (int img = 0; img < images; img++)
            for (int ofm = 0; ofm < ofms; ofm++)
                for (int oj = 0; oj < out_h; oj++)
                    for (int oi = 0; oi < out_w; oi++) {
                        output[img][ofm][oj][oi] = 0.0f;
                        for (int ifm = 0; ifm < ifms; ifm++)
                            for (int kj = 0; kj < filter_h; kj++)
                                for (int ki = 0; ki < filter_w; ki++)
                                    if (oj * stride + kj - pad >= 0 && oj * stride + kj - pad < height &&
                                        oi * stride + ki - pad >= 0 && oi * stride + ki - pad < width)
                                        output[img][ofm][oj][oi] +=
                                            input[img][ifm][oj * stride + kj - pad][oi * stride + ki - pad] *
                                            filter[ofm][ifm][kj][ki];
                    }
    }
#pragma endscop
}
