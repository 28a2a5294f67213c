/*
 * Forward convolution on blocked tensors: ResNet-50's 3x3 layer, 64 to 64 channels, 56x56 pixels, four images.
 *
 *   output[n][K][y][x][k] += sum over C, r, s, c of
 *       input[n][C][y * stride + r][x * stride + s][c] * filter[K][C][r][s][c][k]
 *
 * Channels come in tiles of BLOCK (the largest of 64, 32 and 16 that divides both channel counts), so that the two
 * innermost dimensions of the filter are a dense BLOCK x BLOCK matrix. The caller pads the input: its height and
 * width are exactly what the filter reaches.
 */
#ifndef BLOCK
#define BLOCK 64
#endif

static inline long px_min(long a, long b) { return a < b ? a : b; }

/* for r0 < 3, r1 < 3, r2 < 64, row < 14, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2]
 * In registers: 14 x 2 accumulators, 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_14x32(const float *restrict a, const float *restrict b, float *restrict c)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 64;
    const long c_row = 64;
    const long count0 = 3;
    const long a_stride0 = 3712;
    const long b_stride0 = 12288;
    const long count1 = 3;
    const long a_stride1 = 64;
    const long b_stride1 = 4096;
    const long count2 = 64;
    const long a_stride2 = 1;
    const long b_stride2 = 64;
    px_f32x16 c0_0 = *(const px_f32x16 *)&c[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&c[16];
    px_f32x16 c1_0 = *(const px_f32x16 *)&c[c_row];
    px_f32x16 c1_1 = *(const px_f32x16 *)&c[c_row + 16];
    px_f32x16 c2_0 = *(const px_f32x16 *)&c[2 * c_row];
    px_f32x16 c2_1 = *(const px_f32x16 *)&c[2 * c_row + 16];
    px_f32x16 c3_0 = *(const px_f32x16 *)&c[3 * c_row];
    px_f32x16 c3_1 = *(const px_f32x16 *)&c[3 * c_row + 16];
    px_f32x16 c4_0 = *(const px_f32x16 *)&c[4 * c_row];
    px_f32x16 c4_1 = *(const px_f32x16 *)&c[4 * c_row + 16];
    px_f32x16 c5_0 = *(const px_f32x16 *)&c[5 * c_row];
    px_f32x16 c5_1 = *(const px_f32x16 *)&c[5 * c_row + 16];
    px_f32x16 c6_0 = *(const px_f32x16 *)&c[6 * c_row];
    px_f32x16 c6_1 = *(const px_f32x16 *)&c[6 * c_row + 16];
    px_f32x16 c7_0 = *(const px_f32x16 *)&c[7 * c_row];
    px_f32x16 c7_1 = *(const px_f32x16 *)&c[7 * c_row + 16];
    px_f32x16 c8_0 = *(const px_f32x16 *)&c[8 * c_row];
    px_f32x16 c8_1 = *(const px_f32x16 *)&c[8 * c_row + 16];
    px_f32x16 c9_0 = *(const px_f32x16 *)&c[9 * c_row];
    px_f32x16 c9_1 = *(const px_f32x16 *)&c[9 * c_row + 16];
    px_f32x16 c10_0 = *(const px_f32x16 *)&c[10 * c_row];
    px_f32x16 c10_1 = *(const px_f32x16 *)&c[10 * c_row + 16];
    px_f32x16 c11_0 = *(const px_f32x16 *)&c[11 * c_row];
    px_f32x16 c11_1 = *(const px_f32x16 *)&c[11 * c_row + 16];
    px_f32x16 c12_0 = *(const px_f32x16 *)&c[12 * c_row];
    px_f32x16 c12_1 = *(const px_f32x16 *)&c[12 * c_row + 16];
    px_f32x16 c13_0 = *(const px_f32x16 *)&c[13 * c_row];
    px_f32x16 c13_1 = *(const px_f32x16 *)&c[13 * c_row + 16];

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

/* for r0 < count0, r1 < count1, r2 < count2, r3 < 64, row < 14, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2 + r3 * a_stride3]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2 + r3 * b_stride3]
 * In registers: 14 x 2 accumulators, 16 + 16 columns of float. */
static void px_kernel_14x32_2(const float *restrict a, const float *restrict b, float *restrict c, long count0, long a_stride0, long b_stride0, long count1, long a_stride1, long b_stride1, long count2)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 64;
    const long c_row = 64;
    const long a_stride2 = 64;
    const long b_stride2 = 4096;
    const long count3 = 64;
    const long a_stride3 = 1;
    const long b_stride3 = 64;
    if (count0 < 1) return;
    if (count1 < 1) return;
    if (count2 < 1) return;
    px_f32x16 c0_0 = *(const px_f32x16 *)&c[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&c[16];
    px_f32x16 c1_0 = *(const px_f32x16 *)&c[c_row];
    px_f32x16 c1_1 = *(const px_f32x16 *)&c[c_row + 16];
    px_f32x16 c2_0 = *(const px_f32x16 *)&c[2 * c_row];
    px_f32x16 c2_1 = *(const px_f32x16 *)&c[2 * c_row + 16];
    px_f32x16 c3_0 = *(const px_f32x16 *)&c[3 * c_row];
    px_f32x16 c3_1 = *(const px_f32x16 *)&c[3 * c_row + 16];
    px_f32x16 c4_0 = *(const px_f32x16 *)&c[4 * c_row];
    px_f32x16 c4_1 = *(const px_f32x16 *)&c[4 * c_row + 16];
    px_f32x16 c5_0 = *(const px_f32x16 *)&c[5 * c_row];
    px_f32x16 c5_1 = *(const px_f32x16 *)&c[5 * c_row + 16];
    px_f32x16 c6_0 = *(const px_f32x16 *)&c[6 * c_row];
    px_f32x16 c6_1 = *(const px_f32x16 *)&c[6 * c_row + 16];
    px_f32x16 c7_0 = *(const px_f32x16 *)&c[7 * c_row];
    px_f32x16 c7_1 = *(const px_f32x16 *)&c[7 * c_row + 16];
    px_f32x16 c8_0 = *(const px_f32x16 *)&c[8 * c_row];
    px_f32x16 c8_1 = *(const px_f32x16 *)&c[8 * c_row + 16];
    px_f32x16 c9_0 = *(const px_f32x16 *)&c[9 * c_row];
    px_f32x16 c9_1 = *(const px_f32x16 *)&c[9 * c_row + 16];
    px_f32x16 c10_0 = *(const px_f32x16 *)&c[10 * c_row];
    px_f32x16 c10_1 = *(const px_f32x16 *)&c[10 * c_row + 16];
    px_f32x16 c11_0 = *(const px_f32x16 *)&c[11 * c_row];
    px_f32x16 c11_1 = *(const px_f32x16 *)&c[11 * c_row + 16];
    px_f32x16 c12_0 = *(const px_f32x16 *)&c[12 * c_row];
    px_f32x16 c12_1 = *(const px_f32x16 *)&c[12 * c_row + 16];
    px_f32x16 c13_0 = *(const px_f32x16 *)&c[13 * c_row];
    px_f32x16 c13_1 = *(const px_f32x16 *)&c[13 * c_row + 16];

    for (long r0 = 0; r0 < count0; r0++) {
        for (long r1 = 0; r1 < count1; r1++) {
            for (long r2 = 0; r2 < count2; r2++) {
                #pragma GCC unroll 1
                for (long r3 = 0; r3 < count3; r3++) {
                    const float *at = a + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2 + r3 * a_stride3;
                    const float *bt = b + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2 + r3 * b_stride3;
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

/* for r0 < count0, r1 < count1, r2 < count2, r3 < 64, row < rows <= 7, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2 + r3 * a_stride3]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2 + r3 * b_stride3]
 * In registers: 7 x 2 accumulators, 16 + 16 columns of float. */
static void px_edge_7x32(const float *restrict a, const float *restrict b, float *restrict c, long rows, long count0, long a_stride0, long b_stride0, long count1, long a_stride1, long b_stride1, long count2)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 64;
    const long c_row = 64;
    const long a_stride2 = 64;
    const long b_stride2 = 4096;
    const long count3 = 64;
    const long a_stride3 = 1;
    const long b_stride3 = 64;
    if (rows < 1) return;
    if (count0 < 1) return;
    if (count1 < 1) return;
    if (count2 < 1) return;
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
    px_f32x16 c0_0 = *(const px_f32x16 *)&c[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&c[16];
    px_f32x16 c1_0 = *(const px_f32x16 *)&c[c_row1];
    px_f32x16 c1_1 = *(const px_f32x16 *)&c[c_row1 + 16];
    px_f32x16 c2_0 = *(const px_f32x16 *)&c[c_row2];
    px_f32x16 c2_1 = *(const px_f32x16 *)&c[c_row2 + 16];
    px_f32x16 c3_0 = *(const px_f32x16 *)&c[c_row3];
    px_f32x16 c3_1 = *(const px_f32x16 *)&c[c_row3 + 16];
    px_f32x16 c4_0 = *(const px_f32x16 *)&c[c_row4];
    px_f32x16 c4_1 = *(const px_f32x16 *)&c[c_row4 + 16];
    px_f32x16 c5_0 = *(const px_f32x16 *)&c[c_row5];
    px_f32x16 c5_1 = *(const px_f32x16 *)&c[c_row5 + 16];
    px_f32x16 c6_0 = *(const px_f32x16 *)&c[c_row6];
    px_f32x16 c6_1 = *(const px_f32x16 *)&c[c_row6 + 16];

    for (long r0 = 0; r0 < count0; r0++) {
        for (long r1 = 0; r1 < count1; r1++) {
            for (long r2 = 0; r2 < count2; r2++) {
                #pragma GCC unroll 1
                for (long r3 = 0; r3 < count3; r3++) {
                    const float *at = a + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2 + r3 * a_stride3;
                    const float *bt = b + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2 + r3 * b_stride3;
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
            }
        }
    }

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

void conv2d_blocked(int images, int ofm_tiles, int ifm_tiles, int out_h, int out_w, int filter_h, int filter_w,
                    int stride,
                    const float input[restrict images][ifm_tiles][(out_h - 1) * stride + filter_h]
                                     [(out_w - 1) * stride + filter_w][BLOCK],
                    const float filter[restrict ofm_tiles][ifm_tiles][filter_h][filter_w][BLOCK][BLOCK],
                    float output[restrict images][ofm_tiles][out_h][out_w][BLOCK])
{
#pragma polyxform size(images = 4, ofm_tiles = 1, ifm_tiles = 1, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (images == 4 && ofm_tiles == 1 && ifm_tiles == 1 && out_h == 56 && out_w == 56 && filter_h == 3 &&
        filter_w == 3 && stride == 1) {
        /* interchange to img, oj, ofm, oi; microkernel of 14 x oi rows and 32 x ofm columns over kj, ki, ifm */
        #pragma omp parallel for collapse(2) schedule(static)
        for (int img = 0; img < 4; img++) {
            for (int oj = 0; oj < 56; oj++) {
                for (long ofm_tile = 0; ofm_tile < 64; ofm_tile += 32) {
                    for (long oi_tile = 0; oi_tile < 56; oi_tile += 14) {
                        px_kernel_14x32(
                            &input[img][0][oj][oi_tile][0], &filter[0][0][0][0][0][ofm_tile],
                            &output[img][0][oj][oi_tile][ofm_tile]);
                    }
                }
            }
        }
    } else if (stride == 1) {
        /* interchange to ofm_tile, img, oj, ofm, oi; microkernel of 14 x oi rows and 32 x ofm columns over ifm_tile, kj, ki, ifm */
        if (out_w >= 1) {
            #pragma omp parallel for collapse(4) schedule(static) if((long)images * (long)ofm_tiles * (long)ifm_tiles * (long)out_h * (long)filter_h * (long)filter_w * (long)out_w * 64 * 64 >= 10000)
            for (int ofm_tile = 0; ofm_tile < ofm_tiles; ofm_tile++) {
                for (int img = 0; img < images; img++) {
                    for (int oj = 0; oj < out_h; oj++) {
                        for (long ofm_tile_2 = 0; ofm_tile_2 < 64; ofm_tile_2 += 32) {
                            for (long oi_tile = 0; oi_tile <= out_w - 14; oi_tile += 14) {
                                px_kernel_14x32_2(
                                    &input[img][0][oj][oi_tile][0],
                                    &filter[ofm_tile][0][0][0][0][ofm_tile_2],
                                    &output[img][ofm_tile][oj][oi_tile][ofm_tile_2], ifm_tiles,
                                    64 * (long)((out_h - 1) * stride + filter_h) * ((out_w - 1) * stride + filter_w),
                                    4096 * (long)filter_h * filter_w, filter_h,
                                    64 * (long)((out_w - 1) * stride + filter_w), 4096 * (long)filter_w,
                                    filter_w);
                            }
                            for (long oi_tile = out_w - (out_w % 14); oi_tile < out_w; oi_tile += 7) {
                                px_edge_7x32(
                                    &input[img][0][oj][oi_tile][0],
                                    &filter[ofm_tile][0][0][0][0][ofm_tile_2],
                                    &output[img][ofm_tile][oj][oi_tile][ofm_tile_2],
                                    px_min(out_w - oi_tile, 7), ifm_tiles,
                                    64 * (long)((out_h - 1) * stride + filter_h) * ((out_w - 1) * stride + filter_w),
                                    4096 * (long)filter_h * filter_w, filter_h,
                                    64 * (long)((out_w - 1) * stride + filter_w), 4096 * (long)filter_w,
                                    filter_w);
                            }
                        }
                    }
                }
            }
        }
    } else {
        for (int img = 0; img < images; img++)
            for (int ofm_tile = 0; ofm_tile < ofm_tiles; ofm_tile++)
                for (int ifm_tile = 0; ifm_tile < ifm_tiles; ifm_tile++)
                    for (int oj = 0; oj < out_h; oj++)
                        for (int kj = 0; kj < filter_h; kj++)
                            for (int ki = 0; ki < filter_w; ki++)
                                for (int oi = 0; oi < out_w; oi++)
                                    for (int ofm = 0; ofm < BLOCK; ofm++)
                                        for (int ifm = 0; ifm < BLOCK; ifm++)
                                            output[img][ofm_tile][oj][oi][ofm] +=
                                                input[img][ifm_tile][oj * stride + kj][oi * stride + ki][ifm] *
                                                filter[ofm_tile][ifm_tile][kj][ki][ifm][ofm];
    }
#pragma endscop
}
