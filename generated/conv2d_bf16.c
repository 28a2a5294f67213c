/*
 * Forward convolution of bfloat16 numbers, the upper halves of floats, with sums in float.
 *
 *   output[n][y][x][k] = sum over r, s, c, q of
 *       input[n][y * stride + r - pad][x * stride + s - pad][c][q] * filter[r][s][c][k][q]
 *
 * Channels come in pairs: two adjacent numbers of either operand, whose products processors add in one instruction.
 * input is taken as zero outside 0 <= row < height, 0 <= column < width.
 */
#include <stdint.h>
#include <string.h>

static inline float from_bf16(uint16_t number)
{
    uint32_t bits = (uint32_t)number << 16;
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_max(long a, long b) { return a > b ? a : b; }

/* sums[lane] += a[0] * b[2 * lane] + a[1] * b[2 * lane + 1] for 16 lanes of bfloat16 numbers, in any order. */
static inline __attribute__((always_inline)) void px_dot_loose_bf16x16(void *sums, const void *a, const void *b)
{
#if defined(__AVX512BF16__)
    typedef float vector __attribute__((vector_size(64), aligned(4), may_alias));
    typedef unsigned int words __attribute__((vector_size(64), aligned(4), may_alias));
    typedef unsigned int word __attribute__((aligned(2), may_alias));
    const words columns = *(const words *)b, zero = {0};
    const words rows = zero + *(const word *)a;
    __asm__("vdpbf16ps %2, %1, %0" : "+v"(*(vector *)sums) : "v"(rows), "v"(columns));
#else
    typedef float vector __attribute__((vector_size(64), aligned(4), may_alias));
    typedef unsigned int words __attribute__((vector_size(64), aligned(4), may_alias));
    typedef unsigned int word __attribute__((aligned(2), may_alias));
    const words columns = *(const words *)b, zero = {0};
    const words rows = zero + *(const word *)a;
    const words low = columns << 16, high = columns & 0xffff0000u;
    const words low_row = rows << 16, high_row = rows & 0xffff0000u;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    *(vector *)sums += (vector)low_row * (vector)low;
    *(vector *)sums += (vector)high_row * (vector)high;
#else
    *(vector *)sums += (vector)high_row * (vector)high;
    *(vector *)sums += (vector)low_row * (vector)low;
#endif
#endif
}

/* c[row * c_row + column] = 0
 * for r0 < count0, r1 < 3, r2 < 32, r3 < 2, row < 14, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + (r1 - 1) * a_stride1 + r2 * a_stride2 + r3 * a_stride3]
 *         * b[column * b_column + r0 * b_stride0 + (r1 - 1) * b_stride1 + r2 * b_stride2 + r3 * b_stride3]
 * In registers: 14 x 2 accumulators, 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_14x32(const unsigned short *restrict a, const unsigned short *restrict b, float *restrict c, long count0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    typedef unsigned short px_u16x32 __attribute__((vector_size(64), aligned(2), may_alias));
    typedef unsigned short px_u16x2 __attribute__((vector_size(4), aligned(2), may_alias));
    const long a_row = 64;
    const long c_row = 64;
    const long a_stride0 = 3584;
    const long b_stride0 = 12288;
    const long a_stride1 = 64;
    const long b_stride1 = 4096;
    const long count2 = 32;
    const long a_stride2 = 2;
    const long b_stride2 = 128;
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

    for (long r0 = 0; r0 < count0; r0++) {
        for (long r1 = 0; r1 < 1; r1++) {
            #pragma GCC unroll 1
            for (long r2 = 0; r2 < count2; r2++) {
                const unsigned short *at = a + r0 * a_stride0 + (r1 - 1) * a_stride1 + r2 * a_stride2;
                const unsigned short *bt = b + r0 * b_stride0 + (r1 - 1) * b_stride1 + r2 * b_stride2;
                const px_u16x32 b0 = *(const volatile px_u16x32 *)&bt[0];
                const px_u16x32 b1 = *(const volatile px_u16x32 *)&bt[32];
                const px_u16x2 a1 = *(const px_u16x2 *)&at[a_row];
                px_dot_loose_bf16x16(&c1_0, &a1, &b0); px_dot_loose_bf16x16(&c1_1, &a1, &b1);
                const px_u16x2 a2 = *(const px_u16x2 *)&at[2 * a_row];
                px_dot_loose_bf16x16(&c2_0, &a2, &b0); px_dot_loose_bf16x16(&c2_1, &a2, &b1);
                const px_u16x2 a3 = *(const px_u16x2 *)&at[3 * a_row];
                px_dot_loose_bf16x16(&c3_0, &a3, &b0); px_dot_loose_bf16x16(&c3_1, &a3, &b1);
                const px_u16x2 a4 = *(const px_u16x2 *)&at[4 * a_row];
                px_dot_loose_bf16x16(&c4_0, &a4, &b0); px_dot_loose_bf16x16(&c4_1, &a4, &b1);
                const px_u16x2 a5 = *(const px_u16x2 *)&at[5 * a_row];
                px_dot_loose_bf16x16(&c5_0, &a5, &b0); px_dot_loose_bf16x16(&c5_1, &a5, &b1);
                const px_u16x2 a6 = *(const px_u16x2 *)&at[6 * a_row];
                px_dot_loose_bf16x16(&c6_0, &a6, &b0); px_dot_loose_bf16x16(&c6_1, &a6, &b1);
                const px_u16x2 a7 = *(const px_u16x2 *)&at[7 * a_row];
                px_dot_loose_bf16x16(&c7_0, &a7, &b0); px_dot_loose_bf16x16(&c7_1, &a7, &b1);
                const px_u16x2 a8 = *(const px_u16x2 *)&at[8 * a_row];
                px_dot_loose_bf16x16(&c8_0, &a8, &b0); px_dot_loose_bf16x16(&c8_1, &a8, &b1);
                const px_u16x2 a9 = *(const px_u16x2 *)&at[9 * a_row];
                px_dot_loose_bf16x16(&c9_0, &a9, &b0); px_dot_loose_bf16x16(&c9_1, &a9, &b1);
                const px_u16x2 a10 = *(const px_u16x2 *)&at[10 * a_row];
                px_dot_loose_bf16x16(&c10_0, &a10, &b0); px_dot_loose_bf16x16(&c10_1, &a10, &b1);
                const px_u16x2 a11 = *(const px_u16x2 *)&at[11 * a_row];
                px_dot_loose_bf16x16(&c11_0, &a11, &b0); px_dot_loose_bf16x16(&c11_1, &a11, &b1);
                const px_u16x2 a12 = *(const px_u16x2 *)&at[12 * a_row];
                px_dot_loose_bf16x16(&c12_0, &a12, &b0); px_dot_loose_bf16x16(&c12_1, &a12, &b1);
                const px_u16x2 a13 = *(const px_u16x2 *)&at[13 * a_row];
                px_dot_loose_bf16x16(&c13_0, &a13, &b0); px_dot_loose_bf16x16(&c13_1, &a13, &b1);
            }
        }
        for (long r1 = 1; r1 < 3; r1++) {
            #pragma GCC unroll 1
            for (long r2 = 0; r2 < count2; r2++) {
                const unsigned short *at = a + r0 * a_stride0 + (r1 - 1) * a_stride1 + r2 * a_stride2;
                const unsigned short *bt = b + r0 * b_stride0 + (r1 - 1) * b_stride1 + r2 * b_stride2;
                const px_u16x32 b0 = *(const volatile px_u16x32 *)&bt[0];
                const px_u16x32 b1 = *(const volatile px_u16x32 *)&bt[32];
                const px_u16x2 a0 = *(const px_u16x2 *)&at[0];
                px_dot_loose_bf16x16(&c0_0, &a0, &b0); px_dot_loose_bf16x16(&c0_1, &a0, &b1);
                const px_u16x2 a1 = *(const px_u16x2 *)&at[a_row];
                px_dot_loose_bf16x16(&c1_0, &a1, &b0); px_dot_loose_bf16x16(&c1_1, &a1, &b1);
                const px_u16x2 a2 = *(const px_u16x2 *)&at[2 * a_row];
                px_dot_loose_bf16x16(&c2_0, &a2, &b0); px_dot_loose_bf16x16(&c2_1, &a2, &b1);
                const px_u16x2 a3 = *(const px_u16x2 *)&at[3 * a_row];
                px_dot_loose_bf16x16(&c3_0, &a3, &b0); px_dot_loose_bf16x16(&c3_1, &a3, &b1);
                const px_u16x2 a4 = *(const px_u16x2 *)&at[4 * a_row];
                px_dot_loose_bf16x16(&c4_0, &a4, &b0); px_dot_loose_bf16x16(&c4_1, &a4, &b1);
                const px_u16x2 a5 = *(const px_u16x2 *)&at[5 * a_row];
                px_dot_loose_bf16x16(&c5_0, &a5, &b0); px_dot_loose_bf16x16(&c5_1, &a5, &b1);
                const px_u16x2 a6 = *(const px_u16x2 *)&at[6 * a_row];
                px_dot_loose_bf16x16(&c6_0, &a6, &b0); px_dot_loose_bf16x16(&c6_1, &a6, &b1);
                const px_u16x2 a7 = *(const px_u16x2 *)&at[7 * a_row];
                px_dot_loose_bf16x16(&c7_0, &a7, &b0); px_dot_loose_bf16x16(&c7_1, &a7, &b1);
                const px_u16x2 a8 = *(const px_u16x2 *)&at[8 * a_row];
                px_dot_loose_bf16x16(&c8_0, &a8, &b0); px_dot_loose_bf16x16(&c8_1, &a8, &b1);
                const px_u16x2 a9 = *(const px_u16x2 *)&at[9 * a_row];
                px_dot_loose_bf16x16(&c9_0, &a9, &b0); px_dot_loose_bf16x16(&c9_1, &a9, &b1);
                const px_u16x2 a10 = *(const px_u16x2 *)&at[10 * a_row];
                px_dot_loose_bf16x16(&c10_0, &a10, &b0); px_dot_loose_bf16x16(&c10_1, &a10, &b1);
                const px_u16x2 a11 = *(const px_u16x2 *)&at[11 * a_row];
                px_dot_loose_bf16x16(&c11_0, &a11, &b0); px_dot_loose_bf16x16(&c11_1, &a11, &b1);
                const px_u16x2 a12 = *(const px_u16x2 *)&at[12 * a_row];
                px_dot_loose_bf16x16(&c12_0, &a12, &b0); px_dot_loose_bf16x16(&c12_1, &a12, &b1);
                const px_u16x2 a13 = *(const px_u16x2 *)&at[13 * a_row];
                px_dot_loose_bf16x16(&c13_0, &a13, &b0); px_dot_loose_bf16x16(&c13_1, &a13, &b1);
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

/* c[row * c_row + column] = 0
 * for r0 < count0, r1 < 3, r2 < 32, r3 < 2, row < 14, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2 + r3 * a_stride3]
 *         * b[column * b_column + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2 + r3 * b_stride3]
 * In registers: 14 x 2 accumulators, 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_14x32_2(const unsigned short *restrict a, const unsigned short *restrict b, float *restrict c, long count0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    typedef unsigned short px_u16x32 __attribute__((vector_size(64), aligned(2), may_alias));
    typedef unsigned short px_u16x2 __attribute__((vector_size(4), aligned(2), may_alias));
    const long a_row = 64;
    const long c_row = 64;
    const long a_stride0 = 3584;
    const long b_stride0 = 12288;
    const long count1 = 3;
    const long a_stride1 = 64;
    const long b_stride1 = 4096;
    const long count2 = 32;
    const long a_stride2 = 2;
    const long b_stride2 = 128;
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

    for (long r0 = 0; r0 < count0; r0++) {
        for (long r1 = 0; r1 < count1; r1++) {
            #pragma GCC unroll 1
            for (long r2 = 0; r2 < count2; r2++) {
                const unsigned short *at = a + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2;
                const unsigned short *bt = b + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2;
                const px_u16x32 b0 = *(const volatile px_u16x32 *)&bt[0];
                const px_u16x32 b1 = *(const volatile px_u16x32 *)&bt[32];
                const px_u16x2 a0 = *(const px_u16x2 *)&at[0];
                px_dot_loose_bf16x16(&c0_0, &a0, &b0); px_dot_loose_bf16x16(&c0_1, &a0, &b1);
                const px_u16x2 a1 = *(const px_u16x2 *)&at[a_row];
                px_dot_loose_bf16x16(&c1_0, &a1, &b0); px_dot_loose_bf16x16(&c1_1, &a1, &b1);
                const px_u16x2 a2 = *(const px_u16x2 *)&at[2 * a_row];
                px_dot_loose_bf16x16(&c2_0, &a2, &b0); px_dot_loose_bf16x16(&c2_1, &a2, &b1);
                const px_u16x2 a3 = *(const px_u16x2 *)&at[3 * a_row];
                px_dot_loose_bf16x16(&c3_0, &a3, &b0); px_dot_loose_bf16x16(&c3_1, &a3, &b1);
                const px_u16x2 a4 = *(const px_u16x2 *)&at[4 * a_row];
                px_dot_loose_bf16x16(&c4_0, &a4, &b0); px_dot_loose_bf16x16(&c4_1, &a4, &b1);
                const px_u16x2 a5 = *(const px_u16x2 *)&at[5 * a_row];
                px_dot_loose_bf16x16(&c5_0, &a5, &b0); px_dot_loose_bf16x16(&c5_1, &a5, &b1);
                const px_u16x2 a6 = *(const px_u16x2 *)&at[6 * a_row];
                px_dot_loose_bf16x16(&c6_0, &a6, &b0); px_dot_loose_bf16x16(&c6_1, &a6, &b1);
                const px_u16x2 a7 = *(const px_u16x2 *)&at[7 * a_row];
                px_dot_loose_bf16x16(&c7_0, &a7, &b0); px_dot_loose_bf16x16(&c7_1, &a7, &b1);
                const px_u16x2 a8 = *(const px_u16x2 *)&at[8 * a_row];
                px_dot_loose_bf16x16(&c8_0, &a8, &b0); px_dot_loose_bf16x16(&c8_1, &a8, &b1);
                const px_u16x2 a9 = *(const px_u16x2 *)&at[9 * a_row];
                px_dot_loose_bf16x16(&c9_0, &a9, &b0); px_dot_loose_bf16x16(&c9_1, &a9, &b1);
                const px_u16x2 a10 = *(const px_u16x2 *)&at[10 * a_row];
                px_dot_loose_bf16x16(&c10_0, &a10, &b0); px_dot_loose_bf16x16(&c10_1, &a10, &b1);
                const px_u16x2 a11 = *(const px_u16x2 *)&at[11 * a_row];
                px_dot_loose_bf16x16(&c11_0, &a11, &b0); px_dot_loose_bf16x16(&c11_1, &a11, &b1);
                const px_u16x2 a12 = *(const px_u16x2 *)&at[12 * a_row];
                px_dot_loose_bf16x16(&c12_0, &a12, &b0); px_dot_loose_bf16x16(&c12_1, &a12, &b1);
                const px_u16x2 a13 = *(const px_u16x2 *)&at[13 * a_row];
                px_dot_loose_bf16x16(&c13_0, &a13, &b0); px_dot_loose_bf16x16(&c13_1, &a13, &b1);
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

/* c[row * c_row + column] = 0
 * for r0 < count0, r1 < 3, r2 < 32, r3 < 2, row < 14, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2 + r3 * a_stride3]
 *         * b[column * b_column + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2 + r3 * b_stride3]
 * In registers: 14 x 2 accumulators, 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_14x32_3(const unsigned short *restrict a, const unsigned short *restrict b, float *restrict c, long count0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    typedef unsigned short px_u16x32 __attribute__((vector_size(64), aligned(2), may_alias));
    typedef unsigned short px_u16x2 __attribute__((vector_size(4), aligned(2), may_alias));
    const long a_row = 64;
    const long c_row = 64;
    const long a_stride0 = 3584;
    const long b_stride0 = 12288;
    const long a_stride1 = 64;
    const long b_stride1 = 4096;
    const long count2 = 32;
    const long a_stride2 = 2;
    const long b_stride2 = 128;
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

    for (long r0 = 0; r0 < count0; r0++) {
        for (long r1 = 0; r1 < 2; r1++) {
            #pragma GCC unroll 1
            for (long r2 = 0; r2 < count2; r2++) {
                const unsigned short *at = a + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2;
                const unsigned short *bt = b + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2;
                const px_u16x32 b0 = *(const volatile px_u16x32 *)&bt[0];
                const px_u16x32 b1 = *(const volatile px_u16x32 *)&bt[32];
                const px_u16x2 a0 = *(const px_u16x2 *)&at[0];
                px_dot_loose_bf16x16(&c0_0, &a0, &b0); px_dot_loose_bf16x16(&c0_1, &a0, &b1);
                const px_u16x2 a1 = *(const px_u16x2 *)&at[a_row];
                px_dot_loose_bf16x16(&c1_0, &a1, &b0); px_dot_loose_bf16x16(&c1_1, &a1, &b1);
                const px_u16x2 a2 = *(const px_u16x2 *)&at[2 * a_row];
                px_dot_loose_bf16x16(&c2_0, &a2, &b0); px_dot_loose_bf16x16(&c2_1, &a2, &b1);
                const px_u16x2 a3 = *(const px_u16x2 *)&at[3 * a_row];
                px_dot_loose_bf16x16(&c3_0, &a3, &b0); px_dot_loose_bf16x16(&c3_1, &a3, &b1);
                const px_u16x2 a4 = *(const px_u16x2 *)&at[4 * a_row];
                px_dot_loose_bf16x16(&c4_0, &a4, &b0); px_dot_loose_bf16x16(&c4_1, &a4, &b1);
                const px_u16x2 a5 = *(const px_u16x2 *)&at[5 * a_row];
                px_dot_loose_bf16x16(&c5_0, &a5, &b0); px_dot_loose_bf16x16(&c5_1, &a5, &b1);
                const px_u16x2 a6 = *(const px_u16x2 *)&at[6 * a_row];
                px_dot_loose_bf16x16(&c6_0, &a6, &b0); px_dot_loose_bf16x16(&c6_1, &a6, &b1);
                const px_u16x2 a7 = *(const px_u16x2 *)&at[7 * a_row];
                px_dot_loose_bf16x16(&c7_0, &a7, &b0); px_dot_loose_bf16x16(&c7_1, &a7, &b1);
                const px_u16x2 a8 = *(const px_u16x2 *)&at[8 * a_row];
                px_dot_loose_bf16x16(&c8_0, &a8, &b0); px_dot_loose_bf16x16(&c8_1, &a8, &b1);
                const px_u16x2 a9 = *(const px_u16x2 *)&at[9 * a_row];
                px_dot_loose_bf16x16(&c9_0, &a9, &b0); px_dot_loose_bf16x16(&c9_1, &a9, &b1);
                const px_u16x2 a10 = *(const px_u16x2 *)&at[10 * a_row];
                px_dot_loose_bf16x16(&c10_0, &a10, &b0); px_dot_loose_bf16x16(&c10_1, &a10, &b1);
                const px_u16x2 a11 = *(const px_u16x2 *)&at[11 * a_row];
                px_dot_loose_bf16x16(&c11_0, &a11, &b0); px_dot_loose_bf16x16(&c11_1, &a11, &b1);
                const px_u16x2 a12 = *(const px_u16x2 *)&at[12 * a_row];
                px_dot_loose_bf16x16(&c12_0, &a12, &b0); px_dot_loose_bf16x16(&c12_1, &a12, &b1);
                const px_u16x2 a13 = *(const px_u16x2 *)&at[13 * a_row];
                px_dot_loose_bf16x16(&c13_0, &a13, &b0); px_dot_loose_bf16x16(&c13_1, &a13, &b1);
            }
        }
        for (long r1 = 2; r1 < 3; r1++) {
            #pragma GCC unroll 1
            for (long r2 = 0; r2 < count2; r2++) {
                const unsigned short *at = a + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2;
                const unsigned short *bt = b + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2;
                const px_u16x32 b0 = *(const volatile px_u16x32 *)&bt[0];
                const px_u16x32 b1 = *(const volatile px_u16x32 *)&bt[32];
                const px_u16x2 a0 = *(const px_u16x2 *)&at[0];
                px_dot_loose_bf16x16(&c0_0, &a0, &b0); px_dot_loose_bf16x16(&c0_1, &a0, &b1);
                const px_u16x2 a1 = *(const px_u16x2 *)&at[a_row];
                px_dot_loose_bf16x16(&c1_0, &a1, &b0); px_dot_loose_bf16x16(&c1_1, &a1, &b1);
                const px_u16x2 a2 = *(const px_u16x2 *)&at[2 * a_row];
                px_dot_loose_bf16x16(&c2_0, &a2, &b0); px_dot_loose_bf16x16(&c2_1, &a2, &b1);
                const px_u16x2 a3 = *(const px_u16x2 *)&at[3 * a_row];
                px_dot_loose_bf16x16(&c3_0, &a3, &b0); px_dot_loose_bf16x16(&c3_1, &a3, &b1);
                const px_u16x2 a4 = *(const px_u16x2 *)&at[4 * a_row];
                px_dot_loose_bf16x16(&c4_0, &a4, &b0); px_dot_loose_bf16x16(&c4_1, &a4, &b1);
                const px_u16x2 a5 = *(const px_u16x2 *)&at[5 * a_row];
                px_dot_loose_bf16x16(&c5_0, &a5, &b0); px_dot_loose_bf16x16(&c5_1, &a5, &b1);
                const px_u16x2 a6 = *(const px_u16x2 *)&at[6 * a_row];
                px_dot_loose_bf16x16(&c6_0, &a6, &b0); px_dot_loose_bf16x16(&c6_1, &a6, &b1);
                const px_u16x2 a7 = *(const px_u16x2 *)&at[7 * a_row];
                px_dot_loose_bf16x16(&c7_0, &a7, &b0); px_dot_loose_bf16x16(&c7_1, &a7, &b1);
                const px_u16x2 a8 = *(const px_u16x2 *)&at[8 * a_row];
                px_dot_loose_bf16x16(&c8_0, &a8, &b0); px_dot_loose_bf16x16(&c8_1, &a8, &b1);
                const px_u16x2 a9 = *(const px_u16x2 *)&at[9 * a_row];
                px_dot_loose_bf16x16(&c9_0, &a9, &b0); px_dot_loose_bf16x16(&c9_1, &a9, &b1);
                const px_u16x2 a10 = *(const px_u16x2 *)&at[10 * a_row];
                px_dot_loose_bf16x16(&c10_0, &a10, &b0); px_dot_loose_bf16x16(&c10_1, &a10, &b1);
                const px_u16x2 a11 = *(const px_u16x2 *)&at[11 * a_row];
                px_dot_loose_bf16x16(&c11_0, &a11, &b0); px_dot_loose_bf16x16(&c11_1, &a11, &b1);
                const px_u16x2 a12 = *(const px_u16x2 *)&at[12 * a_row];
                px_dot_loose_bf16x16(&c12_0, &a12, &b0); px_dot_loose_bf16x16(&c12_1, &a12, &b1);
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

void conv2d_bf16(int images, int ofms, int pairs, int height, int width, int out_h, int out_w, int filter_h,
                 int filter_w, int stride, int pad, const uint16_t input[restrict images][height][width][pairs][2],
                 const uint16_t filter[restrict filter_h][filter_w][pairs][ofms][2],
                 float output[restrict images][out_h][out_w][ofms])
{
#pragma polyxform size(images = 4, ofms = 64, pairs = 32, height = 56, width = 56, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1, pad = 1)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma scop
    if (images == 4 && ofms == 64 && pairs == 32 && height == 56 && width == 56 && out_h == 56 &&
        out_w == 56 && filter_h == 3 && filter_w == 3 && stride == 1 && pad == 1) {
        /* interchange to img, oj, ofm, oi; microkernel of 14 x oi rows and 32 x ofm columns over kj, ki, pair, q; which begins with output = 0 */
        #pragma omp parallel for collapse(2) schedule(static)
        for (int img = 0; img < 4; img++) {
            for (int oj = 0; oj < 56; oj++) {
                for (long ofm_tile = 0; ofm_tile < 64; ofm_tile += 32) {
                    px_kernel_14x32(
                        &input[img][oj + px_max(0, -oj + 1) - 1][0][0][0],
                        &filter[px_max(0, -oj + 1)][1][0][ofm_tile][0], &output[img][oj][0][ofm_tile],
                        px_min(-px_max(0, -oj + 1) + 3, -oj - px_max(0, -oj + 1) + 57));
                    for (long oi_tile = 14; oi_tile < 42; oi_tile += 14) {
                        px_kernel_14x32_2(
                            &input[img][oj + px_max(0, -oj + 1) - 1][oi_tile - 1][0][0],
                            &filter[px_max(0, -oj + 1)][0][0][ofm_tile][0],
                            &output[img][oj][oi_tile][ofm_tile],
                            px_min(-px_max(0, -oj + 1) + 3, -oj - px_max(0, -oj + 1) + 57));
                    }
                    px_kernel_14x32_3(
                        &input[img][oj + px_max(0, -oj + 1) - 1][41][0][0],
                        &filter[px_max(0, -oj + 1)][0][0][ofm_tile][0], &output[img][oj][42][ofm_tile],
                        px_min(-px_max(0, -oj + 1) + 3, -oj - px_max(0, -oj + 1) + 57));
                }
            }
        }
    } else if (stride == 1) {
        /* source order; interchange to img, oj, oi, ofm, kj, ki, pair, q */
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
        #pragma omp parallel for collapse(4) schedule(static)
        for (int img = 0; img < images; img++) {
            for (int oj = px_max(0, pad - filter_h + 1); oj < px_min(out_h, pad + height); oj++) {
                for (int oi = px_max(0, pad - filter_w + 1); oi < px_min(out_w, pad + width); oi++) {
                    for (int ofm = 0; ofm < ofms; ofm++) {
                        for (int kj = px_max(0, pad - oj); kj < px_min(filter_h, pad + height - oj); kj++) {
                            for (int ki = px_max(0, pad - oi); ki < px_min(filter_w, pad + width - oi); ki++) {
                                for (int pair = 0; pair < pairs; pair++) {
                                    for (int q = 0; q < 2; q++) {
                                        output[img][oj][oi][ofm] += from_bf16(input[img][oj + kj - pad][oi + ki - pad][pair][q]) * from_bf16(filter[kj][ki][pair][ofm][q]);
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
            for (int oj = 0; oj < out_h; oj++)
                for (int oi = 0; oi < out_w; oi++) {
                    for (int ofm = 0; ofm < ofms; ofm++)
                        output[img][oj][oi][ofm] = 0.0f;
                    for (int kj = 0; kj < filter_h; kj++) {
                        const int ij = oj * stride + kj - pad;
                        for (int ki = 0; ki < filter_w; ki++) {
                            const int ii = oi * stride + ki - pad;
                            if (ij >= 0 && ij < height && ii >= 0 && ii < width)
                                for (int pair = 0; pair < pairs; pair++)
                                    for (int ofm = 0; ofm < ofms; ofm++)
                                        for (int q = 0; q < 2; q++)
                                            output[img][oj][oi][ofm] += from_bf16(input[img][ij][ii][pair][q]) *
                                                                        from_bf16(filter[kj][ki][pair][ofm][q]);
                        }
                    }
                }
    }
#pragma endscop
}
