/*
 * Grouped convolution: the channels fall into groups, and a group of outputs sees only its own group of inputs.
 * ResNeXt's 3x3 layer, 32 groups of four channels, 56x56 pixels. The group is a dimension of its own, which is the
 * same memory layout as NCHW.
 *
 *   output[n][g][k][y][x] = sum over c, r, s of
 *       input[n][g][c][y * stride + r - pad][x * stride + s - pad] * filter[g][k][c][r][s]
 *
 * where input is taken as zero outside the image.
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
    const vector even0 = __builtin_shufflevector(r0, r2, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    const vector even1 = __builtin_shufflevector(r0, r2, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    const vector odd0 = __builtin_shufflevector(r1, r3, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    const vector odd1 = __builtin_shufflevector(r1, r3, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    const vector columns[4] = {
        __builtin_shufflevector(even0, odd0, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23),
        __builtin_shufflevector(even0, odd0, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31),
        __builtin_shufflevector(even1, odd1, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23),
        __builtin_shufflevector(even1, odd1, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31),
    };
#pragma GCC unroll 16
    for (int lane = 0; lane < 16; lane++) {
        if (lane < count) {
            *(column *)&to[lane * distance] = ((const column *)columns)[lane];
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
    for (long column = 0; column < blocks; column += 4) {
        for (long row = 0; row < whole; row += 16) {
            const float *at = from + column * distance + row;
            px_turn4_f32x16(to + row * width + column, at, at + distance, at + 2 * distance,
                  at + 3 * distance, width, 16);
        }
    }
    for (long column = 0; column < columns; column++) {
        for (long row = column < blocks ? whole : 0; row < rows; row++) {
            to[row * width + column] = from[column * distance + row];
        }
    }
}

/* to[lane * distance + row] = lane of row, for the first `count` of 4 lanes of 4 rows. */
static inline __attribute__((always_inline)) void px_turn4_f32x4(float *to, const void *row0, const void *row1, const void *row2, const void *row3, long distance, long count)
{
#if defined(__clang__) || __GNUC__ >= 12
    typedef float vector __attribute__((vector_size(16), aligned(4), may_alias));
    typedef float column __attribute__((vector_size(16), aligned(4), may_alias));
    const vector r0 = *(const vector *)row0, r1 = *(const vector *)row1;
    const vector r2 = *(const vector *)row2, r3 = *(const vector *)row3;
    const vector even0 = __builtin_shufflevector(r0, r2, 0, 4, 1, 5);
    const vector even1 = __builtin_shufflevector(r0, r2, 2, 6, 3, 7);
    const vector odd0 = __builtin_shufflevector(r1, r3, 0, 4, 1, 5);
    const vector odd1 = __builtin_shufflevector(r1, r3, 2, 6, 3, 7);
    const vector columns[4] = {
        __builtin_shufflevector(even0, odd0, 0, 4, 1, 5),
        __builtin_shufflevector(even0, odd0, 2, 6, 3, 7),
        __builtin_shufflevector(even1, odd1, 0, 4, 1, 5),
        __builtin_shufflevector(even1, odd1, 2, 6, 3, 7),
    };
#pragma GCC unroll 16
    for (int lane = 0; lane < 4; lane++) {
        if (lane < count) {
            *(column *)&to[lane * distance] = ((const column *)columns)[lane];
        }
    }
#else
    for (int lane = 0; lane < 4; lane++) {
        if (lane < count) {
            to[lane * distance + 0] = ((const float *)row0)[lane];
            to[lane * distance + 1] = ((const float *)row1)[lane];
            to[lane * distance + 2] = ((const float *)row2)[lane];
            to[lane * distance + 3] = ((const float *)row3)[lane];
        }
    }
#endif
}

/* c[row * c_row + column * c_column] = 0
 * for r0 < 4, r1 < count1, r2 < 3, row < 28, column < 4:
 *     c[row * c_row + column * c_column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + (r2 - 1) * a_stride2]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + (r2 - 1) * b_stride2]
 * In registers: 28 x 1 accumulators, 4 columns of float. */
static void px_kernel_28x4(const float *restrict a, const float *restrict b, float *restrict c, long count1)
{
    typedef float px_f32x4 __attribute__((vector_size(16), aligned(4), may_alias));
    const long a_row = 1;
    const long c_row = 1;
    const long c_column = 3136;
    const long count0 = 4;
    const long a_stride0 = 3136;
    const long b_stride0 = 144;
    const long a_stride1 = 56;
    const long b_stride1 = 48;
    const long a_stride2 = 1;
    const long b_stride2 = 16;
    const long c_next = 28;
    const float *volatile from = a;
    px_f32x4 c0_0 = {0};
    px_f32x4 c1_0 = {0};
    px_f32x4 c2_0 = {0};
    px_f32x4 c3_0 = {0};
    px_f32x4 c4_0 = {0};
    px_f32x4 c5_0 = {0};
    px_f32x4 c6_0 = {0};
    px_f32x4 c7_0 = {0};
    px_f32x4 c8_0 = {0};
    px_f32x4 c9_0 = {0};
    px_f32x4 c10_0 = {0};
    px_f32x4 c11_0 = {0};
    px_f32x4 c12_0 = {0};
    px_f32x4 c13_0 = {0};
    px_f32x4 c14_0 = {0};
    px_f32x4 c15_0 = {0};
    px_f32x4 c16_0 = {0};
    px_f32x4 c17_0 = {0};
    px_f32x4 c18_0 = {0};
    px_f32x4 c19_0 = {0};
    px_f32x4 c20_0 = {0};
    px_f32x4 c21_0 = {0};
    px_f32x4 c22_0 = {0};
    px_f32x4 c23_0 = {0};
    px_f32x4 c24_0 = {0};
    px_f32x4 c25_0 = {0};
    px_f32x4 c26_0 = {0};
    px_f32x4 c27_0 = {0};
    __builtin_prefetch(&c[c_next + 27 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 27 * c_row + c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 27 * c_row + 2 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 27 * c_row + 3 * c_column], 1, 2);

    for (long r0 = 0; r0 < count0; r0++) {
        for (long r1 = 0; r1 < count1; r1++) {
            #pragma GCC unroll 1
            for (long r2 = 0; r2 < 1; r2++) {
                const float *at = from + r0 * a_stride0 + r1 * a_stride1 + (r2 - 1) * a_stride2;
                const float *bt = b + r0 * b_stride0 + r1 * b_stride1 + (r2 - 1) * b_stride2;
                const px_f32x4 b0 = *(const volatile px_f32x4 *)&bt[0];
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
                const float a16 = at[16 * a_row];
                c16_0 += a16 * b0;
                const float a17 = at[17 * a_row];
                c17_0 += a17 * b0;
                const float a18 = at[18 * a_row];
                c18_0 += a18 * b0;
                const float a19 = at[19 * a_row];
                c19_0 += a19 * b0;
                const float a20 = at[20 * a_row];
                c20_0 += a20 * b0;
                const float a21 = at[21 * a_row];
                c21_0 += a21 * b0;
                const float a22 = at[22 * a_row];
                c22_0 += a22 * b0;
                const float a23 = at[23 * a_row];
                c23_0 += a23 * b0;
                const float a24 = at[24 * a_row];
                c24_0 += a24 * b0;
                const float a25 = at[25 * a_row];
                c25_0 += a25 * b0;
                const float a26 = at[26 * a_row];
                c26_0 += a26 * b0;
                const float a27 = at[27 * a_row];
                c27_0 += a27 * b0;
            }
            #pragma GCC unroll 1
            for (long r2 = 1; r2 < 3; r2++) {
                const float *at = from + r0 * a_stride0 + r1 * a_stride1 + (r2 - 1) * a_stride2;
                const float *bt = b + r0 * b_stride0 + r1 * b_stride1 + (r2 - 1) * b_stride2;
                const px_f32x4 b0 = *(const volatile px_f32x4 *)&bt[0];
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
                const float a16 = at[16 * a_row];
                c16_0 += a16 * b0;
                const float a17 = at[17 * a_row];
                c17_0 += a17 * b0;
                const float a18 = at[18 * a_row];
                c18_0 += a18 * b0;
                const float a19 = at[19 * a_row];
                c19_0 += a19 * b0;
                const float a20 = at[20 * a_row];
                c20_0 += a20 * b0;
                const float a21 = at[21 * a_row];
                c21_0 += a21 * b0;
                const float a22 = at[22 * a_row];
                c22_0 += a22 * b0;
                const float a23 = at[23 * a_row];
                c23_0 += a23 * b0;
                const float a24 = at[24 * a_row];
                c24_0 += a24 * b0;
                const float a25 = at[25 * a_row];
                c25_0 += a25 * b0;
                const float a26 = at[26 * a_row];
                c26_0 += a26 * b0;
                const float a27 = at[27 * a_row];
                c27_0 += a27 * b0;
            }
        }
    }

    px_turn4_f32x4(&c[0], &c0_0, &c1_0, &c2_0, &c3_0, c_column, 4);
    px_turn4_f32x4(&c[4 * c_row], &c4_0, &c5_0, &c6_0, &c7_0, c_column, 4);
    px_turn4_f32x4(&c[8 * c_row], &c8_0, &c9_0, &c10_0, &c11_0, c_column, 4);
    px_turn4_f32x4(&c[12 * c_row], &c12_0, &c13_0, &c14_0, &c15_0, c_column, 4);
    px_turn4_f32x4(&c[16 * c_row], &c16_0, &c17_0, &c18_0, &c19_0, c_column, 4);
    px_turn4_f32x4(&c[20 * c_row], &c20_0, &c21_0, &c22_0, &c23_0, c_column, 4);
    px_turn4_f32x4(&c[24 * c_row], &c24_0, &c25_0, &c26_0, &c27_0, c_column, 4);
}

/* c[row * c_row + column * c_column] = 0
 * for r0 < 4, r1 < count1, r2 < 3, row < 28, column < 4:
 *     c[row * c_row + column * c_column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2]
 * In registers: 28 x 1 accumulators, 4 columns of float. */
static void px_kernel_28x4_2(const float *restrict a, const float *restrict b, float *restrict c, long count1)
{
    typedef float px_f32x4 __attribute__((vector_size(16), aligned(4), may_alias));
    const long a_row = 1;
    const long c_row = 1;
    const long c_column = 3136;
    const long count0 = 4;
    const long a_stride0 = 3136;
    const long b_stride0 = 144;
    const long a_stride1 = 56;
    const long b_stride1 = 48;
    const long a_stride2 = 1;
    const long b_stride2 = 16;
    const long c_next = 28;
    const float *volatile from = a;
    px_f32x4 c0_0 = {0};
    px_f32x4 c1_0 = {0};
    px_f32x4 c2_0 = {0};
    px_f32x4 c3_0 = {0};
    px_f32x4 c4_0 = {0};
    px_f32x4 c5_0 = {0};
    px_f32x4 c6_0 = {0};
    px_f32x4 c7_0 = {0};
    px_f32x4 c8_0 = {0};
    px_f32x4 c9_0 = {0};
    px_f32x4 c10_0 = {0};
    px_f32x4 c11_0 = {0};
    px_f32x4 c12_0 = {0};
    px_f32x4 c13_0 = {0};
    px_f32x4 c14_0 = {0};
    px_f32x4 c15_0 = {0};
    px_f32x4 c16_0 = {0};
    px_f32x4 c17_0 = {0};
    px_f32x4 c18_0 = {0};
    px_f32x4 c19_0 = {0};
    px_f32x4 c20_0 = {0};
    px_f32x4 c21_0 = {0};
    px_f32x4 c22_0 = {0};
    px_f32x4 c23_0 = {0};
    px_f32x4 c24_0 = {0};
    px_f32x4 c25_0 = {0};
    px_f32x4 c26_0 = {0};
    px_f32x4 c27_0 = {0};
    __builtin_prefetch(&c[c_next + 27 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 27 * c_row + c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 27 * c_row + 2 * c_column], 1, 2);
    __builtin_prefetch(&c[c_next + 27 * c_row + 3 * c_column], 1, 2);

    for (long r0 = 0; r0 < count0; r0++) {
        for (long r1 = 0; r1 < count1; r1++) {
            #pragma GCC unroll 1
            for (long r2 = 0; r2 < 2; r2++) {
                const float *at = from + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2;
                const float *bt = b + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2;
                const px_f32x4 b0 = *(const volatile px_f32x4 *)&bt[0];
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
                const float a16 = at[16 * a_row];
                c16_0 += a16 * b0;
                const float a17 = at[17 * a_row];
                c17_0 += a17 * b0;
                const float a18 = at[18 * a_row];
                c18_0 += a18 * b0;
                const float a19 = at[19 * a_row];
                c19_0 += a19 * b0;
                const float a20 = at[20 * a_row];
                c20_0 += a20 * b0;
                const float a21 = at[21 * a_row];
                c21_0 += a21 * b0;
                const float a22 = at[22 * a_row];
                c22_0 += a22 * b0;
                const float a23 = at[23 * a_row];
                c23_0 += a23 * b0;
                const float a24 = at[24 * a_row];
                c24_0 += a24 * b0;
                const float a25 = at[25 * a_row];
                c25_0 += a25 * b0;
                const float a26 = at[26 * a_row];
                c26_0 += a26 * b0;
                const float a27 = at[27 * a_row];
                c27_0 += a27 * b0;
            }
            #pragma GCC unroll 1
            for (long r2 = 2; r2 < 3; r2++) {
                const float *at = from + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2;
                const float *bt = b + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2;
                const px_f32x4 b0 = *(const volatile px_f32x4 *)&bt[0];
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
                const float a16 = at[16 * a_row];
                c16_0 += a16 * b0;
                const float a17 = at[17 * a_row];
                c17_0 += a17 * b0;
                const float a18 = at[18 * a_row];
                c18_0 += a18 * b0;
                const float a19 = at[19 * a_row];
                c19_0 += a19 * b0;
                const float a20 = at[20 * a_row];
                c20_0 += a20 * b0;
                const float a21 = at[21 * a_row];
                c21_0 += a21 * b0;
                const float a22 = at[22 * a_row];
                c22_0 += a22 * b0;
                const float a23 = at[23 * a_row];
                c23_0 += a23 * b0;
                const float a24 = at[24 * a_row];
                c24_0 += a24 * b0;
                const float a25 = at[25 * a_row];
                c25_0 += a25 * b0;
                const float a26 = at[26 * a_row];
                c26_0 += a26 * b0;
            }
        }
    }

    px_turn4_f32x4(&c[0], &c0_0, &c1_0, &c2_0, &c3_0, c_column, 4);
    px_turn4_f32x4(&c[4 * c_row], &c4_0, &c5_0, &c6_0, &c7_0, c_column, 4);
    px_turn4_f32x4(&c[8 * c_row], &c8_0, &c9_0, &c10_0, &c11_0, c_column, 4);
    px_turn4_f32x4(&c[12 * c_row], &c12_0, &c13_0, &c14_0, &c15_0, c_column, 4);
    px_turn4_f32x4(&c[16 * c_row], &c16_0, &c17_0, &c18_0, &c19_0, c_column, 4);
    px_turn4_f32x4(&c[20 * c_row], &c20_0, &c21_0, &c22_0, &c23_0, c_column, 4);
    px_turn4_f32x4(&c[24 * c_row], &c24_0, &c25_0, &c26_0, &c27_0, c_column, 4);
}

void conv2d_grouped(int images, int groups, int ofms, int ifms, int height, int width, int out_h, int out_w,
                    int filter_h, int filter_w, int stride, int pad,
                    const float input[restrict images][groups][ifms][height][width],
                    const float filter[restrict groups][ofms][ifms][filter_h][filter_w],
                    float output[restrict images][groups][ofms][out_h][out_w])
{
#pragma polyxform size(images = 4, groups = 32, ofms = 4, ifms = 4, height = 56, width = 56, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1, pad = 1)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (images == 4 && groups == 32 && ofms == 4 && ifms == 4 && height == 56 && width == 56 &&
        out_h == 56 && out_w == 56 && filter_h == 3 && filter_w == 3 && stride == 1 && pad == 1) {
        /* pack filter in panels of 16 columns; interchange to ofm, group, img, oj, oi; microkernel of 29 x oi rows and 16 x ofm columns over ifm, kj, ki; which begins with output = 0 */
        float *px_filter = px_allocate(sizeof(float), 18432);
        if (px_filter) {
            for (long ofm_panel = 0; ofm_panel < 4; ofm_panel += 16) {
                for (long group = 0; group < 32; group++) {
                    px_panel_f32x16(
                        &px_filter[576 * group + 36 * ofm_panel],
                        &filter[group][ofm_panel][0][0][0], 36, px_min(16, 4 - ofm_panel), 16, 36);
                }
            }
            #pragma omp parallel for collapse(2) schedule(static)
            for (int group = 0; group < 32; group++) {
                for (int img = 0; img < 4; img++) {
                    for (int oj = 0; oj < 56; oj++) {
                        px_kernel_28x4(
                            &input[img][group][0][oj + px_max(0, -oj + 1) - 1][0],
                            &px_filter[576 * group + 48 * px_max(0, -oj + 1) + 16],
                            &output[img][group][0][oj][0],
                            px_min(-px_max(0, -oj + 1) + 3, -oj - px_max(0, -oj + 1) + 57));
                        px_kernel_28x4_2(
                            &input[img][group][0][oj + px_max(0, -oj + 1) - 1][27],
                            &px_filter[576 * group + 48 * px_max(0, -oj + 1)],
                            &output[img][group][0][oj][28],
                            px_min(-px_max(0, -oj + 1) + 3, -oj - px_max(0, -oj + 1) + 57));
                    }
                }
            }
        } else {
            for (int img = 0; img < images; img++)
                for (int group = 0; group < groups; group++)
                    for (int ofm = 0; ofm < ofms; ofm++)
                        for (int oj = 0; oj < out_h; oj++)
                            for (int oi = 0; oi < out_w; oi++) {
                                output[img][group][ofm][oj][oi] = 0.0f;
                                for (int ifm = 0; ifm < ifms; ifm++)
                                    for (int kj = 0; kj < filter_h; kj++)
                                        for (int ki = 0; ki < filter_w; ki++) {
                                            int ij = oj * stride + kj - pad;
                                            int ii = oi * stride + ki - pad;
                                            if (0 <= ij && ij < height && 0 <= ii && ii < width)
                                                output[img][group][ofm][oj][oi] +=
                                                    input[img][group][ifm][ij][ii] * filter[group][ofm][ifm][kj][ki];
                                        }
                            }
        }
        px_release(px_filter);
    } else if (stride == 1) {
        /* source order; interchange to img, group, ofm, oj, ifm, kj, ki, oi */
        #pragma omp parallel for collapse(4) schedule(static) if((long)images * (long)groups * (long)ofms * (long)out_h * (long)out_w >= 10000)
        for (int img = 0; img < images; img++) {
            for (int group = 0; group < groups; group++) {
                for (int ofm = 0; ofm < ofms; ofm++) {
                    for (int oj = 0; oj < out_h; oj++) {
                        #pragma omp simd
                        for (int oi = 0; oi < out_w; oi++) {
                            output[img][group][ofm][oj][oi] = 0.0f;
                        }
                    }
                }
            }
        }
        #pragma omp parallel for collapse(4) schedule(static)
        for (int img = 0; img < images; img++) {
            for (int group = 0; group < groups; group++) {
                for (int ofm = 0; ofm < ofms; ofm++) {
                    for (int oj = px_max(0, pad - filter_h + 1); oj < px_min(out_h, pad + height); oj++) {
                        for (int ifm = 0; ifm < ifms; ifm++) {
                            for (int kj = px_max(0, pad - oj); kj < px_min(filter_h, pad + height - oj); kj++) {
                                for (int ki = px_max(0, pad - out_w + 1); ki < px_min(filter_w, pad + width); ki++) {
                                    #pragma omp simd
                                    for (int oi = px_max(0, pad - ki); oi < px_min(out_w, pad + width - ki); oi++) {
                                        output[img][group][ofm][oj][oi] += input[img][group][ifm][oj + kj - pad][oi + ki - pad] * filter[group][ofm][ifm][kj][ki];
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    } else {
        for (int img = 0; img < images; img++)
            for (int group = 0; group < groups; group++)
                for (int ofm = 0; ofm < ofms; ofm++)
                    for (int oj = 0; oj < out_h; oj++)
                        for (int oi = 0; oi < out_w; oi++) {
                            output[img][group][ofm][oj][oi] = 0.0f;
                            for (int ifm = 0; ifm < ifms; ifm++)
                                for (int kj = 0; kj < filter_h; kj++)
                                    for (int ki = 0; ki < filter_w; ki++) {
                                        int ij = oj * stride + kj - pad;
                                        int ii = oi * stride + ki - pad;
                                        if (0 <= ij && ij < height && 0 <= ii && ii < width)
                                            output[img][group][ofm][oj][oi] +=
                                                input[img][group][ifm][ij][ii] * filter[group][ofm][ifm][kj][ki];
                                    }
                        }
    }
#pragma endscop
}
