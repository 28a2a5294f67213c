/*
 * Matrix multiplication of narrow elements, B interleaved as dot-product instructions read it.
 *
 *   C[i][j] = sum over k, q of A[i][k][q] * B[k][j][q]
 */
#include <stdint.h>

/* Unsigned bytes times signed bytes: activations and weights of a quantized network. */
/* sums[lane] += a[0] * b[4 * lane] + ... + a[3] * b[4 * lane + 3] for 16 lanes. */
static inline __attribute__((always_inline)) void px_dot_u8s8x16(void *sums, const void *a, const void *b)
{
#if defined(__AVX512VNNI__)
    typedef int vector __attribute__((vector_size(64), aligned(4), may_alias));
    typedef int word __attribute__((aligned(1), may_alias));
    const vector columns = *(const vector *)b, zero = {0};
    const vector row = zero + *(const word *)a;
#if defined(__clang__)
    *(vector *)sums = (vector)__builtin_ia32_vpdpbusd512(*(vector *)sums, row, columns);
#else
    *(vector *)sums = (vector)__builtin_ia32_vpdpbusd_v16si(*(vector *)sums, row, columns);
#endif
#else
    int *total = (int *)sums;
    const unsigned char *left = (const unsigned char *)a;
    const signed char *right = (const signed char *)b;
    for (int lane = 0; lane < 16; lane++) {
        for (int place = 0; place < 4; place++) {
            total[lane] += left[place] * right[4 * lane + place];
        }
    }
#endif
}

/* c[row * c_row + column] = 0
 * for r0 < 128, r1 < 4, row < 8, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column * b_column + r0 * b_stride0 + r1 * b_stride1]
 * In registers: 8 x 3 accumulators, 16 + 16 + 16 columns of int. */
static __attribute__((noinline)) void px_kernel_8x48(const unsigned char *restrict a, const signed char *restrict b, int *restrict c)
{
    typedef int px_i32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    typedef signed char px_s8x64 __attribute__((vector_size(64), aligned(1), may_alias));
    typedef unsigned char px_u8x4 __attribute__((vector_size(4), aligned(1), may_alias));
    const long a_row = 512;
    const long c_row = 512;
    const long count0 = 128;
    const long a_stride0 = 4;
    const long b_stride0 = 2048;
    px_i32x16 c0_0 = {0};
    px_i32x16 c0_1 = {0};
    px_i32x16 c0_2 = {0};
    px_i32x16 c1_0 = {0};
    px_i32x16 c1_1 = {0};
    px_i32x16 c1_2 = {0};
    px_i32x16 c2_0 = {0};
    px_i32x16 c2_1 = {0};
    px_i32x16 c2_2 = {0};
    px_i32x16 c3_0 = {0};
    px_i32x16 c3_1 = {0};
    px_i32x16 c3_2 = {0};
    px_i32x16 c4_0 = {0};
    px_i32x16 c4_1 = {0};
    px_i32x16 c4_2 = {0};
    px_i32x16 c5_0 = {0};
    px_i32x16 c5_1 = {0};
    px_i32x16 c5_2 = {0};
    px_i32x16 c6_0 = {0};
    px_i32x16 c6_1 = {0};
    px_i32x16 c6_2 = {0};
    px_i32x16 c7_0 = {0};
    px_i32x16 c7_1 = {0};
    px_i32x16 c7_2 = {0};

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const unsigned char *at = a + r0 * a_stride0;
        const signed char *bt = b + r0 * b_stride0;
        const px_s8x64 b0 = *(const volatile px_s8x64 *)&bt[0];
        const px_s8x64 b1 = *(const volatile px_s8x64 *)&bt[64];
        const px_s8x64 b2 = *(const volatile px_s8x64 *)&bt[128];
        const px_u8x4 a0 = *(const px_u8x4 *)&at[0];
        px_dot_u8s8x16(&c0_0, &a0, &b0); px_dot_u8s8x16(&c0_1, &a0, &b1); px_dot_u8s8x16(&c0_2, &a0, &b2);
        const px_u8x4 a1 = *(const px_u8x4 *)&at[a_row];
        px_dot_u8s8x16(&c1_0, &a1, &b0); px_dot_u8s8x16(&c1_1, &a1, &b1); px_dot_u8s8x16(&c1_2, &a1, &b2);
        const px_u8x4 a2 = *(const px_u8x4 *)&at[2 * a_row];
        px_dot_u8s8x16(&c2_0, &a2, &b0); px_dot_u8s8x16(&c2_1, &a2, &b1); px_dot_u8s8x16(&c2_2, &a2, &b2);
        const px_u8x4 a3 = *(const px_u8x4 *)&at[3 * a_row];
        px_dot_u8s8x16(&c3_0, &a3, &b0); px_dot_u8s8x16(&c3_1, &a3, &b1); px_dot_u8s8x16(&c3_2, &a3, &b2);
        const px_u8x4 a4 = *(const px_u8x4 *)&at[4 * a_row];
        px_dot_u8s8x16(&c4_0, &a4, &b0); px_dot_u8s8x16(&c4_1, &a4, &b1); px_dot_u8s8x16(&c4_2, &a4, &b2);
        const px_u8x4 a5 = *(const px_u8x4 *)&at[5 * a_row];
        px_dot_u8s8x16(&c5_0, &a5, &b0); px_dot_u8s8x16(&c5_1, &a5, &b1); px_dot_u8s8x16(&c5_2, &a5, &b2);
        const px_u8x4 a6 = *(const px_u8x4 *)&at[6 * a_row];
        px_dot_u8s8x16(&c6_0, &a6, &b0); px_dot_u8s8x16(&c6_1, &a6, &b1); px_dot_u8s8x16(&c6_2, &a6, &b2);
        const px_u8x4 a7 = *(const px_u8x4 *)&at[7 * a_row];
        px_dot_u8s8x16(&c7_0, &a7, &b0); px_dot_u8s8x16(&c7_1, &a7, &b1); px_dot_u8s8x16(&c7_2, &a7, &b2);
    }

    *(px_i32x16 *)&c[0] = c0_0;
    *(px_i32x16 *)&c[16] = c0_1;
    *(px_i32x16 *)&c[32] = c0_2;
    *(px_i32x16 *)&c[c_row] = c1_0;
    *(px_i32x16 *)&c[c_row + 16] = c1_1;
    *(px_i32x16 *)&c[c_row + 32] = c1_2;
    *(px_i32x16 *)&c[2 * c_row] = c2_0;
    *(px_i32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_i32x16 *)&c[2 * c_row + 32] = c2_2;
    *(px_i32x16 *)&c[3 * c_row] = c3_0;
    *(px_i32x16 *)&c[3 * c_row + 16] = c3_1;
    *(px_i32x16 *)&c[3 * c_row + 32] = c3_2;
    *(px_i32x16 *)&c[4 * c_row] = c4_0;
    *(px_i32x16 *)&c[4 * c_row + 16] = c4_1;
    *(px_i32x16 *)&c[4 * c_row + 32] = c4_2;
    *(px_i32x16 *)&c[5 * c_row] = c5_0;
    *(px_i32x16 *)&c[5 * c_row + 16] = c5_1;
    *(px_i32x16 *)&c[5 * c_row + 32] = c5_2;
    *(px_i32x16 *)&c[6 * c_row] = c6_0;
    *(px_i32x16 *)&c[6 * c_row + 16] = c6_1;
    *(px_i32x16 *)&c[6 * c_row + 32] = c6_2;
    *(px_i32x16 *)&c[7 * c_row] = c7_0;
    *(px_i32x16 *)&c[7 * c_row + 16] = c7_1;
    *(px_i32x16 *)&c[7 * c_row + 32] = c7_2;
}

/* c[row * c_row + column] = 0
 * for r0 < 128, r1 < 4, row < 8, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column * b_column + r0 * b_stride0 + r1 * b_stride1]
 * In registers: 8 x 2 accumulators, 16 + 16 columns of int. */
static __attribute__((noinline)) void px_kernel_8x32(const unsigned char *restrict a, const signed char *restrict b, int *restrict c)
{
    typedef int px_i32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    typedef signed char px_s8x64 __attribute__((vector_size(64), aligned(1), may_alias));
    typedef unsigned char px_u8x4 __attribute__((vector_size(4), aligned(1), may_alias));
    const long a_row = 512;
    const long c_row = 512;
    const long count0 = 128;
    const long a_stride0 = 4;
    const long b_stride0 = 2048;
    px_i32x16 c0_0 = {0};
    px_i32x16 c0_1 = {0};
    px_i32x16 c1_0 = {0};
    px_i32x16 c1_1 = {0};
    px_i32x16 c2_0 = {0};
    px_i32x16 c2_1 = {0};
    px_i32x16 c3_0 = {0};
    px_i32x16 c3_1 = {0};
    px_i32x16 c4_0 = {0};
    px_i32x16 c4_1 = {0};
    px_i32x16 c5_0 = {0};
    px_i32x16 c5_1 = {0};
    px_i32x16 c6_0 = {0};
    px_i32x16 c6_1 = {0};
    px_i32x16 c7_0 = {0};
    px_i32x16 c7_1 = {0};

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const unsigned char *at = a + r0 * a_stride0;
        const signed char *bt = b + r0 * b_stride0;
        const px_s8x64 b0 = *(const volatile px_s8x64 *)&bt[0];
        const px_s8x64 b1 = *(const volatile px_s8x64 *)&bt[64];
        const px_u8x4 a0 = *(const px_u8x4 *)&at[0];
        px_dot_u8s8x16(&c0_0, &a0, &b0); px_dot_u8s8x16(&c0_1, &a0, &b1);
        const px_u8x4 a1 = *(const px_u8x4 *)&at[a_row];
        px_dot_u8s8x16(&c1_0, &a1, &b0); px_dot_u8s8x16(&c1_1, &a1, &b1);
        const px_u8x4 a2 = *(const px_u8x4 *)&at[2 * a_row];
        px_dot_u8s8x16(&c2_0, &a2, &b0); px_dot_u8s8x16(&c2_1, &a2, &b1);
        const px_u8x4 a3 = *(const px_u8x4 *)&at[3 * a_row];
        px_dot_u8s8x16(&c3_0, &a3, &b0); px_dot_u8s8x16(&c3_1, &a3, &b1);
        const px_u8x4 a4 = *(const px_u8x4 *)&at[4 * a_row];
        px_dot_u8s8x16(&c4_0, &a4, &b0); px_dot_u8s8x16(&c4_1, &a4, &b1);
        const px_u8x4 a5 = *(const px_u8x4 *)&at[5 * a_row];
        px_dot_u8s8x16(&c5_0, &a5, &b0); px_dot_u8s8x16(&c5_1, &a5, &b1);
        const px_u8x4 a6 = *(const px_u8x4 *)&at[6 * a_row];
        px_dot_u8s8x16(&c6_0, &a6, &b0); px_dot_u8s8x16(&c6_1, &a6, &b1);
        const px_u8x4 a7 = *(const px_u8x4 *)&at[7 * a_row];
        px_dot_u8s8x16(&c7_0, &a7, &b0); px_dot_u8s8x16(&c7_1, &a7, &b1);
    }

    *(px_i32x16 *)&c[0] = c0_0;
    *(px_i32x16 *)&c[16] = c0_1;
    *(px_i32x16 *)&c[c_row] = c1_0;
    *(px_i32x16 *)&c[c_row + 16] = c1_1;
    *(px_i32x16 *)&c[2 * c_row] = c2_0;
    *(px_i32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_i32x16 *)&c[3 * c_row] = c3_0;
    *(px_i32x16 *)&c[3 * c_row + 16] = c3_1;
    *(px_i32x16 *)&c[4 * c_row] = c4_0;
    *(px_i32x16 *)&c[4 * c_row + 16] = c4_1;
    *(px_i32x16 *)&c[5 * c_row] = c5_0;
    *(px_i32x16 *)&c[5 * c_row + 16] = c5_1;
    *(px_i32x16 *)&c[6 * c_row] = c6_0;
    *(px_i32x16 *)&c[6 * c_row + 16] = c6_1;
    *(px_i32x16 *)&c[7 * c_row] = c7_0;
    *(px_i32x16 *)&c[7 * c_row + 16] = c7_1;
}

void matmul_u8s8(int m, int n, int quads, const uint8_t A[restrict m][quads][4], const int8_t B[restrict quads][n][4],
                 int32_t C[restrict m][n])
{
#pragma polyxform size(m = 512, n = 512, quads = 128)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (m == 512 && n == 512 && quads == 128) {
        /* interchange to j, i; microkernel of 8 x i rows and 48 x j columns over k, q; which begins with C = 0 */
        #pragma omp parallel for collapse(2) schedule(static)
        for (long j_tile = 0; j_tile < 480; j_tile += 48) {
            for (long i_tile = 0; i_tile < 512; i_tile += 8) {
                px_kernel_8x48(&A[i_tile][0][0], &B[0][j_tile][0], &C[i_tile][j_tile]);
            }
        }
        #pragma omp parallel for schedule(static)
        for (long i_tile = 0; i_tile < 512; i_tile += 8) {
            px_kernel_8x32(&A[i_tile][0][0], &B[0][480][0], &C[i_tile][480]);
        }
    } else {
        /* fuse 2 nests */
        #pragma omp parallel for collapse(2) schedule(static) if((long)m * (long)n * (long)quads * 4 >= 10000)
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                C[i][j] = 0;
                for (int k = 0; k < quads; k++) {
                    for (int q = 0; q < 4; q++) {
                        C[i][j] += A[i][k][q] * B[k][j][q];
                    }
                }
            }
        }
    }
#pragma endscop
}

/* Signed bytes on both sides. */
/* sums[lane] += a[0] * b[4 * lane] + ... + a[3] * b[4 * lane + 3] for 16 lanes. */
static inline __attribute__((always_inline)) void px_dot_s8s8x16(void *sums, const void *a, const void *b)
{
#if defined(__AVX512VNNI__)
    typedef int vector __attribute__((vector_size(64), aligned(4), may_alias));
    typedef int word __attribute__((aligned(1), may_alias));
    const vector columns = *(const vector *)b, zero = {0};
    const vector row = zero + *(const word *)a;
    const vector bias = zero + (int)0x80808080u, moved = row ^ bias;
    vector excess;
#if defined(__clang__)
    excess = (vector)__builtin_ia32_vpdpbusd512(zero, bias, columns);
#else
    excess = (vector)__builtin_ia32_vpdpbusd_v16si(zero, bias, columns);
#endif
#if defined(__clang__)
    *(vector *)sums = (vector)__builtin_ia32_vpdpbusd512(*(vector *)sums, moved, columns);
#else
    *(vector *)sums = (vector)__builtin_ia32_vpdpbusd_v16si(*(vector *)sums, moved, columns);
#endif
    *(vector *)sums -= excess;
#else
    int *total = (int *)sums;
    const signed char *left = (const signed char *)a;
    const signed char *right = (const signed char *)b;
    for (int lane = 0; lane < 16; lane++) {
        for (int place = 0; place < 4; place++) {
            total[lane] += left[place] * right[4 * lane + place];
        }
    }
#endif
}

/* c[row * c_row + column] = 0
 * for r0 < 128, r1 < 4, row < 8, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column * b_column + r0 * b_stride0 + r1 * b_stride1]
 * In registers: 8 x 3 accumulators, 16 + 16 + 16 columns of int. */
static __attribute__((noinline)) void px_kernel_8x48_2(const signed char *restrict a, const signed char *restrict b, int *restrict c)
{
    typedef int px_i32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    typedef signed char px_s8x64 __attribute__((vector_size(64), aligned(1), may_alias));
    typedef signed char px_s8x4 __attribute__((vector_size(4), aligned(1), may_alias));
    const long a_row = 512;
    const long c_row = 512;
    const long count0 = 128;
    const long a_stride0 = 4;
    const long b_stride0 = 2048;
    px_i32x16 c0_0 = {0};
    px_i32x16 c0_1 = {0};
    px_i32x16 c0_2 = {0};
    px_i32x16 c1_0 = {0};
    px_i32x16 c1_1 = {0};
    px_i32x16 c1_2 = {0};
    px_i32x16 c2_0 = {0};
    px_i32x16 c2_1 = {0};
    px_i32x16 c2_2 = {0};
    px_i32x16 c3_0 = {0};
    px_i32x16 c3_1 = {0};
    px_i32x16 c3_2 = {0};
    px_i32x16 c4_0 = {0};
    px_i32x16 c4_1 = {0};
    px_i32x16 c4_2 = {0};
    px_i32x16 c5_0 = {0};
    px_i32x16 c5_1 = {0};
    px_i32x16 c5_2 = {0};
    px_i32x16 c6_0 = {0};
    px_i32x16 c6_1 = {0};
    px_i32x16 c6_2 = {0};
    px_i32x16 c7_0 = {0};
    px_i32x16 c7_1 = {0};
    px_i32x16 c7_2 = {0};

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const signed char *at = a + r0 * a_stride0;
        const signed char *bt = b + r0 * b_stride0;
        const px_s8x64 b0 = *(const volatile px_s8x64 *)&bt[0];
        const px_s8x64 b1 = *(const volatile px_s8x64 *)&bt[64];
        const px_s8x64 b2 = *(const volatile px_s8x64 *)&bt[128];
        const px_s8x4 a0 = *(const px_s8x4 *)&at[0];
        px_dot_s8s8x16(&c0_0, &a0, &b0); px_dot_s8s8x16(&c0_1, &a0, &b1); px_dot_s8s8x16(&c0_2, &a0, &b2);
        const px_s8x4 a1 = *(const px_s8x4 *)&at[a_row];
        px_dot_s8s8x16(&c1_0, &a1, &b0); px_dot_s8s8x16(&c1_1, &a1, &b1); px_dot_s8s8x16(&c1_2, &a1, &b2);
        const px_s8x4 a2 = *(const px_s8x4 *)&at[2 * a_row];
        px_dot_s8s8x16(&c2_0, &a2, &b0); px_dot_s8s8x16(&c2_1, &a2, &b1); px_dot_s8s8x16(&c2_2, &a2, &b2);
        const px_s8x4 a3 = *(const px_s8x4 *)&at[3 * a_row];
        px_dot_s8s8x16(&c3_0, &a3, &b0); px_dot_s8s8x16(&c3_1, &a3, &b1); px_dot_s8s8x16(&c3_2, &a3, &b2);
        const px_s8x4 a4 = *(const px_s8x4 *)&at[4 * a_row];
        px_dot_s8s8x16(&c4_0, &a4, &b0); px_dot_s8s8x16(&c4_1, &a4, &b1); px_dot_s8s8x16(&c4_2, &a4, &b2);
        const px_s8x4 a5 = *(const px_s8x4 *)&at[5 * a_row];
        px_dot_s8s8x16(&c5_0, &a5, &b0); px_dot_s8s8x16(&c5_1, &a5, &b1); px_dot_s8s8x16(&c5_2, &a5, &b2);
        const px_s8x4 a6 = *(const px_s8x4 *)&at[6 * a_row];
        px_dot_s8s8x16(&c6_0, &a6, &b0); px_dot_s8s8x16(&c6_1, &a6, &b1); px_dot_s8s8x16(&c6_2, &a6, &b2);
        const px_s8x4 a7 = *(const px_s8x4 *)&at[7 * a_row];
        px_dot_s8s8x16(&c7_0, &a7, &b0); px_dot_s8s8x16(&c7_1, &a7, &b1); px_dot_s8s8x16(&c7_2, &a7, &b2);
    }

    *(px_i32x16 *)&c[0] = c0_0;
    *(px_i32x16 *)&c[16] = c0_1;
    *(px_i32x16 *)&c[32] = c0_2;
    *(px_i32x16 *)&c[c_row] = c1_0;
    *(px_i32x16 *)&c[c_row + 16] = c1_1;
    *(px_i32x16 *)&c[c_row + 32] = c1_2;
    *(px_i32x16 *)&c[2 * c_row] = c2_0;
    *(px_i32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_i32x16 *)&c[2 * c_row + 32] = c2_2;
    *(px_i32x16 *)&c[3 * c_row] = c3_0;
    *(px_i32x16 *)&c[3 * c_row + 16] = c3_1;
    *(px_i32x16 *)&c[3 * c_row + 32] = c3_2;
    *(px_i32x16 *)&c[4 * c_row] = c4_0;
    *(px_i32x16 *)&c[4 * c_row + 16] = c4_1;
    *(px_i32x16 *)&c[4 * c_row + 32] = c4_2;
    *(px_i32x16 *)&c[5 * c_row] = c5_0;
    *(px_i32x16 *)&c[5 * c_row + 16] = c5_1;
    *(px_i32x16 *)&c[5 * c_row + 32] = c5_2;
    *(px_i32x16 *)&c[6 * c_row] = c6_0;
    *(px_i32x16 *)&c[6 * c_row + 16] = c6_1;
    *(px_i32x16 *)&c[6 * c_row + 32] = c6_2;
    *(px_i32x16 *)&c[7 * c_row] = c7_0;
    *(px_i32x16 *)&c[7 * c_row + 16] = c7_1;
    *(px_i32x16 *)&c[7 * c_row + 32] = c7_2;
}

/* c[row * c_row + column] = 0
 * for r0 < 128, r1 < 4, row < 8, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column * b_column + r0 * b_stride0 + r1 * b_stride1]
 * In registers: 8 x 2 accumulators, 16 + 16 columns of int. */
static __attribute__((noinline)) void px_kernel_8x32_2(const signed char *restrict a, const signed char *restrict b, int *restrict c)
{
    typedef int px_i32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    typedef signed char px_s8x64 __attribute__((vector_size(64), aligned(1), may_alias));
    typedef signed char px_s8x4 __attribute__((vector_size(4), aligned(1), may_alias));
    const long a_row = 512;
    const long c_row = 512;
    const long count0 = 128;
    const long a_stride0 = 4;
    const long b_stride0 = 2048;
    px_i32x16 c0_0 = {0};
    px_i32x16 c0_1 = {0};
    px_i32x16 c1_0 = {0};
    px_i32x16 c1_1 = {0};
    px_i32x16 c2_0 = {0};
    px_i32x16 c2_1 = {0};
    px_i32x16 c3_0 = {0};
    px_i32x16 c3_1 = {0};
    px_i32x16 c4_0 = {0};
    px_i32x16 c4_1 = {0};
    px_i32x16 c5_0 = {0};
    px_i32x16 c5_1 = {0};
    px_i32x16 c6_0 = {0};
    px_i32x16 c6_1 = {0};
    px_i32x16 c7_0 = {0};
    px_i32x16 c7_1 = {0};

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const signed char *at = a + r0 * a_stride0;
        const signed char *bt = b + r0 * b_stride0;
        const px_s8x64 b0 = *(const volatile px_s8x64 *)&bt[0];
        const px_s8x64 b1 = *(const volatile px_s8x64 *)&bt[64];
        const px_s8x4 a0 = *(const px_s8x4 *)&at[0];
        px_dot_s8s8x16(&c0_0, &a0, &b0); px_dot_s8s8x16(&c0_1, &a0, &b1);
        const px_s8x4 a1 = *(const px_s8x4 *)&at[a_row];
        px_dot_s8s8x16(&c1_0, &a1, &b0); px_dot_s8s8x16(&c1_1, &a1, &b1);
        const px_s8x4 a2 = *(const px_s8x4 *)&at[2 * a_row];
        px_dot_s8s8x16(&c2_0, &a2, &b0); px_dot_s8s8x16(&c2_1, &a2, &b1);
        const px_s8x4 a3 = *(const px_s8x4 *)&at[3 * a_row];
        px_dot_s8s8x16(&c3_0, &a3, &b0); px_dot_s8s8x16(&c3_1, &a3, &b1);
        const px_s8x4 a4 = *(const px_s8x4 *)&at[4 * a_row];
        px_dot_s8s8x16(&c4_0, &a4, &b0); px_dot_s8s8x16(&c4_1, &a4, &b1);
        const px_s8x4 a5 = *(const px_s8x4 *)&at[5 * a_row];
        px_dot_s8s8x16(&c5_0, &a5, &b0); px_dot_s8s8x16(&c5_1, &a5, &b1);
        const px_s8x4 a6 = *(const px_s8x4 *)&at[6 * a_row];
        px_dot_s8s8x16(&c6_0, &a6, &b0); px_dot_s8s8x16(&c6_1, &a6, &b1);
        const px_s8x4 a7 = *(const px_s8x4 *)&at[7 * a_row];
        px_dot_s8s8x16(&c7_0, &a7, &b0); px_dot_s8s8x16(&c7_1, &a7, &b1);
    }

    *(px_i32x16 *)&c[0] = c0_0;
    *(px_i32x16 *)&c[16] = c0_1;
    *(px_i32x16 *)&c[c_row] = c1_0;
    *(px_i32x16 *)&c[c_row + 16] = c1_1;
    *(px_i32x16 *)&c[2 * c_row] = c2_0;
    *(px_i32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_i32x16 *)&c[3 * c_row] = c3_0;
    *(px_i32x16 *)&c[3 * c_row + 16] = c3_1;
    *(px_i32x16 *)&c[4 * c_row] = c4_0;
    *(px_i32x16 *)&c[4 * c_row + 16] = c4_1;
    *(px_i32x16 *)&c[5 * c_row] = c5_0;
    *(px_i32x16 *)&c[5 * c_row + 16] = c5_1;
    *(px_i32x16 *)&c[6 * c_row] = c6_0;
    *(px_i32x16 *)&c[6 * c_row + 16] = c6_1;
    *(px_i32x16 *)&c[7 * c_row] = c7_0;
    *(px_i32x16 *)&c[7 * c_row + 16] = c7_1;
}

void matmul_s8s8(int m, int n, int quads, const int8_t A[restrict m][quads][4], const int8_t B[restrict quads][n][4],
                 int32_t C[restrict m][n])
{
#pragma polyxform size(m = 512, n = 512, quads = 128)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (m == 512 && n == 512 && quads == 128) {
        /* interchange to j, i; microkernel of 8 x i rows and 48 x j columns over k, q; which begins with C = 0 */
        #pragma omp parallel for collapse(2) schedule(static)
        for (long j_tile = 0; j_tile < 480; j_tile += 48) {
            for (long i_tile = 0; i_tile < 512; i_tile += 8) {
                px_kernel_8x48_2(&A[i_tile][0][0], &B[0][j_tile][0], &C[i_tile][j_tile]);
            }
        }
        #pragma omp parallel for schedule(static)
        for (long i_tile = 0; i_tile < 512; i_tile += 8) {
            px_kernel_8x32_2(&A[i_tile][0][0], &B[0][480][0], &C[i_tile][480]);
        }
    } else {
        /* fuse 2 nests */
        #pragma omp parallel for collapse(2) schedule(static) if((long)m * (long)n * (long)quads * 4 >= 10000)
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                C[i][j] = 0;
                for (int k = 0; k < quads; k++) {
                    for (int q = 0; q < 4; q++) {
                        C[i][j] += A[i][k][q] * B[k][j][q];
                    }
                }
            }
        }
    }
#pragma endscop
}

/* The float whose upper half is given. */
static inline float from_bf16(uint16_t number)
{
    union {
        uint32_t bits;
        float value;
    } both;
    both.bits = (uint32_t)number << 16;
    return both.value;
}

/* bfloat16 numbers, sums in float, added in the order of the source. */
/* sums[lane] += a[0] * b[2 * lane]; sums[lane] += a[1] * b[2 * lane + 1]; for 16 lanes of bfloat16 numbers. */
static inline __attribute__((always_inline)) void px_dot_bf16x16(void *sums, const void *a, const void *b)
{
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
}

/* c[row * c_row + column] = 0
 * for r0 < 256, r1 < 2, row < 8, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column * b_column + r0 * b_stride0 + r1 * b_stride1]
 * In registers: 8 x 3 accumulators, 16 + 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_8x48_3(const unsigned short *restrict a, const unsigned short *restrict b, float *restrict c)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    typedef unsigned short px_u16x32 __attribute__((vector_size(64), aligned(2), may_alias));
    typedef unsigned short px_u16x2 __attribute__((vector_size(4), aligned(2), may_alias));
    const long a_row = 512;
    const long c_row = 512;
    const long count0 = 256;
    const long a_stride0 = 2;
    const long b_stride0 = 1024;
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
        const unsigned short *at = a + r0 * a_stride0;
        const unsigned short *bt = b + r0 * b_stride0;
        const px_u16x32 b0 = *(const volatile px_u16x32 *)&bt[0];
        const px_u16x32 b1 = *(const volatile px_u16x32 *)&bt[32];
        const px_u16x32 b2 = *(const volatile px_u16x32 *)&bt[64];
        const px_u16x2 a0 = *(const px_u16x2 *)&at[0];
        px_dot_bf16x16(&c0_0, &a0, &b0); px_dot_bf16x16(&c0_1, &a0, &b1); px_dot_bf16x16(&c0_2, &a0, &b2);
        const px_u16x2 a1 = *(const px_u16x2 *)&at[a_row];
        px_dot_bf16x16(&c1_0, &a1, &b0); px_dot_bf16x16(&c1_1, &a1, &b1); px_dot_bf16x16(&c1_2, &a1, &b2);
        const px_u16x2 a2 = *(const px_u16x2 *)&at[2 * a_row];
        px_dot_bf16x16(&c2_0, &a2, &b0); px_dot_bf16x16(&c2_1, &a2, &b1); px_dot_bf16x16(&c2_2, &a2, &b2);
        const px_u16x2 a3 = *(const px_u16x2 *)&at[3 * a_row];
        px_dot_bf16x16(&c3_0, &a3, &b0); px_dot_bf16x16(&c3_1, &a3, &b1); px_dot_bf16x16(&c3_2, &a3, &b2);
        const px_u16x2 a4 = *(const px_u16x2 *)&at[4 * a_row];
        px_dot_bf16x16(&c4_0, &a4, &b0); px_dot_bf16x16(&c4_1, &a4, &b1); px_dot_bf16x16(&c4_2, &a4, &b2);
        const px_u16x2 a5 = *(const px_u16x2 *)&at[5 * a_row];
        px_dot_bf16x16(&c5_0, &a5, &b0); px_dot_bf16x16(&c5_1, &a5, &b1); px_dot_bf16x16(&c5_2, &a5, &b2);
        const px_u16x2 a6 = *(const px_u16x2 *)&at[6 * a_row];
        px_dot_bf16x16(&c6_0, &a6, &b0); px_dot_bf16x16(&c6_1, &a6, &b1); px_dot_bf16x16(&c6_2, &a6, &b2);
        const px_u16x2 a7 = *(const px_u16x2 *)&at[7 * a_row];
        px_dot_bf16x16(&c7_0, &a7, &b0); px_dot_bf16x16(&c7_1, &a7, &b1); px_dot_bf16x16(&c7_2, &a7, &b2);
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
 * for r0 < 256, r1 < 2, row < 8, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column * b_column + r0 * b_stride0 + r1 * b_stride1]
 * In registers: 8 x 2 accumulators, 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_8x32_3(const unsigned short *restrict a, const unsigned short *restrict b, float *restrict c)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    typedef unsigned short px_u16x32 __attribute__((vector_size(64), aligned(2), may_alias));
    typedef unsigned short px_u16x2 __attribute__((vector_size(4), aligned(2), may_alias));
    const long a_row = 512;
    const long c_row = 512;
    const long count0 = 256;
    const long a_stride0 = 2;
    const long b_stride0 = 1024;
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
        const unsigned short *at = a + r0 * a_stride0;
        const unsigned short *bt = b + r0 * b_stride0;
        const px_u16x32 b0 = *(const volatile px_u16x32 *)&bt[0];
        const px_u16x32 b1 = *(const volatile px_u16x32 *)&bt[32];
        const px_u16x2 a0 = *(const px_u16x2 *)&at[0];
        px_dot_bf16x16(&c0_0, &a0, &b0); px_dot_bf16x16(&c0_1, &a0, &b1);
        const px_u16x2 a1 = *(const px_u16x2 *)&at[a_row];
        px_dot_bf16x16(&c1_0, &a1, &b0); px_dot_bf16x16(&c1_1, &a1, &b1);
        const px_u16x2 a2 = *(const px_u16x2 *)&at[2 * a_row];
        px_dot_bf16x16(&c2_0, &a2, &b0); px_dot_bf16x16(&c2_1, &a2, &b1);
        const px_u16x2 a3 = *(const px_u16x2 *)&at[3 * a_row];
        px_dot_bf16x16(&c3_0, &a3, &b0); px_dot_bf16x16(&c3_1, &a3, &b1);
        const px_u16x2 a4 = *(const px_u16x2 *)&at[4 * a_row];
        px_dot_bf16x16(&c4_0, &a4, &b0); px_dot_bf16x16(&c4_1, &a4, &b1);
        const px_u16x2 a5 = *(const px_u16x2 *)&at[5 * a_row];
        px_dot_bf16x16(&c5_0, &a5, &b0); px_dot_bf16x16(&c5_1, &a5, &b1);
        const px_u16x2 a6 = *(const px_u16x2 *)&at[6 * a_row];
        px_dot_bf16x16(&c6_0, &a6, &b0); px_dot_bf16x16(&c6_1, &a6, &b1);
        const px_u16x2 a7 = *(const px_u16x2 *)&at[7 * a_row];
        px_dot_bf16x16(&c7_0, &a7, &b0); px_dot_bf16x16(&c7_1, &a7, &b1);
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

void matmul_bf16(int m, int n, int pairs, const uint16_t A[restrict m][pairs][2],
                 const uint16_t B[restrict pairs][n][2], float C[restrict m][n])
{
#pragma polyxform size(m = 512, n = 512, pairs = 256)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (m == 512 && n == 512 && pairs == 256) {
        /* interchange to j, i; microkernel of 8 x i rows and 48 x j columns over k, q; which begins with C = 0 */
        #pragma omp parallel for collapse(2) schedule(static)
        for (long j_tile = 0; j_tile < 480; j_tile += 48) {
            for (long i_tile = 0; i_tile < 512; i_tile += 8) {
                px_kernel_8x48_3(&A[i_tile][0][0], &B[0][j_tile][0], &C[i_tile][j_tile]);
            }
        }
        #pragma omp parallel for schedule(static)
        for (long i_tile = 0; i_tile < 512; i_tile += 8) {
            px_kernel_8x32_3(&A[i_tile][0][0], &B[0][480][0], &C[i_tile][480]);
        }
    } else {
        /* fuse 2 nests */
        #pragma omp parallel for collapse(2) schedule(static) if((long)m * (long)n * (long)pairs * 2 >= 10000)
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                C[i][j] = 0;
                for (int k = 0; k < pairs; k++) {
                    for (int q = 0; q < 2; q++) {
                        C[i][j] += from_bf16(A[i][k][q]) * from_bf16(B[k][j][q]);
                    }
                }
            }
        }
    }
#pragma endscop
}

/* The same with consent to add up, and to round, as the machine does it. */
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
 * for r0 < 256, r1 < 2, row < 8, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column * b_column + r0 * b_stride0 + r1 * b_stride1]
 * In registers: 8 x 3 accumulators, 16 + 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_8x48_4(const unsigned short *restrict a, const unsigned short *restrict b, float *restrict c)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    typedef unsigned short px_u16x32 __attribute__((vector_size(64), aligned(2), may_alias));
    typedef unsigned short px_u16x2 __attribute__((vector_size(4), aligned(2), may_alias));
    const long a_row = 512;
    const long c_row = 512;
    const long count0 = 256;
    const long a_stride0 = 2;
    const long b_stride0 = 1024;
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
        const unsigned short *at = a + r0 * a_stride0;
        const unsigned short *bt = b + r0 * b_stride0;
        const px_u16x32 b0 = *(const volatile px_u16x32 *)&bt[0];
        const px_u16x32 b1 = *(const volatile px_u16x32 *)&bt[32];
        const px_u16x32 b2 = *(const volatile px_u16x32 *)&bt[64];
        const px_u16x2 a0 = *(const px_u16x2 *)&at[0];
        px_dot_loose_bf16x16(&c0_0, &a0, &b0); px_dot_loose_bf16x16(&c0_1, &a0, &b1); px_dot_loose_bf16x16(&c0_2, &a0, &b2);
        const px_u16x2 a1 = *(const px_u16x2 *)&at[a_row];
        px_dot_loose_bf16x16(&c1_0, &a1, &b0); px_dot_loose_bf16x16(&c1_1, &a1, &b1); px_dot_loose_bf16x16(&c1_2, &a1, &b2);
        const px_u16x2 a2 = *(const px_u16x2 *)&at[2 * a_row];
        px_dot_loose_bf16x16(&c2_0, &a2, &b0); px_dot_loose_bf16x16(&c2_1, &a2, &b1); px_dot_loose_bf16x16(&c2_2, &a2, &b2);
        const px_u16x2 a3 = *(const px_u16x2 *)&at[3 * a_row];
        px_dot_loose_bf16x16(&c3_0, &a3, &b0); px_dot_loose_bf16x16(&c3_1, &a3, &b1); px_dot_loose_bf16x16(&c3_2, &a3, &b2);
        const px_u16x2 a4 = *(const px_u16x2 *)&at[4 * a_row];
        px_dot_loose_bf16x16(&c4_0, &a4, &b0); px_dot_loose_bf16x16(&c4_1, &a4, &b1); px_dot_loose_bf16x16(&c4_2, &a4, &b2);
        const px_u16x2 a5 = *(const px_u16x2 *)&at[5 * a_row];
        px_dot_loose_bf16x16(&c5_0, &a5, &b0); px_dot_loose_bf16x16(&c5_1, &a5, &b1); px_dot_loose_bf16x16(&c5_2, &a5, &b2);
        const px_u16x2 a6 = *(const px_u16x2 *)&at[6 * a_row];
        px_dot_loose_bf16x16(&c6_0, &a6, &b0); px_dot_loose_bf16x16(&c6_1, &a6, &b1); px_dot_loose_bf16x16(&c6_2, &a6, &b2);
        const px_u16x2 a7 = *(const px_u16x2 *)&at[7 * a_row];
        px_dot_loose_bf16x16(&c7_0, &a7, &b0); px_dot_loose_bf16x16(&c7_1, &a7, &b1); px_dot_loose_bf16x16(&c7_2, &a7, &b2);
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
 * for r0 < 256, r1 < 2, row < 8, column < 32:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1]
 *         * b[column * b_column + r0 * b_stride0 + r1 * b_stride1]
 * In registers: 8 x 2 accumulators, 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_8x32_4(const unsigned short *restrict a, const unsigned short *restrict b, float *restrict c)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    typedef unsigned short px_u16x32 __attribute__((vector_size(64), aligned(2), may_alias));
    typedef unsigned short px_u16x2 __attribute__((vector_size(4), aligned(2), may_alias));
    const long a_row = 512;
    const long c_row = 512;
    const long count0 = 256;
    const long a_stride0 = 2;
    const long b_stride0 = 1024;
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
        const unsigned short *at = a + r0 * a_stride0;
        const unsigned short *bt = b + r0 * b_stride0;
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

void matmul_bf16_loose(int m, int n, int pairs, const uint16_t A[restrict m][pairs][2],
                       const uint16_t B[restrict pairs][n][2], float C[restrict m][n])
{
#pragma polyxform size(m = 512, n = 512, pairs = 256)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma scop
    if (m == 512 && n == 512 && pairs == 256) {
        /* interchange to j, i; microkernel of 8 x i rows and 48 x j columns over k, q; which begins with C = 0 */
        #pragma omp parallel for collapse(2) schedule(static)
        for (long j_tile = 0; j_tile < 480; j_tile += 48) {
            for (long i_tile = 0; i_tile < 512; i_tile += 8) {
                px_kernel_8x48_4(&A[i_tile][0][0], &B[0][j_tile][0], &C[i_tile][j_tile]);
            }
        }
        #pragma omp parallel for schedule(static)
        for (long i_tile = 0; i_tile < 512; i_tile += 8) {
            px_kernel_8x32_4(&A[i_tile][0][0], &B[0][480][0], &C[i_tile][480]);
        }
    } else {
        /* fuse 2 nests */
        #pragma omp parallel for collapse(2) schedule(static) if((long)m * (long)n * (long)pairs * 2 >= 10000)
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                C[i][j] = 0;
                for (int k = 0; k < pairs; k++) {
                    for (int q = 0; q < 2; q++) {
                        C[i][j] += from_bf16(A[i][k][q]) * from_bf16(B[k][j][q]);
                    }
                }
            }
        }
    }
#pragma endscop
}
