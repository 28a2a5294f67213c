/*
 * Depthwise convolution: each channel has its own filter and meets no other channel. MobileNet's 3x3 layer on 128
 * channels of 56x56 pixels.
 *
 *   output[n][c][y][x] = sum over r, s of input[n][c][y * stride + r - pad][x * stride + s - pad] * filter[c][r][s]
 *
 * where input is taken as zero outside the image.
 */

/* NCHW: every channel is an image of its own. */
static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_max(long a, long b) { return a > b ? a : b; }

/* c[row * c_row + column] = 0
 * for r0 < 3, r1 < 2, row < 28, column < 1:
 *     c[row * c_row + column] += a[row * a_row + column + (r0 - 1) * a_stride0 + r1 * a_stride1]
 *         * b[(r0 - 1) * b_stride0 + r1 * b_stride1]
 * In registers: 28 x 1 accumulators, 1 columns of float. */
static void px_kernel_28x1(const float *restrict a, const float *restrict b, float *restrict c)
{
    const long a_row = 56;
    const long c_row = 56;
    const long a_stride0 = 56;
    const long b_stride0 = 3;
    const long count1 = 2;
    const long a_stride1 = 1;
    const long b_stride1 = 1;
    const long c_next = 1568;
    float c0_0 = {0};
    float c1_0 = {0};
    float c2_0 = {0};
    float c3_0 = {0};
    float c4_0 = {0};
    float c5_0 = {0};
    float c6_0 = {0};
    float c7_0 = {0};
    float c8_0 = {0};
    float c9_0 = {0};
    float c10_0 = {0};
    float c11_0 = {0};
    float c12_0 = {0};
    float c13_0 = {0};
    float c14_0 = {0};
    float c15_0 = {0};
    float c16_0 = {0};
    float c17_0 = {0};
    float c18_0 = {0};
    float c19_0 = {0};
    float c20_0 = {0};
    float c21_0 = {0};
    float c22_0 = {0};
    float c23_0 = {0};
    float c24_0 = {0};
    float c25_0 = {0};
    float c26_0 = {0};
    float c27_0 = {0};
    __builtin_prefetch(&c[c_next], 1, 2);
    __builtin_prefetch(&c[c_next + c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 8 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 9 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 10 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 11 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 12 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 13 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 14 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 15 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 16 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 17 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 18 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 19 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 20 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 21 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 22 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 23 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 24 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 25 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 26 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 27 * c_row], 1, 2);

    for (long r0 = 0; r0 < 1; r0++) {
        #pragma GCC unroll 1
        for (long r1 = 0; r1 < count1; r1++) {
            const float *at = a + (r0 - 1) * a_stride0 + r1 * a_stride1;
            const float *bt = b + (r0 - 1) * b_stride0 + r1 * b_stride1;
            const float tap = bt[0];
            const float a1_0 = at[a_row];
            c1_0 += a1_0 * tap;
            const float a2_0 = at[2 * a_row];
            c2_0 += a2_0 * tap;
            const float a3_0 = at[3 * a_row];
            c3_0 += a3_0 * tap;
            const float a4_0 = at[4 * a_row];
            c4_0 += a4_0 * tap;
            const float a5_0 = at[5 * a_row];
            c5_0 += a5_0 * tap;
            const float a6_0 = at[6 * a_row];
            c6_0 += a6_0 * tap;
            const float a7_0 = at[7 * a_row];
            c7_0 += a7_0 * tap;
            const float a8_0 = at[8 * a_row];
            c8_0 += a8_0 * tap;
            const float a9_0 = at[9 * a_row];
            c9_0 += a9_0 * tap;
            const float a10_0 = at[10 * a_row];
            c10_0 += a10_0 * tap;
            const float a11_0 = at[11 * a_row];
            c11_0 += a11_0 * tap;
            const float a12_0 = at[12 * a_row];
            c12_0 += a12_0 * tap;
            const float a13_0 = at[13 * a_row];
            c13_0 += a13_0 * tap;
            const float a14_0 = at[14 * a_row];
            c14_0 += a14_0 * tap;
            const float a15_0 = at[15 * a_row];
            c15_0 += a15_0 * tap;
            const float a16_0 = at[16 * a_row];
            c16_0 += a16_0 * tap;
            const float a17_0 = at[17 * a_row];
            c17_0 += a17_0 * tap;
            const float a18_0 = at[18 * a_row];
            c18_0 += a18_0 * tap;
            const float a19_0 = at[19 * a_row];
            c19_0 += a19_0 * tap;
            const float a20_0 = at[20 * a_row];
            c20_0 += a20_0 * tap;
            const float a21_0 = at[21 * a_row];
            c21_0 += a21_0 * tap;
            const float a22_0 = at[22 * a_row];
            c22_0 += a22_0 * tap;
            const float a23_0 = at[23 * a_row];
            c23_0 += a23_0 * tap;
            const float a24_0 = at[24 * a_row];
            c24_0 += a24_0 * tap;
            const float a25_0 = at[25 * a_row];
            c25_0 += a25_0 * tap;
            const float a26_0 = at[26 * a_row];
            c26_0 += a26_0 * tap;
            const float a27_0 = at[27 * a_row];
            c27_0 += a27_0 * tap;
        }
    }
    for (long r0 = 1; r0 < 3; r0++) {
        #pragma GCC unroll 1
        for (long r1 = 0; r1 < count1; r1++) {
            const float *at = a + (r0 - 1) * a_stride0 + r1 * a_stride1;
            const float *bt = b + (r0 - 1) * b_stride0 + r1 * b_stride1;
            const float tap = bt[0];
            const float a0_0 = at[0];
            c0_0 += a0_0 * tap;
            const float a1_0 = at[a_row];
            c1_0 += a1_0 * tap;
            const float a2_0 = at[2 * a_row];
            c2_0 += a2_0 * tap;
            const float a3_0 = at[3 * a_row];
            c3_0 += a3_0 * tap;
            const float a4_0 = at[4 * a_row];
            c4_0 += a4_0 * tap;
            const float a5_0 = at[5 * a_row];
            c5_0 += a5_0 * tap;
            const float a6_0 = at[6 * a_row];
            c6_0 += a6_0 * tap;
            const float a7_0 = at[7 * a_row];
            c7_0 += a7_0 * tap;
            const float a8_0 = at[8 * a_row];
            c8_0 += a8_0 * tap;
            const float a9_0 = at[9 * a_row];
            c9_0 += a9_0 * tap;
            const float a10_0 = at[10 * a_row];
            c10_0 += a10_0 * tap;
            const float a11_0 = at[11 * a_row];
            c11_0 += a11_0 * tap;
            const float a12_0 = at[12 * a_row];
            c12_0 += a12_0 * tap;
            const float a13_0 = at[13 * a_row];
            c13_0 += a13_0 * tap;
            const float a14_0 = at[14 * a_row];
            c14_0 += a14_0 * tap;
            const float a15_0 = at[15 * a_row];
            c15_0 += a15_0 * tap;
            const float a16_0 = at[16 * a_row];
            c16_0 += a16_0 * tap;
            const float a17_0 = at[17 * a_row];
            c17_0 += a17_0 * tap;
            const float a18_0 = at[18 * a_row];
            c18_0 += a18_0 * tap;
            const float a19_0 = at[19 * a_row];
            c19_0 += a19_0 * tap;
            const float a20_0 = at[20 * a_row];
            c20_0 += a20_0 * tap;
            const float a21_0 = at[21 * a_row];
            c21_0 += a21_0 * tap;
            const float a22_0 = at[22 * a_row];
            c22_0 += a22_0 * tap;
            const float a23_0 = at[23 * a_row];
            c23_0 += a23_0 * tap;
            const float a24_0 = at[24 * a_row];
            c24_0 += a24_0 * tap;
            const float a25_0 = at[25 * a_row];
            c25_0 += a25_0 * tap;
            const float a26_0 = at[26 * a_row];
            c26_0 += a26_0 * tap;
            const float a27_0 = at[27 * a_row];
            c27_0 += a27_0 * tap;
        }
    }

    c[0] = c0_0;
    c[c_row] = c1_0;
    c[2 * c_row] = c2_0;
    c[3 * c_row] = c3_0;
    c[4 * c_row] = c4_0;
    c[5 * c_row] = c5_0;
    c[6 * c_row] = c6_0;
    c[7 * c_row] = c7_0;
    c[8 * c_row] = c8_0;
    c[9 * c_row] = c9_0;
    c[10 * c_row] = c10_0;
    c[11 * c_row] = c11_0;
    c[12 * c_row] = c12_0;
    c[13 * c_row] = c13_0;
    c[14 * c_row] = c14_0;
    c[15 * c_row] = c15_0;
    c[16 * c_row] = c16_0;
    c[17 * c_row] = c17_0;
    c[18 * c_row] = c18_0;
    c[19 * c_row] = c19_0;
    c[20 * c_row] = c20_0;
    c[21 * c_row] = c21_0;
    c[22 * c_row] = c22_0;
    c[23 * c_row] = c23_0;
    c[24 * c_row] = c24_0;
    c[25 * c_row] = c25_0;
    c[26 * c_row] = c26_0;
    c[27 * c_row] = c27_0;
}

/* c[row * c_row + column] = 0
 * for r0 < 3, r1 < 2, row < 28, column < 1:
 *     c[row * c_row + column] += a[row * a_row + column + r0 * a_stride0 + r1 * a_stride1]
 *         * b[r0 * b_stride0 + r1 * b_stride1]
 * In registers: 28 x 1 accumulators, 1 columns of float. */
static void px_kernel_28x1_2(const float *restrict a, const float *restrict b, float *restrict c)
{
    const long a_row = 56;
    const long c_row = 56;
    const long a_stride0 = 56;
    const long b_stride0 = 3;
    const long count1 = 2;
    const long a_stride1 = 1;
    const long b_stride1 = 1;
    const long c_next = 1568;
    float c0_0 = {0};
    float c1_0 = {0};
    float c2_0 = {0};
    float c3_0 = {0};
    float c4_0 = {0};
    float c5_0 = {0};
    float c6_0 = {0};
    float c7_0 = {0};
    float c8_0 = {0};
    float c9_0 = {0};
    float c10_0 = {0};
    float c11_0 = {0};
    float c12_0 = {0};
    float c13_0 = {0};
    float c14_0 = {0};
    float c15_0 = {0};
    float c16_0 = {0};
    float c17_0 = {0};
    float c18_0 = {0};
    float c19_0 = {0};
    float c20_0 = {0};
    float c21_0 = {0};
    float c22_0 = {0};
    float c23_0 = {0};
    float c24_0 = {0};
    float c25_0 = {0};
    float c26_0 = {0};
    float c27_0 = {0};
    __builtin_prefetch(&c[c_next], 1, 2);
    __builtin_prefetch(&c[c_next + c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 6 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 7 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 8 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 9 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 10 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 11 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 12 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 13 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 14 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 15 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 16 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 17 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 18 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 19 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 20 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 21 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 22 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 23 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 24 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 25 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 26 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 27 * c_row], 1, 2);

    for (long r0 = 0; r0 < 2; r0++) {
        #pragma GCC unroll 1
        for (long r1 = 0; r1 < count1; r1++) {
            const float *at = a + r0 * a_stride0 + r1 * a_stride1;
            const float *bt = b + r0 * b_stride0 + r1 * b_stride1;
            const float tap = bt[0];
            const float a0_0 = at[0];
            c0_0 += a0_0 * tap;
            const float a1_0 = at[a_row];
            c1_0 += a1_0 * tap;
            const float a2_0 = at[2 * a_row];
            c2_0 += a2_0 * tap;
            const float a3_0 = at[3 * a_row];
            c3_0 += a3_0 * tap;
            const float a4_0 = at[4 * a_row];
            c4_0 += a4_0 * tap;
            const float a5_0 = at[5 * a_row];
            c5_0 += a5_0 * tap;
            const float a6_0 = at[6 * a_row];
            c6_0 += a6_0 * tap;
            const float a7_0 = at[7 * a_row];
            c7_0 += a7_0 * tap;
            const float a8_0 = at[8 * a_row];
            c8_0 += a8_0 * tap;
            const float a9_0 = at[9 * a_row];
            c9_0 += a9_0 * tap;
            const float a10_0 = at[10 * a_row];
            c10_0 += a10_0 * tap;
            const float a11_0 = at[11 * a_row];
            c11_0 += a11_0 * tap;
            const float a12_0 = at[12 * a_row];
            c12_0 += a12_0 * tap;
            const float a13_0 = at[13 * a_row];
            c13_0 += a13_0 * tap;
            const float a14_0 = at[14 * a_row];
            c14_0 += a14_0 * tap;
            const float a15_0 = at[15 * a_row];
            c15_0 += a15_0 * tap;
            const float a16_0 = at[16 * a_row];
            c16_0 += a16_0 * tap;
            const float a17_0 = at[17 * a_row];
            c17_0 += a17_0 * tap;
            const float a18_0 = at[18 * a_row];
            c18_0 += a18_0 * tap;
            const float a19_0 = at[19 * a_row];
            c19_0 += a19_0 * tap;
            const float a20_0 = at[20 * a_row];
            c20_0 += a20_0 * tap;
            const float a21_0 = at[21 * a_row];
            c21_0 += a21_0 * tap;
            const float a22_0 = at[22 * a_row];
            c22_0 += a22_0 * tap;
            const float a23_0 = at[23 * a_row];
            c23_0 += a23_0 * tap;
            const float a24_0 = at[24 * a_row];
            c24_0 += a24_0 * tap;
            const float a25_0 = at[25 * a_row];
            c25_0 += a25_0 * tap;
            const float a26_0 = at[26 * a_row];
            c26_0 += a26_0 * tap;
            const float a27_0 = at[27 * a_row];
            c27_0 += a27_0 * tap;
        }
    }
    for (long r0 = 2; r0 < 3; r0++) {
        #pragma GCC unroll 1
        for (long r1 = 0; r1 < count1; r1++) {
            const float *at = a + r0 * a_stride0 + r1 * a_stride1;
            const float *bt = b + r0 * b_stride0 + r1 * b_stride1;
            const float tap = bt[0];
            const float a0_0 = at[0];
            c0_0 += a0_0 * tap;
            const float a1_0 = at[a_row];
            c1_0 += a1_0 * tap;
            const float a2_0 = at[2 * a_row];
            c2_0 += a2_0 * tap;
            const float a3_0 = at[3 * a_row];
            c3_0 += a3_0 * tap;
            const float a4_0 = at[4 * a_row];
            c4_0 += a4_0 * tap;
            const float a5_0 = at[5 * a_row];
            c5_0 += a5_0 * tap;
            const float a6_0 = at[6 * a_row];
            c6_0 += a6_0 * tap;
            const float a7_0 = at[7 * a_row];
            c7_0 += a7_0 * tap;
            const float a8_0 = at[8 * a_row];
            c8_0 += a8_0 * tap;
            const float a9_0 = at[9 * a_row];
            c9_0 += a9_0 * tap;
            const float a10_0 = at[10 * a_row];
            c10_0 += a10_0 * tap;
            const float a11_0 = at[11 * a_row];
            c11_0 += a11_0 * tap;
            const float a12_0 = at[12 * a_row];
            c12_0 += a12_0 * tap;
            const float a13_0 = at[13 * a_row];
            c13_0 += a13_0 * tap;
            const float a14_0 = at[14 * a_row];
            c14_0 += a14_0 * tap;
            const float a15_0 = at[15 * a_row];
            c15_0 += a15_0 * tap;
            const float a16_0 = at[16 * a_row];
            c16_0 += a16_0 * tap;
            const float a17_0 = at[17 * a_row];
            c17_0 += a17_0 * tap;
            const float a18_0 = at[18 * a_row];
            c18_0 += a18_0 * tap;
            const float a19_0 = at[19 * a_row];
            c19_0 += a19_0 * tap;
            const float a20_0 = at[20 * a_row];
            c20_0 += a20_0 * tap;
            const float a21_0 = at[21 * a_row];
            c21_0 += a21_0 * tap;
            const float a22_0 = at[22 * a_row];
            c22_0 += a22_0 * tap;
            const float a23_0 = at[23 * a_row];
            c23_0 += a23_0 * tap;
            const float a24_0 = at[24 * a_row];
            c24_0 += a24_0 * tap;
            const float a25_0 = at[25 * a_row];
            c25_0 += a25_0 * tap;
            const float a26_0 = at[26 * a_row];
            c26_0 += a26_0 * tap;
        }
    }

    c[0] = c0_0;
    c[c_row] = c1_0;
    c[2 * c_row] = c2_0;
    c[3 * c_row] = c3_0;
    c[4 * c_row] = c4_0;
    c[5 * c_row] = c5_0;
    c[6 * c_row] = c6_0;
    c[7 * c_row] = c7_0;
    c[8 * c_row] = c8_0;
    c[9 * c_row] = c9_0;
    c[10 * c_row] = c10_0;
    c[11 * c_row] = c11_0;
    c[12 * c_row] = c12_0;
    c[13 * c_row] = c13_0;
    c[14 * c_row] = c14_0;
    c[15 * c_row] = c15_0;
    c[16 * c_row] = c16_0;
    c[17 * c_row] = c17_0;
    c[18 * c_row] = c18_0;
    c[19 * c_row] = c19_0;
    c[20 * c_row] = c20_0;
    c[21 * c_row] = c21_0;
    c[22 * c_row] = c22_0;
    c[23 * c_row] = c23_0;
    c[24 * c_row] = c24_0;
    c[25 * c_row] = c25_0;
    c[26 * c_row] = c26_0;
    c[27 * c_row] = c27_0;
}

/* to = the first `count` of 8 elements; the other lanes are 0, and nothing else is read. */
static inline __attribute__((always_inline)) void px_load_f32x8(void *to, const float *from, long count)
{
#if defined(__AVX__)
    typedef float vector __attribute__((vector_size(32), may_alias));
    typedef vector unaligned __attribute__((aligned(4)));
    typedef int numbers __attribute__((vector_size(32)));
    const numbers lane = {0, 1, 2, 3, 4, 5, 6, 7};
    *(unaligned *)to = __builtin_ia32_maskloadps256((const vector *)from, lane < (int)count);
#else
    float *lanes = (float *)to;
    for (int lane = 0; lane < 8; lane++) {
        lanes[lane] = lane < count ? from[lane] : 0;
    }
#endif
}

/* The first `count` of 8 elements become those of `from`; nothing else is written. */
static inline __attribute__((always_inline)) void px_store_f32x8(float *to, const void *from, long count)
{
#if defined(__AVX__)
    typedef float vector __attribute__((vector_size(32), may_alias));
    typedef vector unaligned __attribute__((aligned(4)));
    typedef int numbers __attribute__((vector_size(32)));
    const numbers lane = {0, 1, 2, 3, 4, 5, 6, 7};
    __builtin_ia32_maskstoreps256((vector *)to, lane < (int)count, *(const unaligned *)from);
#else
    const float *lanes = (const float *)from;
    for (int lane = 0; lane < 8; lane++) {
        if (lane < count) {
            to[lane] = lanes[lane];
        }
    }
#endif
}

/* c[row * c_row + column] = 0
 * for r0 < 3, r1 < 3, row < 6, column < 54:
 *     c[row * c_row + column] += a[row * a_row + column + (r0 - 1) * a_stride0 + r1 * a_stride1]
 *         * b[(r0 - 1) * b_stride0 + r1 * b_stride1]
 * In registers: 6 x 4 accumulators, 16 + 16 + 16 + 8 columns of float. */
static void px_kernel_6x54(const float *restrict a, const float *restrict b, float *restrict c)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    typedef float px_f32x8 __attribute__((vector_size(32), aligned(4), may_alias));
    const long c_row = 56;
    const long a_stride0 = 56;
    const long b_stride0 = 3;
    const long count1 = 3;
    const long a_stride1 = 1;
    const long b_stride1 = 1;
    const long c_next = 336;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c0_2 = {0};
    px_f32x8 c0_3 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c1_2 = {0};
    px_f32x8 c1_3 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c2_1 = {0};
    px_f32x16 c2_2 = {0};
    px_f32x8 c2_3 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x16 c3_1 = {0};
    px_f32x16 c3_2 = {0};
    px_f32x8 c3_3 = {0};
    px_f32x16 c4_0 = {0};
    px_f32x16 c4_1 = {0};
    px_f32x16 c4_2 = {0};
    px_f32x8 c4_3 = {0};
    px_f32x16 c5_0 = {0};
    px_f32x16 c5_1 = {0};
    px_f32x16 c5_2 = {0};
    px_f32x8 c5_3 = {0};
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
    __builtin_prefetch(&c[c_next + 4 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 48], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row + 48], 1, 2);

    const float *at = a + 0;
    const volatile float *bt = b + 0;
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a1_0 = *(const px_f32x16 *)&at[r1 * a_stride1];
        const px_f32x16 a1_1 = *(const px_f32x16 *)&at[r1 * a_stride1 + 16];
        const px_f32x16 a1_2 = *(const px_f32x16 *)&at[r1 * a_stride1 + 32];
        px_f32x8 a1_3; px_load_f32x8(&a1_3, &at[r1 * a_stride1 + 48], 6);
        const float tap0 = bt[-1 * b_stride0 + r1 * b_stride1];
        c1_0 += a1_0 * tap0; c1_1 += a1_1 * tap0; c1_2 += a1_2 * tap0; c1_3 += a1_3 * tap0;
        const float tap1 = bt[r1 * b_stride1];
        c0_0 += a1_0 * tap1; c0_1 += a1_1 * tap1; c0_2 += a1_2 * tap1; c0_3 += a1_3 * tap1;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a2_0 = *(const px_f32x16 *)&at[a_stride0 + r1 * a_stride1];
        const px_f32x16 a2_1 = *(const px_f32x16 *)&at[a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a2_2 = *(const px_f32x16 *)&at[a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a2_3; px_load_f32x8(&a2_3, &at[a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap0 = bt[-1 * b_stride0 + r1 * b_stride1];
        c2_0 += a2_0 * tap0; c2_1 += a2_1 * tap0; c2_2 += a2_2 * tap0; c2_3 += a2_3 * tap0;
        const float tap1 = bt[r1 * b_stride1];
        c1_0 += a2_0 * tap1; c1_1 += a2_1 * tap1; c1_2 += a2_2 * tap1; c1_3 += a2_3 * tap1;
        const float tap2 = bt[b_stride0 + r1 * b_stride1];
        c0_0 += a2_0 * tap2; c0_1 += a2_1 * tap2; c0_2 += a2_2 * tap2; c0_3 += a2_3 * tap2;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a3_0 = *(const px_f32x16 *)&at[2 * a_stride0 + r1 * a_stride1];
        const px_f32x16 a3_1 = *(const px_f32x16 *)&at[2 * a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a3_2 = *(const px_f32x16 *)&at[2 * a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a3_3; px_load_f32x8(&a3_3, &at[2 * a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap0 = bt[-1 * b_stride0 + r1 * b_stride1];
        c3_0 += a3_0 * tap0; c3_1 += a3_1 * tap0; c3_2 += a3_2 * tap0; c3_3 += a3_3 * tap0;
        const float tap1 = bt[r1 * b_stride1];
        c2_0 += a3_0 * tap1; c2_1 += a3_1 * tap1; c2_2 += a3_2 * tap1; c2_3 += a3_3 * tap1;
        const float tap2 = bt[b_stride0 + r1 * b_stride1];
        c1_0 += a3_0 * tap2; c1_1 += a3_1 * tap2; c1_2 += a3_2 * tap2; c1_3 += a3_3 * tap2;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a4_0 = *(const px_f32x16 *)&at[3 * a_stride0 + r1 * a_stride1];
        const px_f32x16 a4_1 = *(const px_f32x16 *)&at[3 * a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a4_2 = *(const px_f32x16 *)&at[3 * a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a4_3; px_load_f32x8(&a4_3, &at[3 * a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap0 = bt[-1 * b_stride0 + r1 * b_stride1];
        c4_0 += a4_0 * tap0; c4_1 += a4_1 * tap0; c4_2 += a4_2 * tap0; c4_3 += a4_3 * tap0;
        const float tap1 = bt[r1 * b_stride1];
        c3_0 += a4_0 * tap1; c3_1 += a4_1 * tap1; c3_2 += a4_2 * tap1; c3_3 += a4_3 * tap1;
        const float tap2 = bt[b_stride0 + r1 * b_stride1];
        c2_0 += a4_0 * tap2; c2_1 += a4_1 * tap2; c2_2 += a4_2 * tap2; c2_3 += a4_3 * tap2;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a5_0 = *(const px_f32x16 *)&at[4 * a_stride0 + r1 * a_stride1];
        const px_f32x16 a5_1 = *(const px_f32x16 *)&at[4 * a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a5_2 = *(const px_f32x16 *)&at[4 * a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a5_3; px_load_f32x8(&a5_3, &at[4 * a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap0 = bt[-1 * b_stride0 + r1 * b_stride1];
        c5_0 += a5_0 * tap0; c5_1 += a5_1 * tap0; c5_2 += a5_2 * tap0; c5_3 += a5_3 * tap0;
        const float tap1 = bt[r1 * b_stride1];
        c4_0 += a5_0 * tap1; c4_1 += a5_1 * tap1; c4_2 += a5_2 * tap1; c4_3 += a5_3 * tap1;
        const float tap2 = bt[b_stride0 + r1 * b_stride1];
        c3_0 += a5_0 * tap2; c3_1 += a5_1 * tap2; c3_2 += a5_2 * tap2; c3_3 += a5_3 * tap2;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a6_0 = *(const px_f32x16 *)&at[5 * a_stride0 + r1 * a_stride1];
        const px_f32x16 a6_1 = *(const px_f32x16 *)&at[5 * a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a6_2 = *(const px_f32x16 *)&at[5 * a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a6_3; px_load_f32x8(&a6_3, &at[5 * a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap1 = bt[r1 * b_stride1];
        c5_0 += a6_0 * tap1; c5_1 += a6_1 * tap1; c5_2 += a6_2 * tap1; c5_3 += a6_3 * tap1;
        const float tap2 = bt[b_stride0 + r1 * b_stride1];
        c4_0 += a6_0 * tap2; c4_1 += a6_1 * tap2; c4_2 += a6_2 * tap2; c4_3 += a6_3 * tap2;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a7_0 = *(const px_f32x16 *)&at[6 * a_stride0 + r1 * a_stride1];
        const px_f32x16 a7_1 = *(const px_f32x16 *)&at[6 * a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a7_2 = *(const px_f32x16 *)&at[6 * a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a7_3; px_load_f32x8(&a7_3, &at[6 * a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap2 = bt[b_stride0 + r1 * b_stride1];
        c5_0 += a7_0 * tap2; c5_1 += a7_1 * tap2; c5_2 += a7_2 * tap2; c5_3 += a7_3 * tap2;
    }

    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    px_store_f32x8(&c[48], &c0_3, 6);
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[c_row + 16] = c1_1;
    *(px_f32x16 *)&c[c_row + 32] = c1_2;
    px_store_f32x8(&c[c_row + 48], &c1_3, 6);
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_f32x16 *)&c[2 * c_row + 32] = c2_2;
    px_store_f32x8(&c[2 * c_row + 48], &c2_3, 6);
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[3 * c_row + 16] = c3_1;
    *(px_f32x16 *)&c[3 * c_row + 32] = c3_2;
    px_store_f32x8(&c[3 * c_row + 48], &c3_3, 6);
    *(px_f32x16 *)&c[4 * c_row] = c4_0;
    *(px_f32x16 *)&c[4 * c_row + 16] = c4_1;
    *(px_f32x16 *)&c[4 * c_row + 32] = c4_2;
    px_store_f32x8(&c[4 * c_row + 48], &c4_3, 6);
    *(px_f32x16 *)&c[5 * c_row] = c5_0;
    *(px_f32x16 *)&c[5 * c_row + 16] = c5_1;
    *(px_f32x16 *)&c[5 * c_row + 32] = c5_2;
    px_store_f32x8(&c[5 * c_row + 48], &c5_3, 6);
}

/* c[row * c_row + column] = 0
 * for r0 < 3, r1 < 3, row < 6, column < 54:
 *     c[row * c_row + column] += a[row * a_row + column + r0 * a_stride0 + r1 * a_stride1]
 *         * b[r0 * b_stride0 + r1 * b_stride1]
 * In registers: 6 x 4 accumulators, 16 + 16 + 16 + 8 columns of float. */
static void px_kernel_6x54_2(const float *restrict a, const float *restrict b, float *restrict c)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    typedef float px_f32x8 __attribute__((vector_size(32), aligned(4), may_alias));
    const long c_row = 56;
    const long a_stride0 = 56;
    const long b_stride0 = 3;
    const long count1 = 3;
    const long a_stride1 = 1;
    const long b_stride1 = 1;
    const long c_next = 336;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c0_2 = {0};
    px_f32x8 c0_3 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c1_2 = {0};
    px_f32x8 c1_3 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c2_1 = {0};
    px_f32x16 c2_2 = {0};
    px_f32x8 c2_3 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x16 c3_1 = {0};
    px_f32x16 c3_2 = {0};
    px_f32x8 c3_3 = {0};
    px_f32x16 c4_0 = {0};
    px_f32x16 c4_1 = {0};
    px_f32x16 c4_2 = {0};
    px_f32x8 c4_3 = {0};
    px_f32x16 c5_0 = {0};
    px_f32x16 c5_1 = {0};
    px_f32x16 c5_2 = {0};
    px_f32x8 c5_3 = {0};
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
    __builtin_prefetch(&c[c_next + 4 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 48], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 5 * c_row + 48], 1, 2);

    const float *at = a + 0;
    const volatile float *bt = b + 0;
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a0_0 = *(const px_f32x16 *)&at[r1 * a_stride1];
        const px_f32x16 a0_1 = *(const px_f32x16 *)&at[r1 * a_stride1 + 16];
        const px_f32x16 a0_2 = *(const px_f32x16 *)&at[r1 * a_stride1 + 32];
        px_f32x8 a0_3; px_load_f32x8(&a0_3, &at[r1 * a_stride1 + 48], 6);
        const float tap0 = bt[r1 * b_stride1];
        c0_0 += a0_0 * tap0; c0_1 += a0_1 * tap0; c0_2 += a0_2 * tap0; c0_3 += a0_3 * tap0;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a1_0 = *(const px_f32x16 *)&at[a_stride0 + r1 * a_stride1];
        const px_f32x16 a1_1 = *(const px_f32x16 *)&at[a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a1_2 = *(const px_f32x16 *)&at[a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a1_3; px_load_f32x8(&a1_3, &at[a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap0 = bt[r1 * b_stride1];
        c1_0 += a1_0 * tap0; c1_1 += a1_1 * tap0; c1_2 += a1_2 * tap0; c1_3 += a1_3 * tap0;
        const float tap1 = bt[b_stride0 + r1 * b_stride1];
        c0_0 += a1_0 * tap1; c0_1 += a1_1 * tap1; c0_2 += a1_2 * tap1; c0_3 += a1_3 * tap1;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a2_0 = *(const px_f32x16 *)&at[2 * a_stride0 + r1 * a_stride1];
        const px_f32x16 a2_1 = *(const px_f32x16 *)&at[2 * a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a2_2 = *(const px_f32x16 *)&at[2 * a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a2_3; px_load_f32x8(&a2_3, &at[2 * a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap0 = bt[r1 * b_stride1];
        c2_0 += a2_0 * tap0; c2_1 += a2_1 * tap0; c2_2 += a2_2 * tap0; c2_3 += a2_3 * tap0;
        const float tap1 = bt[b_stride0 + r1 * b_stride1];
        c1_0 += a2_0 * tap1; c1_1 += a2_1 * tap1; c1_2 += a2_2 * tap1; c1_3 += a2_3 * tap1;
        const float tap2 = bt[2 * b_stride0 + r1 * b_stride1];
        c0_0 += a2_0 * tap2; c0_1 += a2_1 * tap2; c0_2 += a2_2 * tap2; c0_3 += a2_3 * tap2;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a3_0 = *(const px_f32x16 *)&at[3 * a_stride0 + r1 * a_stride1];
        const px_f32x16 a3_1 = *(const px_f32x16 *)&at[3 * a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a3_2 = *(const px_f32x16 *)&at[3 * a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a3_3; px_load_f32x8(&a3_3, &at[3 * a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap0 = bt[r1 * b_stride1];
        c3_0 += a3_0 * tap0; c3_1 += a3_1 * tap0; c3_2 += a3_2 * tap0; c3_3 += a3_3 * tap0;
        const float tap1 = bt[b_stride0 + r1 * b_stride1];
        c2_0 += a3_0 * tap1; c2_1 += a3_1 * tap1; c2_2 += a3_2 * tap1; c2_3 += a3_3 * tap1;
        const float tap2 = bt[2 * b_stride0 + r1 * b_stride1];
        c1_0 += a3_0 * tap2; c1_1 += a3_1 * tap2; c1_2 += a3_2 * tap2; c1_3 += a3_3 * tap2;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a4_0 = *(const px_f32x16 *)&at[4 * a_stride0 + r1 * a_stride1];
        const px_f32x16 a4_1 = *(const px_f32x16 *)&at[4 * a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a4_2 = *(const px_f32x16 *)&at[4 * a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a4_3; px_load_f32x8(&a4_3, &at[4 * a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap0 = bt[r1 * b_stride1];
        c4_0 += a4_0 * tap0; c4_1 += a4_1 * tap0; c4_2 += a4_2 * tap0; c4_3 += a4_3 * tap0;
        const float tap1 = bt[b_stride0 + r1 * b_stride1];
        c3_0 += a4_0 * tap1; c3_1 += a4_1 * tap1; c3_2 += a4_2 * tap1; c3_3 += a4_3 * tap1;
        const float tap2 = bt[2 * b_stride0 + r1 * b_stride1];
        c2_0 += a4_0 * tap2; c2_1 += a4_1 * tap2; c2_2 += a4_2 * tap2; c2_3 += a4_3 * tap2;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a5_0 = *(const px_f32x16 *)&at[5 * a_stride0 + r1 * a_stride1];
        const px_f32x16 a5_1 = *(const px_f32x16 *)&at[5 * a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a5_2 = *(const px_f32x16 *)&at[5 * a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a5_3; px_load_f32x8(&a5_3, &at[5 * a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap0 = bt[r1 * b_stride1];
        c5_0 += a5_0 * tap0; c5_1 += a5_1 * tap0; c5_2 += a5_2 * tap0; c5_3 += a5_3 * tap0;
        const float tap1 = bt[b_stride0 + r1 * b_stride1];
        c4_0 += a5_0 * tap1; c4_1 += a5_1 * tap1; c4_2 += a5_2 * tap1; c4_3 += a5_3 * tap1;
        const float tap2 = bt[2 * b_stride0 + r1 * b_stride1];
        c3_0 += a5_0 * tap2; c3_1 += a5_1 * tap2; c3_2 += a5_2 * tap2; c3_3 += a5_3 * tap2;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a6_0 = *(const px_f32x16 *)&at[6 * a_stride0 + r1 * a_stride1];
        const px_f32x16 a6_1 = *(const px_f32x16 *)&at[6 * a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a6_2 = *(const px_f32x16 *)&at[6 * a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a6_3; px_load_f32x8(&a6_3, &at[6 * a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap1 = bt[b_stride0 + r1 * b_stride1];
        c5_0 += a6_0 * tap1; c5_1 += a6_1 * tap1; c5_2 += a6_2 * tap1; c5_3 += a6_3 * tap1;
        const float tap2 = bt[2 * b_stride0 + r1 * b_stride1];
        c4_0 += a6_0 * tap2; c4_1 += a6_1 * tap2; c4_2 += a6_2 * tap2; c4_3 += a6_3 * tap2;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a7_0 = *(const px_f32x16 *)&at[7 * a_stride0 + r1 * a_stride1];
        const px_f32x16 a7_1 = *(const px_f32x16 *)&at[7 * a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a7_2 = *(const px_f32x16 *)&at[7 * a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a7_3; px_load_f32x8(&a7_3, &at[7 * a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap2 = bt[2 * b_stride0 + r1 * b_stride1];
        c5_0 += a7_0 * tap2; c5_1 += a7_1 * tap2; c5_2 += a7_2 * tap2; c5_3 += a7_3 * tap2;
    }

    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    px_store_f32x8(&c[48], &c0_3, 6);
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[c_row + 16] = c1_1;
    *(px_f32x16 *)&c[c_row + 32] = c1_2;
    px_store_f32x8(&c[c_row + 48], &c1_3, 6);
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_f32x16 *)&c[2 * c_row + 32] = c2_2;
    px_store_f32x8(&c[2 * c_row + 48], &c2_3, 6);
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[3 * c_row + 16] = c3_1;
    *(px_f32x16 *)&c[3 * c_row + 32] = c3_2;
    px_store_f32x8(&c[3 * c_row + 48], &c3_3, 6);
    *(px_f32x16 *)&c[4 * c_row] = c4_0;
    *(px_f32x16 *)&c[4 * c_row + 16] = c4_1;
    *(px_f32x16 *)&c[4 * c_row + 32] = c4_2;
    px_store_f32x8(&c[4 * c_row + 48], &c4_3, 6);
    *(px_f32x16 *)&c[5 * c_row] = c5_0;
    *(px_f32x16 *)&c[5 * c_row + 16] = c5_1;
    *(px_f32x16 *)&c[5 * c_row + 32] = c5_2;
    px_store_f32x8(&c[5 * c_row + 48], &c5_3, 6);
}

/* c[row * c_row + column] = 0
 * for r0 < 3, r1 < 3, row < 5, column < 54:
 *     c[row * c_row + column] += a[row * a_row + column + r0 * a_stride0 + r1 * a_stride1]
 *         * b[r0 * b_stride0 + r1 * b_stride1]
 * In registers: 5 x 4 accumulators, 16 + 16 + 16 + 8 columns of float. */
static void px_kernel_5x54(const float *restrict a, const float *restrict b, float *restrict c)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    typedef float px_f32x8 __attribute__((vector_size(32), aligned(4), may_alias));
    const long c_row = 56;
    const long a_stride0 = 56;
    const long b_stride0 = 3;
    const long count1 = 3;
    const long a_stride1 = 1;
    const long b_stride1 = 1;
    const long c_next = 280;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c0_2 = {0};
    px_f32x8 c0_3 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c1_2 = {0};
    px_f32x8 c1_3 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c2_1 = {0};
    px_f32x16 c2_2 = {0};
    px_f32x8 c2_3 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x16 c3_1 = {0};
    px_f32x16 c3_2 = {0};
    px_f32x8 c3_3 = {0};
    px_f32x16 c4_0 = {0};
    px_f32x16 c4_1 = {0};
    px_f32x16 c4_2 = {0};
    px_f32x8 c4_3 = {0};
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
    __builtin_prefetch(&c[c_next + 4 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 48], 1, 2);

    const float *at = a + 0;
    const volatile float *bt = b + 0;
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a0_0 = *(const px_f32x16 *)&at[r1 * a_stride1];
        const px_f32x16 a0_1 = *(const px_f32x16 *)&at[r1 * a_stride1 + 16];
        const px_f32x16 a0_2 = *(const px_f32x16 *)&at[r1 * a_stride1 + 32];
        px_f32x8 a0_3; px_load_f32x8(&a0_3, &at[r1 * a_stride1 + 48], 6);
        const float tap0 = bt[r1 * b_stride1];
        c0_0 += a0_0 * tap0; c0_1 += a0_1 * tap0; c0_2 += a0_2 * tap0; c0_3 += a0_3 * tap0;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a1_0 = *(const px_f32x16 *)&at[a_stride0 + r1 * a_stride1];
        const px_f32x16 a1_1 = *(const px_f32x16 *)&at[a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a1_2 = *(const px_f32x16 *)&at[a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a1_3; px_load_f32x8(&a1_3, &at[a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap0 = bt[r1 * b_stride1];
        c1_0 += a1_0 * tap0; c1_1 += a1_1 * tap0; c1_2 += a1_2 * tap0; c1_3 += a1_3 * tap0;
        const float tap1 = bt[b_stride0 + r1 * b_stride1];
        c0_0 += a1_0 * tap1; c0_1 += a1_1 * tap1; c0_2 += a1_2 * tap1; c0_3 += a1_3 * tap1;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a2_0 = *(const px_f32x16 *)&at[2 * a_stride0 + r1 * a_stride1];
        const px_f32x16 a2_1 = *(const px_f32x16 *)&at[2 * a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a2_2 = *(const px_f32x16 *)&at[2 * a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a2_3; px_load_f32x8(&a2_3, &at[2 * a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap0 = bt[r1 * b_stride1];
        c2_0 += a2_0 * tap0; c2_1 += a2_1 * tap0; c2_2 += a2_2 * tap0; c2_3 += a2_3 * tap0;
        const float tap1 = bt[b_stride0 + r1 * b_stride1];
        c1_0 += a2_0 * tap1; c1_1 += a2_1 * tap1; c1_2 += a2_2 * tap1; c1_3 += a2_3 * tap1;
        const float tap2 = bt[2 * b_stride0 + r1 * b_stride1];
        c0_0 += a2_0 * tap2; c0_1 += a2_1 * tap2; c0_2 += a2_2 * tap2; c0_3 += a2_3 * tap2;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a3_0 = *(const px_f32x16 *)&at[3 * a_stride0 + r1 * a_stride1];
        const px_f32x16 a3_1 = *(const px_f32x16 *)&at[3 * a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a3_2 = *(const px_f32x16 *)&at[3 * a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a3_3; px_load_f32x8(&a3_3, &at[3 * a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap0 = bt[r1 * b_stride1];
        c3_0 += a3_0 * tap0; c3_1 += a3_1 * tap0; c3_2 += a3_2 * tap0; c3_3 += a3_3 * tap0;
        const float tap1 = bt[b_stride0 + r1 * b_stride1];
        c2_0 += a3_0 * tap1; c2_1 += a3_1 * tap1; c2_2 += a3_2 * tap1; c2_3 += a3_3 * tap1;
        const float tap2 = bt[2 * b_stride0 + r1 * b_stride1];
        c1_0 += a3_0 * tap2; c1_1 += a3_1 * tap2; c1_2 += a3_2 * tap2; c1_3 += a3_3 * tap2;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a4_0 = *(const px_f32x16 *)&at[4 * a_stride0 + r1 * a_stride1];
        const px_f32x16 a4_1 = *(const px_f32x16 *)&at[4 * a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a4_2 = *(const px_f32x16 *)&at[4 * a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a4_3; px_load_f32x8(&a4_3, &at[4 * a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap0 = bt[r1 * b_stride1];
        c4_0 += a4_0 * tap0; c4_1 += a4_1 * tap0; c4_2 += a4_2 * tap0; c4_3 += a4_3 * tap0;
        const float tap1 = bt[b_stride0 + r1 * b_stride1];
        c3_0 += a4_0 * tap1; c3_1 += a4_1 * tap1; c3_2 += a4_2 * tap1; c3_3 += a4_3 * tap1;
        const float tap2 = bt[2 * b_stride0 + r1 * b_stride1];
        c2_0 += a4_0 * tap2; c2_1 += a4_1 * tap2; c2_2 += a4_2 * tap2; c2_3 += a4_3 * tap2;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a5_0 = *(const px_f32x16 *)&at[5 * a_stride0 + r1 * a_stride1];
        const px_f32x16 a5_1 = *(const px_f32x16 *)&at[5 * a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a5_2 = *(const px_f32x16 *)&at[5 * a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a5_3; px_load_f32x8(&a5_3, &at[5 * a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap1 = bt[b_stride0 + r1 * b_stride1];
        c4_0 += a5_0 * tap1; c4_1 += a5_1 * tap1; c4_2 += a5_2 * tap1; c4_3 += a5_3 * tap1;
        const float tap2 = bt[2 * b_stride0 + r1 * b_stride1];
        c3_0 += a5_0 * tap2; c3_1 += a5_1 * tap2; c3_2 += a5_2 * tap2; c3_3 += a5_3 * tap2;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a6_0 = *(const px_f32x16 *)&at[6 * a_stride0 + r1 * a_stride1];
        const px_f32x16 a6_1 = *(const px_f32x16 *)&at[6 * a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a6_2 = *(const px_f32x16 *)&at[6 * a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a6_3; px_load_f32x8(&a6_3, &at[6 * a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap2 = bt[2 * b_stride0 + r1 * b_stride1];
        c4_0 += a6_0 * tap2; c4_1 += a6_1 * tap2; c4_2 += a6_2 * tap2; c4_3 += a6_3 * tap2;
    }

    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    px_store_f32x8(&c[48], &c0_3, 6);
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[c_row + 16] = c1_1;
    *(px_f32x16 *)&c[c_row + 32] = c1_2;
    px_store_f32x8(&c[c_row + 48], &c1_3, 6);
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_f32x16 *)&c[2 * c_row + 32] = c2_2;
    px_store_f32x8(&c[2 * c_row + 48], &c2_3, 6);
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[3 * c_row + 16] = c3_1;
    *(px_f32x16 *)&c[3 * c_row + 32] = c3_2;
    px_store_f32x8(&c[3 * c_row + 48], &c3_3, 6);
    *(px_f32x16 *)&c[4 * c_row] = c4_0;
    *(px_f32x16 *)&c[4 * c_row + 16] = c4_1;
    *(px_f32x16 *)&c[4 * c_row + 32] = c4_2;
    px_store_f32x8(&c[4 * c_row + 48], &c4_3, 6);
}

/* c[row * c_row + column] = 0
 * for r0 < 3, r1 < 3, row < 5, column < 54:
 *     c[row * c_row + column] += a[row * a_row + column + r0 * a_stride0 + r1 * a_stride1]
 *         * b[r0 * b_stride0 + r1 * b_stride1]
 * In registers: 5 x 4 accumulators, 16 + 16 + 16 + 8 columns of float. */
static void px_kernel_5x54_2(const float *restrict a, const float *restrict b, float *restrict c)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    typedef float px_f32x8 __attribute__((vector_size(32), aligned(4), may_alias));
    const long c_row = 56;
    const long a_stride0 = 56;
    const long b_stride0 = 3;
    const long count1 = 3;
    const long a_stride1 = 1;
    const long b_stride1 = 1;
    const long c_next = 280;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c0_2 = {0};
    px_f32x8 c0_3 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c1_2 = {0};
    px_f32x8 c1_3 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c2_1 = {0};
    px_f32x16 c2_2 = {0};
    px_f32x8 c2_3 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x16 c3_1 = {0};
    px_f32x16 c3_2 = {0};
    px_f32x8 c3_3 = {0};
    px_f32x16 c4_0 = {0};
    px_f32x16 c4_1 = {0};
    px_f32x16 c4_2 = {0};
    px_f32x8 c4_3 = {0};
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
    __builtin_prefetch(&c[c_next + 4 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 4 * c_row + 48], 1, 2);

    const float *at = a + 0;
    const volatile float *bt = b + 0;
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a0_0 = *(const px_f32x16 *)&at[r1 * a_stride1];
        const px_f32x16 a0_1 = *(const px_f32x16 *)&at[r1 * a_stride1 + 16];
        const px_f32x16 a0_2 = *(const px_f32x16 *)&at[r1 * a_stride1 + 32];
        px_f32x8 a0_3; px_load_f32x8(&a0_3, &at[r1 * a_stride1 + 48], 6);
        const float tap0 = bt[r1 * b_stride1];
        c0_0 += a0_0 * tap0; c0_1 += a0_1 * tap0; c0_2 += a0_2 * tap0; c0_3 += a0_3 * tap0;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a1_0 = *(const px_f32x16 *)&at[a_stride0 + r1 * a_stride1];
        const px_f32x16 a1_1 = *(const px_f32x16 *)&at[a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a1_2 = *(const px_f32x16 *)&at[a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a1_3; px_load_f32x8(&a1_3, &at[a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap0 = bt[r1 * b_stride1];
        c1_0 += a1_0 * tap0; c1_1 += a1_1 * tap0; c1_2 += a1_2 * tap0; c1_3 += a1_3 * tap0;
        const float tap1 = bt[b_stride0 + r1 * b_stride1];
        c0_0 += a1_0 * tap1; c0_1 += a1_1 * tap1; c0_2 += a1_2 * tap1; c0_3 += a1_3 * tap1;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a2_0 = *(const px_f32x16 *)&at[2 * a_stride0 + r1 * a_stride1];
        const px_f32x16 a2_1 = *(const px_f32x16 *)&at[2 * a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a2_2 = *(const px_f32x16 *)&at[2 * a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a2_3; px_load_f32x8(&a2_3, &at[2 * a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap0 = bt[r1 * b_stride1];
        c2_0 += a2_0 * tap0; c2_1 += a2_1 * tap0; c2_2 += a2_2 * tap0; c2_3 += a2_3 * tap0;
        const float tap1 = bt[b_stride0 + r1 * b_stride1];
        c1_0 += a2_0 * tap1; c1_1 += a2_1 * tap1; c1_2 += a2_2 * tap1; c1_3 += a2_3 * tap1;
        const float tap2 = bt[2 * b_stride0 + r1 * b_stride1];
        c0_0 += a2_0 * tap2; c0_1 += a2_1 * tap2; c0_2 += a2_2 * tap2; c0_3 += a2_3 * tap2;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a3_0 = *(const px_f32x16 *)&at[3 * a_stride0 + r1 * a_stride1];
        const px_f32x16 a3_1 = *(const px_f32x16 *)&at[3 * a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a3_2 = *(const px_f32x16 *)&at[3 * a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a3_3; px_load_f32x8(&a3_3, &at[3 * a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap0 = bt[r1 * b_stride1];
        c3_0 += a3_0 * tap0; c3_1 += a3_1 * tap0; c3_2 += a3_2 * tap0; c3_3 += a3_3 * tap0;
        const float tap1 = bt[b_stride0 + r1 * b_stride1];
        c2_0 += a3_0 * tap1; c2_1 += a3_1 * tap1; c2_2 += a3_2 * tap1; c2_3 += a3_3 * tap1;
        const float tap2 = bt[2 * b_stride0 + r1 * b_stride1];
        c1_0 += a3_0 * tap2; c1_1 += a3_1 * tap2; c1_2 += a3_2 * tap2; c1_3 += a3_3 * tap2;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a4_0 = *(const px_f32x16 *)&at[4 * a_stride0 + r1 * a_stride1];
        const px_f32x16 a4_1 = *(const px_f32x16 *)&at[4 * a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a4_2 = *(const px_f32x16 *)&at[4 * a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a4_3; px_load_f32x8(&a4_3, &at[4 * a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap0 = bt[r1 * b_stride1];
        c4_0 += a4_0 * tap0; c4_1 += a4_1 * tap0; c4_2 += a4_2 * tap0; c4_3 += a4_3 * tap0;
        const float tap1 = bt[b_stride0 + r1 * b_stride1];
        c3_0 += a4_0 * tap1; c3_1 += a4_1 * tap1; c3_2 += a4_2 * tap1; c3_3 += a4_3 * tap1;
        const float tap2 = bt[2 * b_stride0 + r1 * b_stride1];
        c2_0 += a4_0 * tap2; c2_1 += a4_1 * tap2; c2_2 += a4_2 * tap2; c2_3 += a4_3 * tap2;
    }
    #pragma GCC unroll 1
    for (long r1 = 0; r1 < count1; r1++) {
        const px_f32x16 a5_0 = *(const px_f32x16 *)&at[5 * a_stride0 + r1 * a_stride1];
        const px_f32x16 a5_1 = *(const px_f32x16 *)&at[5 * a_stride0 + r1 * a_stride1 + 16];
        const px_f32x16 a5_2 = *(const px_f32x16 *)&at[5 * a_stride0 + r1 * a_stride1 + 32];
        px_f32x8 a5_3; px_load_f32x8(&a5_3, &at[5 * a_stride0 + r1 * a_stride1 + 48], 6);
        const float tap1 = bt[b_stride0 + r1 * b_stride1];
        c4_0 += a5_0 * tap1; c4_1 += a5_1 * tap1; c4_2 += a5_2 * tap1; c4_3 += a5_3 * tap1;
        const float tap2 = bt[2 * b_stride0 + r1 * b_stride1];
        c3_0 += a5_0 * tap2; c3_1 += a5_1 * tap2; c3_2 += a5_2 * tap2; c3_3 += a5_3 * tap2;
    }

    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    px_store_f32x8(&c[48], &c0_3, 6);
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[c_row + 16] = c1_1;
    *(px_f32x16 *)&c[c_row + 32] = c1_2;
    px_store_f32x8(&c[c_row + 48], &c1_3, 6);
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_f32x16 *)&c[2 * c_row + 32] = c2_2;
    px_store_f32x8(&c[2 * c_row + 48], &c2_3, 6);
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[3 * c_row + 16] = c3_1;
    *(px_f32x16 *)&c[3 * c_row + 32] = c3_2;
    px_store_f32x8(&c[3 * c_row + 48], &c3_3, 6);
    *(px_f32x16 *)&c[4 * c_row] = c4_0;
    *(px_f32x16 *)&c[4 * c_row + 16] = c4_1;
    *(px_f32x16 *)&c[4 * c_row + 32] = c4_2;
    px_store_f32x8(&c[4 * c_row + 48], &c4_3, 6);
}

void conv2d_depthwise(int images, int channels, int height, int width, int out_h, int out_w, int filter_h,
                      int filter_w, int stride, int pad, const float input[restrict images][channels][height][width],
                      const float filter[restrict channels][filter_h][filter_w],
                      float output[restrict images][channels][out_h][out_w])
{
#pragma polyxform size(images = 4, channels = 128, height = 56, width = 56, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1, pad = 1)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (images == 4 && channels == 128 && height == 56 && width == 56 && out_h == 56 && out_w == 56 &&
        filter_h == 3 && filter_w == 3 && stride == 1 && pad == 1) {
        /* interchange to img, oi, c, oj; microkernel of 6 x oj rows and 64 x oi columns over kj, ki; which begins with output = 0 */
        #pragma omp parallel for schedule(static)
        for (int img = 0; img < 4; img++) {
            for (int c = 0; c < 128; c++) {
                px_kernel_28x1(&input[img][c][0][0], &filter[c][1][1], &output[img][c][0][0]);
                px_kernel_28x1_2(&input[img][c][27][0], &filter[c][0][1], &output[img][c][28][0]);
            }
            for (int c = 0; c < 128; c++) {
                px_kernel_6x54(&input[img][c][0][0], &filter[c][1][0], &output[img][c][0][1]);
                for (long oj_tile = 6; oj_tile < 36; oj_tile += 6) {
                    px_kernel_6x54_2(
                        &input[img][c][oj_tile - 1][0], &filter[c][0][0], &output[img][c][oj_tile][1]);
                }
                for (long oj_tile = 36; oj_tile < 51; oj_tile += 5) {
                    px_kernel_5x54(
                        &input[img][c][oj_tile - 1][0], &filter[c][0][0], &output[img][c][oj_tile][1]);
                }
                px_kernel_5x54_2(&input[img][c][50][0], &filter[c][0][0], &output[img][c][51][1]);
            }
            for (int c = 0; c < 128; c++) {
                px_kernel_28x1(&input[img][c][0][54], &filter[c][1][0], &output[img][c][0][55]);
                px_kernel_28x1_2(&input[img][c][27][54], &filter[c][0][0], &output[img][c][28][55]);
            }
        }
    } else if (stride == 1) {
        /* source order; interchange to img, c, oj, kj, ki, oi */
        #pragma omp parallel for collapse(3) schedule(static) if((long)images * (long)channels * (long)out_h * (long)out_w >= 10000)
        for (int img = 0; img < images; img++) {
            for (int c = 0; c < channels; c++) {
                for (int oj = 0; oj < out_h; oj++) {
                    #pragma omp simd
                    for (int oi = 0; oi < out_w; oi++) {
                        output[img][c][oj][oi] = 0.0f;
                    }
                }
            }
        }
        #pragma omp parallel for collapse(3) schedule(static)
        for (int img = 0; img < images; img++) {
            for (int c = 0; c < channels; c++) {
                for (int oj = px_max(0, pad - filter_h + 1); oj < px_min(out_h, pad + height); oj++) {
                    for (int kj = px_max(0, pad - oj); kj < px_min(filter_h, pad + height - oj); kj++) {
                        for (int ki = px_max(0, pad - out_w + 1); ki < px_min(filter_w, pad + width); ki++) {
                            #pragma omp simd
                            for (int oi = px_max(0, pad - ki); oi < px_min(out_w, pad + width - ki); oi++) {
                                output[img][c][oj][oi] += input[img][c][oj + kj - pad][oi + ki - pad] * filter[c][kj][ki];
                            }
                        }
                    }
                }
            }
        }
    } else {
        for (int img = 0; img < images; img++)
            for (int c = 0; c < channels; c++)
                for (int oj = 0; oj < out_h; oj++)
                    for (int oi = 0; oi < out_w; oi++) {
                        output[img][c][oj][oi] = 0.0f;
                        for (int kj = 0; kj < filter_h; kj++)
                            for (int ki = 0; ki < filter_w; ki++)
                                if (oj * stride + kj - pad >= 0 && oj * stride + kj - pad < height &&
                                    oi * stride + ki - pad >= 0 && oi * stride + ki - pad < width)
                                    output[img][c][oj][oi] +=
                                        input[img][c][oj * stride + kj - pad][oi * stride + ki - pad] * filter[c][kj][ki];
                    }
    }
#pragma endscop
}

/* NHWC: the channels of a pixel lie side by side. */
/* c[line * c_line + row * c_row + column] = 0
 * for r0 < 3, r1 < 3, line < 56, row < 7, column < 16:
 *     c[line * c_line + row * c_row + column] += a[line * a_line + row * a_row + column + (r0 - 1) * a_stride0 + (r1 - 1) * a_stride1]
 *         * b[column + (r0 - 1) * b_stride0 + (r1 - 1) * b_stride1]
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
    *(px_f32x16 *)&ct55[0] = c0_0;
    *(px_f32x16 *)&ct55[c_row] = c1_0;
    *(px_f32x16 *)&ct55[2 * c_row] = c2_0;
    *(px_f32x16 *)&ct55[3 * c_row] = c3_0;
    *(px_f32x16 *)&ct55[4 * c_row] = c4_0;
    *(px_f32x16 *)&ct55[5 * c_row] = c5_0;
    *(px_f32x16 *)&ct55[6 * c_row] = c6_0;
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

void conv2d_depthwise_nhwc(int images, int channels, int height, int width, int out_h, int out_w, int filter_h,
                           int filter_w, int stride, int pad,
                           const float input[restrict images][height][width][channels],
                           const float filter[restrict filter_h][filter_w][channels],
                           float output[restrict images][out_h][out_w][channels])
{
#pragma polyxform size(images = 4, channels = 128, height = 56, width = 56, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1, pad = 1)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (images == 4 && channels == 128 && height == 56 && width == 56 && out_h == 56 && out_w == 56 &&
        filter_h == 3 && filter_w == 3 && stride == 1 && pad == 1) {
        /* all oj of a strip in one call; interchange to img, oi, c; microkernel of 7 x oi rows and 16 x c columns over kj, ki; which begins with output = 0 */
        #pragma omp parallel for schedule(static)
        for (int img = 0; img < 4; img++) {
            for (long c_tile = 0; c_tile < 128; c_tile += 16) {
                px_kernel_7x16(&input[img][0][0][c_tile], &filter[1][1][c_tile], &output[img][0][0][c_tile]);
            }
            for (long oi_tile = 7; oi_tile < 49; oi_tile += 7) {
                for (long c_tile = 0; c_tile < 128; c_tile += 16) {
                    px_kernel_7x16_2(
                        &input[img][0][oi_tile - 1][c_tile], &filter[1][0][c_tile],
                        &output[img][0][oi_tile][c_tile]);
                }
            }
            for (long c_tile = 0; c_tile < 128; c_tile += 16) {
                px_kernel_7x16_3(
                    &input[img][0][48][c_tile], &filter[1][0][c_tile], &output[img][0][49][c_tile]);
            }
        }
    } else if (stride == 1) {
        /* source order; interchange to c, oj, oi, img; microkernel of 4 x img rows and 64 x c columns over kj, ki */
        #pragma omp parallel for collapse(3) schedule(static) if((long)images * (long)out_h * (long)out_w * (long)channels >= 10000)
        for (int img = 0; img < images; img++) {
            for (int oj = 0; oj < out_h; oj++) {
                for (int oi = 0; oi < out_w; oi++) {
                    #pragma omp simd
                    for (int c = 0; c < channels; c++) {
                        output[img][oj][oi][c] = 0.0f;
                    }
                }
            }
        }
        if (images >= 1) {
            #pragma omp parallel for collapse(3) schedule(static)
            for (long c_tile = 0; c_tile <= channels - 64; c_tile += 64) {
                for (int oj = px_max(0, pad - filter_h + 1); oj < px_min(out_h, pad + height); oj++) {
                    for (int oi = px_max(0, pad - filter_w + 1); oi < px_min(out_w, pad + width); oi++) {
                        for (long img_tile = 0; img_tile <= images - 4; img_tile += 4) {
                            px_kernel_4x64(
                                &input[img_tile][oj + px_max(0, pad - oj) - pad][oi + px_max(0, pad - oi) - pad][c_tile],
                                &filter[px_max(0, pad - oj)][px_max(0, pad - oi)][c_tile],
                                &output[img_tile][oj][oi][c_tile], (long)height * width * channels,
                                (long)out_h * out_w * channels,
                                px_min(filter_h - px_max(0, pad - oj), pad + height - oj - px_max(0, pad - oj)),
                                (long)width * channels, (long)filter_w * channels,
                                px_min(filter_w - px_max(0, pad - oi), pad + width - oi - px_max(0, pad - oi)),
                                channels, channels);
                        }
                        for (long img_tile = images - (images % 4); img_tile < images; img_tile += 2) {
                            px_edge_2x64(
                                &input[img_tile][oj + px_max(0, pad - oj) - pad][oi + px_max(0, pad - oi) - pad][c_tile],
                                &filter[px_max(0, pad - oj)][px_max(0, pad - oi)][c_tile],
                                &output[img_tile][oj][oi][c_tile], px_min(images - img_tile, 2),
                                (long)height * width * channels, (long)out_h * out_w * channels,
                                px_min(filter_h - px_max(0, pad - oj), pad + height - oj - px_max(0, pad - oj)),
                                (long)width * channels, (long)filter_w * channels,
                                px_min(filter_w - px_max(0, pad - oi), pad + width - oi - px_max(0, pad - oi)),
                                channels, channels);
                        }
                    }
                }
            }
            if (channels >= 1) {
                #pragma omp parallel for collapse(3) schedule(static)
                for (long c_tile = channels - (channels % 64); c_tile < channels; c_tile += 16) {
                    for (int oj = px_max(0, pad - filter_h + 1); oj < px_min(out_h, pad + height); oj++) {
                        for (int oi = px_max(0, pad - filter_w + 1); oi < px_min(out_w, pad + width); oi++) {
                            for (long img_tile = 0; img_tile <= images - 8; img_tile += 8) {
                                px_edge_8x16(
                                    &input[img_tile][oj + px_max(0, pad - oj) - pad][oi + px_max(0, pad - oi) - pad][c_tile],
                                    &filter[px_max(0, pad - oj)][px_max(0, pad - oi)][c_tile],
                                    &output[img_tile][oj][oi][c_tile], px_min(channels - c_tile, 16),
                                    (long)height * width * channels, (long)out_h * out_w * channels,
                                    px_min(filter_h - px_max(0, pad - oj), pad + height - oj - px_max(0, pad - oj)),
                                    (long)width * channels, (long)filter_w * channels,
                                    px_min(filter_w - px_max(0, pad - oi), pad + width - oi - px_max(0, pad - oi)),
                                    channels, channels);
                            }
                            for (long img_tile = images - (images % 8); img_tile < images; img_tile += 4) {
                                px_edge_4x16(
                                    &input[img_tile][oj + px_max(0, pad - oj) - pad][oi + px_max(0, pad - oi) - pad][c_tile],
                                    &filter[px_max(0, pad - oj)][px_max(0, pad - oi)][c_tile],
                                    &output[img_tile][oj][oi][c_tile], px_min(images - img_tile, 4),
                                    px_min(channels - c_tile, 16), (long)height * width * channels,
                                    (long)out_h * out_w * channels,
                                    px_min(filter_h - px_max(0, pad - oj), pad + height - oj - px_max(0, pad - oj)),
                                    (long)width * channels, (long)filter_w * channels,
                                    px_min(filter_w - px_max(0, pad - oi), pad + width - oi - px_max(0, pad - oi)),
                                    channels, channels);
                            }
                        }
                    }
                }
            }
        }
    } else {
        for (int img = 0; img < images; img++)
            for (int oj = 0; oj < out_h; oj++)
                for (int oi = 0; oi < out_w; oi++) {
                    for (int c = 0; c < channels; c++)
                        output[img][oj][oi][c] = 0.0f;
                    for (int kj = 0; kj < filter_h; kj++)
                        for (int ki = 0; ki < filter_w; ki++)
                            if (oj * stride + kj - pad >= 0 && oj * stride + kj - pad < height &&
                                oi * stride + ki - pad >= 0 && oi * stride + ki - pad < width)
                                for (int c = 0; c < channels; c++)
                                    output[img][oj][oi][c] +=
                                        input[img][oj * stride + kj - pad][oi * stride + ki - pad][c] * filter[kj][ki][c];
                }
    }
#pragma endscop
}
