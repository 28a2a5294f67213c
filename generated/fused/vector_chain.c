/*
 * Chains of vector operations whose operators a library calls one by one.
 */

/* z = w - alpha * v, and its scalar product with u: *product = z^T * u. */
/* Copy `count` elements past the caches; px_stream_end() makes them seen by other threads. */
static inline void px_stream_float(float *to, const float *from, long count)
{
    typedef float px_line __attribute__((vector_size(64)));
    typedef float px_part __attribute__((vector_size(64), aligned(sizeof(float)), may_alias));
    typedef float px_quarter __attribute__((vector_size(16)));
    typedef float px_few __attribute__((vector_size(16), aligned(sizeof(float)), may_alias));
    const long lanes = 64 / (long)sizeof(float);
    const long few = 16 / (long)sizeof(float);
    long i = 0;
    for (; i < count && (__UINTPTR_TYPE__)&to[i] % 16 != 0; i++) {
        to[i] = from[i];
    }
    for (; (__UINTPTR_TYPE__)&to[i] % 64 == 0 && i + lanes <= count; i += lanes) {
        const px_line line = *(const px_part *)&from[i];
#if defined(__clang__)
        __builtin_nontemporal_store(line, (px_line *)&to[i]);
#elif defined(__AVX512F__)
        __builtin_ia32_movntps512(&to[i], line);
#else
        *(px_part *)&to[i] = line;
#endif
    }
    for (; i + few <= count; i += few) {
        const px_quarter line = *(const px_few *)&from[i];
#if defined(__clang__)
        __builtin_nontemporal_store(line, (px_quarter *)&to[i]);
#elif defined(__AVX512F__)
        __builtin_ia32_movntps(&to[i], line);
#else
        *(px_few *)&to[i] = line;
#endif
    }
    for (; i < count; i++) {
        to[i] = from[i];
    }
}

/* What px_stream_float and px_stream_double have written comes before what follows. */
static inline void px_stream_end(void)
{
#if defined(__SSE__)
    __builtin_ia32_sfence();
#endif
}

/* Touch each page eight pages before it is needed: looking up where it lies takes long, and hardware does not begin. */
static inline void px_page_ahead(const volatile void *at, long bytes)
{
    const __UINTPTR_TYPE__ place = (__UINTPTR_TYPE__)at;
    for (long passed = 0; passed < bytes; passed += 4096) {
        if ((place + passed) % 4096 < (__UINTPTR_TYPE__)(bytes - passed)) {
            __builtin_prefetch((const void *)(place + passed + 32768), 0, 3);
        }
    }
}

/* to = the sum of 64 lanes: halves are added until one is left. */
static inline __attribute__((always_inline)) void px_sum_f32x64(float *to, const void *from)
{
    const float *lanes = (const float *)from;
    typedef float half32 __attribute__((vector_size(128), aligned(4), may_alias));
    const half32 sum32 = *(const half32 *)lanes + *(const half32 *)(lanes + 32);
    typedef float half16 __attribute__((vector_size(64), aligned(4), may_alias));
    const half16 sum16 = *(const half16 *)((const float *)&sum32) + *(const half16 *)(((const float *)&sum32) + 16);
    typedef float half8 __attribute__((vector_size(32), aligned(4), may_alias));
    const half8 sum8 = *(const half8 *)((const float *)&sum16) + *(const half8 *)(((const float *)&sum16) + 8);
    typedef float half4 __attribute__((vector_size(16), aligned(4), may_alias));
    const half4 sum4 = *(const half4 *)((const float *)&sum8) + *(const half4 *)(((const float *)&sum8) + 4);
    typedef float half2 __attribute__((vector_size(8), aligned(4), may_alias));
    const half2 sum2 = *(const half2 *)((const float *)&sum4) + *(const half2 *)(((const float *)&sum4) + 2);
    *to = ((const float *)&sum2)[0] + ((const float *)&sum2)[1];
}

void axpy_dot(int n, float alpha, const float w[restrict n], const float v[restrict n], const float u[restrict n],
              float z[restrict n], float product[restrict 1])
{
#pragma polyxform size(n = 4000000)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma scop
    if (n == 4000000) {
        /* source order; fuse 2 nests; stream z past the caches */
        product[0] = 0.0f;
        #pragma omp parallel for schedule(static) reduction(+ : product[:1])
        for (long i_tile = 0; i_tile < 4000000; i_tile += 256) {
            float px_z[256];
            px_page_ahead(&w[i_tile], 1024);
            px_page_ahead(&v[i_tile], 1024);
            px_page_ahead(&z[i_tile], 1024);
            px_page_ahead(&u[i_tile], 1024);
            {
                float product_lanes[64] = {0};
                for (long i_block = i_tile; i_block <= i_tile + 192; i_block += 64) {
                    #pragma omp simd
                    for (int lane = 0; lane < 64; lane++) {
                        const int i = (int)i_block + lane;
                        px_z[i - i_tile] = w[i] - alpha * v[i];
                        product_lanes[lane] += px_z[i - i_tile] * u[i];
                    }
                }
                px_sum_f32x64(product_lanes, product_lanes);
                product[0] += product_lanes[0];
            }
            px_stream_float(&z[i_tile], px_z, 256);
        }
        px_stream_end();
    } else {
        /* source order; fuse 2 nests */
        product[0] = 0.0f;
        for (int i = 0; i < n; i++) {
            z[i] = w[i] - alpha * v[i];
            product[0] += z[i] * u[i];
        }
    }
#pragma endscop
}

/* B = A + u1 * v1^T + u2 * v2^T, x = beta * B^T * y + z, w = alpha * B * x. */
static inline long px_min(long a, long b) { return a < b ? a : b; }

/* for row < 4, column < 96:
 *     c[row * c_row + column] += a[row * a_row]
 *         * b[column]
 * In registers: 4 x 6 accumulators, 16 + 16 + 16 + 16 + 16 + 16 columns of float. */
static void px_kernel_4x96(const float *restrict a, const float *restrict b, float *restrict c)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1;
    const long c_row = 4000;
    px_f32x16 c0_0 = *(const px_f32x16 *)&c[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&c[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&c[32];
    px_f32x16 c0_3 = *(const px_f32x16 *)&c[48];
    px_f32x16 c0_4 = *(const px_f32x16 *)&c[64];
    px_f32x16 c0_5 = *(const px_f32x16 *)&c[80];
    px_f32x16 c1_0 = *(const px_f32x16 *)&c[c_row];
    px_f32x16 c1_1 = *(const px_f32x16 *)&c[c_row + 16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&c[c_row + 32];
    px_f32x16 c1_3 = *(const px_f32x16 *)&c[c_row + 48];
    px_f32x16 c1_4 = *(const px_f32x16 *)&c[c_row + 64];
    px_f32x16 c1_5 = *(const px_f32x16 *)&c[c_row + 80];
    px_f32x16 c2_0 = *(const px_f32x16 *)&c[2 * c_row];
    px_f32x16 c2_1 = *(const px_f32x16 *)&c[2 * c_row + 16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&c[2 * c_row + 32];
    px_f32x16 c2_3 = *(const px_f32x16 *)&c[2 * c_row + 48];
    px_f32x16 c2_4 = *(const px_f32x16 *)&c[2 * c_row + 64];
    px_f32x16 c2_5 = *(const px_f32x16 *)&c[2 * c_row + 80];
    px_f32x16 c3_0 = *(const px_f32x16 *)&c[3 * c_row];
    px_f32x16 c3_1 = *(const px_f32x16 *)&c[3 * c_row + 16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&c[3 * c_row + 32];
    px_f32x16 c3_3 = *(const px_f32x16 *)&c[3 * c_row + 48];
    px_f32x16 c3_4 = *(const px_f32x16 *)&c[3 * c_row + 64];
    px_f32x16 c3_5 = *(const px_f32x16 *)&c[3 * c_row + 80];

    const float *at = a;
    const float *bt = b;
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

/* for row < 4, column < 64:
 *     c[row * c_row + column] += a[row * a_row]
 *         * b[column]
 * In registers: 4 x 4 accumulators, 16 + 16 + 16 + 16 columns of float. */
static void px_kernel_4x64(const float *restrict a, const float *restrict b, float *restrict c)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1;
    const long c_row = 4000;
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

    const float *at = a;
    const float *bt = b;
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

/* for r0 < 4, row < 1, column < 240:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 1 x 15 accumulators, 16 + 16 + 16 + 16 + 16 + 16 + 16 + 16 + 16 + 16 + 16 + 16 + 16 + 16 + 16 columns of float. */
static void px_kernel_1x240(const float *restrict a, const float *restrict b, float *restrict c, float alpha)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long count0 = 4;
    const long a_stride0 = 1;
    const long b_stride0 = 4000;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c0_2 = {0};
    px_f32x16 c0_3 = {0};
    px_f32x16 c0_4 = {0};
    px_f32x16 c0_5 = {0};
    px_f32x16 c0_6 = {0};
    px_f32x16 c0_7 = {0};
    px_f32x16 c0_8 = {0};
    px_f32x16 c0_9 = {0};
    px_f32x16 c0_10 = {0};
    px_f32x16 c0_11 = {0};
    px_f32x16 c0_12 = {0};
    px_f32x16 c0_13 = {0};
    px_f32x16 c0_14 = {0};

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        const px_f32x16 b0 = *(const px_f32x16 *)&bt[0];
        const px_f32x16 b1 = *(const px_f32x16 *)&bt[16];
        const px_f32x16 b2 = *(const px_f32x16 *)&bt[32];
        const px_f32x16 b3 = *(const px_f32x16 *)&bt[48];
        const px_f32x16 b4 = *(const px_f32x16 *)&bt[64];
        const px_f32x16 b5 = *(const px_f32x16 *)&bt[80];
        const px_f32x16 b6 = *(const px_f32x16 *)&bt[96];
        const px_f32x16 b7 = *(const px_f32x16 *)&bt[112];
        const px_f32x16 b8 = *(const px_f32x16 *)&bt[128];
        const px_f32x16 b9 = *(const px_f32x16 *)&bt[144];
        const px_f32x16 b10 = *(const px_f32x16 *)&bt[160];
        const px_f32x16 b11 = *(const px_f32x16 *)&bt[176];
        const px_f32x16 b12 = *(const px_f32x16 *)&bt[192];
        const px_f32x16 b13 = *(const px_f32x16 *)&bt[208];
        const px_f32x16 b14 = *(const px_f32x16 *)&bt[224];
        const float a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3; c0_4 += a0 * b4; c0_5 += a0 * b5; c0_6 += a0 * b6; c0_7 += a0 * b7; c0_8 += a0 * b8; c0_9 += a0 * b9; c0_10 += a0 * b10; c0_11 += a0 * b11; c0_12 += a0 * b12; c0_13 += a0 * b13; c0_14 += a0 * b14;
    }

    px_f32x16 old0_0 = *(const px_f32x16 *)&c[0];
    c0_0 = old0_0 + alpha * c0_0;
    px_f32x16 old0_1 = *(const px_f32x16 *)&c[16];
    c0_1 = old0_1 + alpha * c0_1;
    px_f32x16 old0_2 = *(const px_f32x16 *)&c[32];
    c0_2 = old0_2 + alpha * c0_2;
    px_f32x16 old0_3 = *(const px_f32x16 *)&c[48];
    c0_3 = old0_3 + alpha * c0_3;
    px_f32x16 old0_4 = *(const px_f32x16 *)&c[64];
    c0_4 = old0_4 + alpha * c0_4;
    px_f32x16 old0_5 = *(const px_f32x16 *)&c[80];
    c0_5 = old0_5 + alpha * c0_5;
    px_f32x16 old0_6 = *(const px_f32x16 *)&c[96];
    c0_6 = old0_6 + alpha * c0_6;
    px_f32x16 old0_7 = *(const px_f32x16 *)&c[112];
    c0_7 = old0_7 + alpha * c0_7;
    px_f32x16 old0_8 = *(const px_f32x16 *)&c[128];
    c0_8 = old0_8 + alpha * c0_8;
    px_f32x16 old0_9 = *(const px_f32x16 *)&c[144];
    c0_9 = old0_9 + alpha * c0_9;
    px_f32x16 old0_10 = *(const px_f32x16 *)&c[160];
    c0_10 = old0_10 + alpha * c0_10;
    px_f32x16 old0_11 = *(const px_f32x16 *)&c[176];
    c0_11 = old0_11 + alpha * c0_11;
    px_f32x16 old0_12 = *(const px_f32x16 *)&c[192];
    c0_12 = old0_12 + alpha * c0_12;
    px_f32x16 old0_13 = *(const px_f32x16 *)&c[208];
    c0_13 = old0_13 + alpha * c0_13;
    px_f32x16 old0_14 = *(const px_f32x16 *)&c[224];
    c0_14 = old0_14 + alpha * c0_14;
    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    *(px_f32x16 *)&c[48] = c0_3;
    *(px_f32x16 *)&c[64] = c0_4;
    *(px_f32x16 *)&c[80] = c0_5;
    *(px_f32x16 *)&c[96] = c0_6;
    *(px_f32x16 *)&c[112] = c0_7;
    *(px_f32x16 *)&c[128] = c0_8;
    *(px_f32x16 *)&c[144] = c0_9;
    *(px_f32x16 *)&c[160] = c0_10;
    *(px_f32x16 *)&c[176] = c0_11;
    *(px_f32x16 *)&c[192] = c0_12;
    *(px_f32x16 *)&c[208] = c0_13;
    *(px_f32x16 *)&c[224] = c0_14;
}

/* for r0 < 4, row < 1, column < 160:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 1 x 10 accumulators, 16 + 16 + 16 + 16 + 16 + 16 + 16 + 16 + 16 + 16 columns of float. */
static void px_kernel_1x160(const float *restrict a, const float *restrict b, float *restrict c, float alpha)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long count0 = 4;
    const long a_stride0 = 1;
    const long b_stride0 = 4000;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c0_2 = {0};
    px_f32x16 c0_3 = {0};
    px_f32x16 c0_4 = {0};
    px_f32x16 c0_5 = {0};
    px_f32x16 c0_6 = {0};
    px_f32x16 c0_7 = {0};
    px_f32x16 c0_8 = {0};
    px_f32x16 c0_9 = {0};

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        const px_f32x16 b0 = *(const px_f32x16 *)&bt[0];
        const px_f32x16 b1 = *(const px_f32x16 *)&bt[16];
        const px_f32x16 b2 = *(const px_f32x16 *)&bt[32];
        const px_f32x16 b3 = *(const px_f32x16 *)&bt[48];
        const px_f32x16 b4 = *(const px_f32x16 *)&bt[64];
        const px_f32x16 b5 = *(const px_f32x16 *)&bt[80];
        const px_f32x16 b6 = *(const px_f32x16 *)&bt[96];
        const px_f32x16 b7 = *(const px_f32x16 *)&bt[112];
        const px_f32x16 b8 = *(const px_f32x16 *)&bt[128];
        const px_f32x16 b9 = *(const px_f32x16 *)&bt[144];
        const float a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3; c0_4 += a0 * b4; c0_5 += a0 * b5; c0_6 += a0 * b6; c0_7 += a0 * b7; c0_8 += a0 * b8; c0_9 += a0 * b9;
    }

    px_f32x16 old0_0 = *(const px_f32x16 *)&c[0];
    c0_0 = old0_0 + alpha * c0_0;
    px_f32x16 old0_1 = *(const px_f32x16 *)&c[16];
    c0_1 = old0_1 + alpha * c0_1;
    px_f32x16 old0_2 = *(const px_f32x16 *)&c[32];
    c0_2 = old0_2 + alpha * c0_2;
    px_f32x16 old0_3 = *(const px_f32x16 *)&c[48];
    c0_3 = old0_3 + alpha * c0_3;
    px_f32x16 old0_4 = *(const px_f32x16 *)&c[64];
    c0_4 = old0_4 + alpha * c0_4;
    px_f32x16 old0_5 = *(const px_f32x16 *)&c[80];
    c0_5 = old0_5 + alpha * c0_5;
    px_f32x16 old0_6 = *(const px_f32x16 *)&c[96];
    c0_6 = old0_6 + alpha * c0_6;
    px_f32x16 old0_7 = *(const px_f32x16 *)&c[112];
    c0_7 = old0_7 + alpha * c0_7;
    px_f32x16 old0_8 = *(const px_f32x16 *)&c[128];
    c0_8 = old0_8 + alpha * c0_8;
    px_f32x16 old0_9 = *(const px_f32x16 *)&c[144];
    c0_9 = old0_9 + alpha * c0_9;
    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    *(px_f32x16 *)&c[48] = c0_3;
    *(px_f32x16 *)&c[64] = c0_4;
    *(px_f32x16 *)&c[80] = c0_5;
    *(px_f32x16 *)&c[96] = c0_6;
    *(px_f32x16 *)&c[112] = c0_7;
    *(px_f32x16 *)&c[128] = c0_8;
    *(px_f32x16 *)&c[144] = c0_9;
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

/* to = the sum of 16 lanes: halves are added until one is left. */
static inline __attribute__((always_inline)) void px_sum_f32x16(float *to, const void *from)
{
    const float *lanes = (const float *)from;
    typedef float half8 __attribute__((vector_size(32), aligned(4), may_alias));
    const half8 sum8 = *(const half8 *)lanes + *(const half8 *)(lanes + 8);
    typedef float half4 __attribute__((vector_size(16), aligned(4), may_alias));
    const half4 sum4 = *(const half4 *)((const float *)&sum8) + *(const half4 *)(((const float *)&sum8) + 4);
    typedef float half2 __attribute__((vector_size(8), aligned(4), may_alias));
    const half2 sum2 = *(const half2 *)((const float *)&sum4) + *(const half2 *)(((const float *)&sum4) + 2);
    *to = ((const float *)&sum2)[0] + ((const float *)&sum2)[1];
}

/* c[row * c_row + column] = 0
 * for r0 < 4000, row < 1, column < 16:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column * b_column + r0 * b_stride0]
 * In registers: 1 x 2 accumulators, 8 + 8 columns of float. */
static void px_kernel_1x16(const float *restrict a, const float *restrict b, float *restrict c, float alpha)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    typedef float px_f32x8 __attribute__((vector_size(32), aligned(4), may_alias));
    const long b_column = 4000;
    const long count0 = 4000;
    px_f32x8 c0_0 = {0};
    px_f32x8 c0_1 = {0};

    const long blocks0 = count0 / 16;
    px_f32x16 s0_0 = {0};
    px_f32x16 s0_1 = {0};
    px_f32x16 s0_2 = {0};
    px_f32x16 s0_3 = {0};
    px_f32x16 s0_4 = {0};
    px_f32x16 s0_5 = {0};
    px_f32x16 s0_6 = {0};
    px_f32x16 s0_7 = {0};
    px_f32x16 s0_8 = {0};
    px_f32x16 s0_9 = {0};
    px_f32x16 s0_10 = {0};
    px_f32x16 s0_11 = {0};
    px_f32x16 s0_12 = {0};
    px_f32x16 s0_13 = {0};
    px_f32x16 s0_14 = {0};
    px_f32x16 s0_15 = {0};
    for (long block0 = 0; block0 < blocks0; block0++) {
        const float *at = a + 16 * block0;
        const float *bt = b + 16 * block0;
        const px_f32x16 a0 = *(const px_f32x16 *)&at[0];
        const px_f32x16 b0 = *(const px_f32x16 *)&bt[0];
        s0_0 += a0 * b0;
        const px_f32x16 b1 = *(const px_f32x16 *)&bt[b_column];
        s0_1 += a0 * b1;
        const px_f32x16 b2 = *(const px_f32x16 *)&bt[2 * b_column];
        s0_2 += a0 * b2;
        const px_f32x16 b3 = *(const px_f32x16 *)&bt[3 * b_column];
        s0_3 += a0 * b3;
        const px_f32x16 b4 = *(const px_f32x16 *)&bt[4 * b_column];
        s0_4 += a0 * b4;
        const px_f32x16 b5 = *(const px_f32x16 *)&bt[5 * b_column];
        s0_5 += a0 * b5;
        const px_f32x16 b6 = *(const px_f32x16 *)&bt[6 * b_column];
        s0_6 += a0 * b6;
        const px_f32x16 b7 = *(const px_f32x16 *)&bt[7 * b_column];
        s0_7 += a0 * b7;
        const px_f32x16 b8 = *(const px_f32x16 *)&bt[8 * b_column];
        s0_8 += a0 * b8;
        const px_f32x16 b9 = *(const px_f32x16 *)&bt[9 * b_column];
        s0_9 += a0 * b9;
        const px_f32x16 b10 = *(const px_f32x16 *)&bt[10 * b_column];
        s0_10 += a0 * b10;
        const px_f32x16 b11 = *(const px_f32x16 *)&bt[11 * b_column];
        s0_11 += a0 * b11;
        const px_f32x16 b12 = *(const px_f32x16 *)&bt[12 * b_column];
        s0_12 += a0 * b12;
        const px_f32x16 b13 = *(const px_f32x16 *)&bt[13 * b_column];
        s0_13 += a0 * b13;
        const px_f32x16 b14 = *(const px_f32x16 *)&bt[14 * b_column];
        s0_14 += a0 * b14;
        const px_f32x16 b15 = *(const px_f32x16 *)&bt[15 * b_column];
        s0_15 += a0 * b15;
    }
    const long left0 = count0 - 16 * blocks0;
    px_f32x16 last0; px_load_f32x16(&last0, a + 16 * blocks0, left0);
    px_f32x16 right0; px_load_f32x16(&right0, b + 16 * blocks0, left0);
    s0_0 += last0 * right0;
    px_f32x16 right1; px_load_f32x16(&right1, b + 16 * blocks0 + b_column, left0);
    s0_1 += last0 * right1;
    px_f32x16 right2; px_load_f32x16(&right2, b + 16 * blocks0 + 2 * b_column, left0);
    s0_2 += last0 * right2;
    px_f32x16 right3; px_load_f32x16(&right3, b + 16 * blocks0 + 3 * b_column, left0);
    s0_3 += last0 * right3;
    px_f32x16 right4; px_load_f32x16(&right4, b + 16 * blocks0 + 4 * b_column, left0);
    s0_4 += last0 * right4;
    px_f32x16 right5; px_load_f32x16(&right5, b + 16 * blocks0 + 5 * b_column, left0);
    s0_5 += last0 * right5;
    px_f32x16 right6; px_load_f32x16(&right6, b + 16 * blocks0 + 6 * b_column, left0);
    s0_6 += last0 * right6;
    px_f32x16 right7; px_load_f32x16(&right7, b + 16 * blocks0 + 7 * b_column, left0);
    s0_7 += last0 * right7;
    px_f32x16 right8; px_load_f32x16(&right8, b + 16 * blocks0 + 8 * b_column, left0);
    s0_8 += last0 * right8;
    px_f32x16 right9; px_load_f32x16(&right9, b + 16 * blocks0 + 9 * b_column, left0);
    s0_9 += last0 * right9;
    px_f32x16 right10; px_load_f32x16(&right10, b + 16 * blocks0 + 10 * b_column, left0);
    s0_10 += last0 * right10;
    px_f32x16 right11; px_load_f32x16(&right11, b + 16 * blocks0 + 11 * b_column, left0);
    s0_11 += last0 * right11;
    px_f32x16 right12; px_load_f32x16(&right12, b + 16 * blocks0 + 12 * b_column, left0);
    s0_12 += last0 * right12;
    px_f32x16 right13; px_load_f32x16(&right13, b + 16 * blocks0 + 13 * b_column, left0);
    s0_13 += last0 * right13;
    px_f32x16 right14; px_load_f32x16(&right14, b + 16 * blocks0 + 14 * b_column, left0);
    s0_14 += last0 * right14;
    px_f32x16 right15; px_load_f32x16(&right15, b + 16 * blocks0 + 15 * b_column, left0);
    s0_15 += last0 * right15;
    float t0_0 = 0; px_sum_f32x16(&t0_0, &s0_0);
    float t0_1 = 0; px_sum_f32x16(&t0_1, &s0_1);
    float t0_2 = 0; px_sum_f32x16(&t0_2, &s0_2);
    float t0_3 = 0; px_sum_f32x16(&t0_3, &s0_3);
    float t0_4 = 0; px_sum_f32x16(&t0_4, &s0_4);
    float t0_5 = 0; px_sum_f32x16(&t0_5, &s0_5);
    float t0_6 = 0; px_sum_f32x16(&t0_6, &s0_6);
    float t0_7 = 0; px_sum_f32x16(&t0_7, &s0_7);
    float t0_8 = 0; px_sum_f32x16(&t0_8, &s0_8);
    float t0_9 = 0; px_sum_f32x16(&t0_9, &s0_9);
    float t0_10 = 0; px_sum_f32x16(&t0_10, &s0_10);
    float t0_11 = 0; px_sum_f32x16(&t0_11, &s0_11);
    float t0_12 = 0; px_sum_f32x16(&t0_12, &s0_12);
    float t0_13 = 0; px_sum_f32x16(&t0_13, &s0_13);
    float t0_14 = 0; px_sum_f32x16(&t0_14, &s0_14);
    float t0_15 = 0; px_sum_f32x16(&t0_15, &s0_15);
    const px_f32x8 sum0_0 = {t0_0, t0_1, t0_2, t0_3, t0_4, t0_5, t0_6, t0_7};
    c0_0 += sum0_0;
    const px_f32x8 sum0_1 = {t0_8, t0_9, t0_10, t0_11, t0_12, t0_13, t0_14, t0_15};
    c0_1 += sum0_1;

    px_f32x8 old0_0 = {0};
    c0_0 = old0_0 + alpha * c0_0;
    px_f32x8 old0_1 = {0};
    c0_1 = old0_1 + alpha * c0_1;
    *(px_f32x8 *)&c[0] = c0_0;
    *(px_f32x8 *)&c[8] = c0_1;
}

/* for row < 6, column < 64:
 *     c[row * c_row + column] += a[row * a_row]
 *         * b[column]
 * In registers: 6 x 4 accumulators, 16 + 16 + 16 + 16 columns of float. */
static void px_kernel_6x64(const float *restrict a, const float *restrict b, float *restrict c, long c_row)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1;
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
    px_f32x16 c4_0 = *(const px_f32x16 *)&c[4 * c_row];
    px_f32x16 c4_1 = *(const px_f32x16 *)&c[4 * c_row + 16];
    px_f32x16 c4_2 = *(const px_f32x16 *)&c[4 * c_row + 32];
    px_f32x16 c4_3 = *(const px_f32x16 *)&c[4 * c_row + 48];
    px_f32x16 c5_0 = *(const px_f32x16 *)&c[5 * c_row];
    px_f32x16 c5_1 = *(const px_f32x16 *)&c[5 * c_row + 16];
    px_f32x16 c5_2 = *(const px_f32x16 *)&c[5 * c_row + 32];
    px_f32x16 c5_3 = *(const px_f32x16 *)&c[5 * c_row + 48];

    const float *at = a;
    const float *bt = b;
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

/* for row < rows <= 3, column < 64:
 *     c[row * c_row + column] += a[row * a_row]
 *         * b[column]
 * In registers: 3 x 4 accumulators, 16 + 16 + 16 + 16 columns of float. */
static void px_edge_3x64(const float *restrict a, const float *restrict b, float *restrict c, long rows, long c_row)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1;
    if (rows < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long a_row2 = rows > 2 ? 2 * a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    const long c_row2 = rows > 2 ? 2 * c_row : 0;
    px_f32x16 c0_0 = *(const px_f32x16 *)&c[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&c[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&c[32];
    px_f32x16 c0_3 = *(const px_f32x16 *)&c[48];
    px_f32x16 c1_0 = *(const px_f32x16 *)&c[c_row1];
    px_f32x16 c1_1 = *(const px_f32x16 *)&c[c_row1 + 16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&c[c_row1 + 32];
    px_f32x16 c1_3 = *(const px_f32x16 *)&c[c_row1 + 48];
    px_f32x16 c2_0 = *(const px_f32x16 *)&c[c_row2];
    px_f32x16 c2_1 = *(const px_f32x16 *)&c[c_row2 + 16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&c[c_row2 + 32];
    px_f32x16 c2_3 = *(const px_f32x16 *)&c[c_row2 + 48];

    const float *at = a;
    const float *bt = b;
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

/* for row < 8, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row]
 *         * b[column]
 * In registers: 8 x 1 accumulators, 16 columns of float. */
static void px_edge_8x16(const float *restrict a, const float *restrict b, float *restrict c, long columns, long c_row)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1;
    if (columns < 1) return;
    px_f32x16 c0_0; px_load_f32x16(&c0_0, &c[0], columns);
    px_f32x16 c1_0; px_load_f32x16(&c1_0, &c[c_row], columns);
    px_f32x16 c2_0; px_load_f32x16(&c2_0, &c[2 * c_row], columns);
    px_f32x16 c3_0; px_load_f32x16(&c3_0, &c[3 * c_row], columns);
    px_f32x16 c4_0; px_load_f32x16(&c4_0, &c[4 * c_row], columns);
    px_f32x16 c5_0; px_load_f32x16(&c5_0, &c[5 * c_row], columns);
    px_f32x16 c6_0; px_load_f32x16(&c6_0, &c[6 * c_row], columns);
    px_f32x16 c7_0; px_load_f32x16(&c7_0, &c[7 * c_row], columns);

    const float *at = a;
    const float *bt = b;
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

    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row], &c1_0, columns);
    px_store_f32x16(&c[2 * c_row], &c2_0, columns);
    px_store_f32x16(&c[3 * c_row], &c3_0, columns);
    px_store_f32x16(&c[4 * c_row], &c4_0, columns);
    px_store_f32x16(&c[5 * c_row], &c5_0, columns);
    px_store_f32x16(&c[6 * c_row], &c6_0, columns);
    px_store_f32x16(&c[7 * c_row], &c7_0, columns);
}

/* for row < rows <= 4, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row]
 *         * b[column]
 * In registers: 4 x 1 accumulators, 16 columns of float. */
static void px_edge_4x16(const float *restrict a, const float *restrict b, float *restrict c, long rows, long columns, long c_row)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1;
    if (rows < 1) return;
    if (columns < 1) return;
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

    const float *at = a;
    const float *bt = b;
    px_f32x16 b0; px_load_f32x16(&b0, &bt[0], columns);
    const float a0 = at[0];
    c0_0 += a0 * b0;
    const float a1 = at[a_row1];
    c1_0 += a1 * b0;
    const float a2 = at[a_row2];
    c2_0 += a2 * b0;
    const float a3 = at[a_row3];
    c3_0 += a3 * b0;

    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row1], &c1_0, columns);
    px_store_f32x16(&c[c_row2], &c2_0, columns);
    px_store_f32x16(&c[c_row3], &c3_0, columns);
}

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < count0, row < 1, column < 208:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 1 x 13 accumulators, 16 + 16 + 16 + 16 + 16 + 16 + 16 + 16 + 16 + 16 + 16 + 16 + 16 columns of float. */
static void px_kernel_1x208(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, float alpha, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c0_2 = {0};
    px_f32x16 c0_3 = {0};
    px_f32x16 c0_4 = {0};
    px_f32x16 c0_5 = {0};
    px_f32x16 c0_6 = {0};
    px_f32x16 c0_7 = {0};
    px_f32x16 c0_8 = {0};
    px_f32x16 c0_9 = {0};
    px_f32x16 c0_10 = {0};
    px_f32x16 c0_11 = {0};
    px_f32x16 c0_12 = {0};

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        const px_f32x16 b0 = *(const px_f32x16 *)&bt[0];
        const px_f32x16 b1 = *(const px_f32x16 *)&bt[16];
        const px_f32x16 b2 = *(const px_f32x16 *)&bt[32];
        const px_f32x16 b3 = *(const px_f32x16 *)&bt[48];
        const px_f32x16 b4 = *(const px_f32x16 *)&bt[64];
        const px_f32x16 b5 = *(const px_f32x16 *)&bt[80];
        const px_f32x16 b6 = *(const px_f32x16 *)&bt[96];
        const px_f32x16 b7 = *(const px_f32x16 *)&bt[112];
        const px_f32x16 b8 = *(const px_f32x16 *)&bt[128];
        const px_f32x16 b9 = *(const px_f32x16 *)&bt[144];
        const px_f32x16 b10 = *(const px_f32x16 *)&bt[160];
        const px_f32x16 b11 = *(const px_f32x16 *)&bt[176];
        const px_f32x16 b12 = *(const px_f32x16 *)&bt[192];
        const float a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3; c0_4 += a0 * b4; c0_5 += a0 * b5; c0_6 += a0 * b6; c0_7 += a0 * b7; c0_8 += a0 * b8; c0_9 += a0 * b9; c0_10 += a0 * b10; c0_11 += a0 * b11; c0_12 += a0 * b12;
    }

    px_f32x16 old0_0 = *(const px_f32x16 *)&d0[0];
    c0_0 = old0_0 + alpha * c0_0;
    px_f32x16 old0_1 = *(const px_f32x16 *)&d0[16];
    c0_1 = old0_1 + alpha * c0_1;
    px_f32x16 old0_2 = *(const px_f32x16 *)&d0[32];
    c0_2 = old0_2 + alpha * c0_2;
    px_f32x16 old0_3 = *(const px_f32x16 *)&d0[48];
    c0_3 = old0_3 + alpha * c0_3;
    px_f32x16 old0_4 = *(const px_f32x16 *)&d0[64];
    c0_4 = old0_4 + alpha * c0_4;
    px_f32x16 old0_5 = *(const px_f32x16 *)&d0[80];
    c0_5 = old0_5 + alpha * c0_5;
    px_f32x16 old0_6 = *(const px_f32x16 *)&d0[96];
    c0_6 = old0_6 + alpha * c0_6;
    px_f32x16 old0_7 = *(const px_f32x16 *)&d0[112];
    c0_7 = old0_7 + alpha * c0_7;
    px_f32x16 old0_8 = *(const px_f32x16 *)&d0[128];
    c0_8 = old0_8 + alpha * c0_8;
    px_f32x16 old0_9 = *(const px_f32x16 *)&d0[144];
    c0_9 = old0_9 + alpha * c0_9;
    px_f32x16 old0_10 = *(const px_f32x16 *)&d0[160];
    c0_10 = old0_10 + alpha * c0_10;
    px_f32x16 old0_11 = *(const px_f32x16 *)&d0[176];
    c0_11 = old0_11 + alpha * c0_11;
    px_f32x16 old0_12 = *(const px_f32x16 *)&d0[192];
    c0_12 = old0_12 + alpha * c0_12;
    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    *(px_f32x16 *)&c[48] = c0_3;
    *(px_f32x16 *)&c[64] = c0_4;
    *(px_f32x16 *)&c[80] = c0_5;
    *(px_f32x16 *)&c[96] = c0_6;
    *(px_f32x16 *)&c[112] = c0_7;
    *(px_f32x16 *)&c[128] = c0_8;
    *(px_f32x16 *)&c[144] = c0_9;
    *(px_f32x16 *)&c[160] = c0_10;
    *(px_f32x16 *)&c[176] = c0_11;
    *(px_f32x16 *)&c[192] = c0_12;
}

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < count0, row < 1, column < columns <= 16:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 1 x 1 accumulators, 16 columns of float. */
static void px_edge_1x16(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, float alpha, long columns, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    if (columns < 1) return;
    px_f32x16 c0_0 = {0};

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        px_f32x16 b0; px_load_f32x16(&b0, &bt[0], columns);
        const float a0 = at[0];
        c0_0 += a0 * b0;
    }

    px_f32x16 old0_0; px_load_f32x16(&old0_0, &d0[0], columns);
    c0_0 = old0_0 + alpha * c0_0;
    px_store_f32x16(&c[0], &c0_0, columns);
}

/* tok[lane] = from[lane * distance + k] for 8 lanes. */
static inline __attribute__((always_inline)) void px_columns_f32x8(void *to0, void *to1, void *to2, void *to3,
    const float *from, long distance)
{
#if defined(__clang__) || __GNUC__ >= 12
    typedef float piece __attribute__((vector_size(16), aligned(4), may_alias));
    typedef float vector __attribute__((vector_size(32), aligned(4), may_alias));
#if defined(__AVX__)
    const piece p0 = *(const piece *)&from[0 * distance];
    const vector r0 = __builtin_ia32_vinsertf128_ps256(__builtin_shufflevector(p0, p0, 0, 1, 2, 3, -1, -1, -1, -1), *(const piece *)&from[4 * distance], 1);
    const piece p1 = *(const piece *)&from[1 * distance];
    const vector r1 = __builtin_ia32_vinsertf128_ps256(__builtin_shufflevector(p1, p1, 0, 1, 2, 3, -1, -1, -1, -1), *(const piece *)&from[5 * distance], 1);
    const piece p2 = *(const piece *)&from[2 * distance];
    const vector r2 = __builtin_ia32_vinsertf128_ps256(__builtin_shufflevector(p2, p2, 0, 1, 2, 3, -1, -1, -1, -1), *(const piece *)&from[6 * distance], 1);
    const piece p3 = *(const piece *)&from[3 * distance];
    const vector r3 = __builtin_ia32_vinsertf128_ps256(__builtin_shufflevector(p3, p3, 0, 1, 2, 3, -1, -1, -1, -1), *(const piece *)&from[7 * distance], 1);
#else
    const vector r0 = __builtin_shufflevector(*(const piece *)&from[0 * distance], *(const piece *)&from[4 * distance], 0, 1, 2, 3, 4, 5, 6, 7);
    const vector r1 = __builtin_shufflevector(*(const piece *)&from[1 * distance], *(const piece *)&from[5 * distance], 0, 1, 2, 3, 4, 5, 6, 7);
    const vector r2 = __builtin_shufflevector(*(const piece *)&from[2 * distance], *(const piece *)&from[6 * distance], 0, 1, 2, 3, 4, 5, 6, 7);
    const vector r3 = __builtin_shufflevector(*(const piece *)&from[3 * distance], *(const piece *)&from[7 * distance], 0, 1, 2, 3, 4, 5, 6, 7);
#endif
    const vector low0 = __builtin_shufflevector(r0, r1, 0, 8, 1, 9, 4, 12, 5, 13);
    const vector high0 = __builtin_shufflevector(r0, r1, 2, 10, 3, 11, 6, 14, 7, 15);
    const vector low2 = __builtin_shufflevector(r2, r3, 0, 8, 1, 9, 4, 12, 5, 13);
    const vector high2 = __builtin_shufflevector(r2, r3, 2, 10, 3, 11, 6, 14, 7, 15);
    *(vector *)to0 = __builtin_shufflevector(low0, low2, 0, 1, 8, 9, 4, 5, 12, 13);
    *(vector *)to1 = __builtin_shufflevector(low0, low2, 2, 3, 10, 11, 6, 7, 14, 15);
    *(vector *)to2 = __builtin_shufflevector(high0, high2, 0, 1, 8, 9, 4, 5, 12, 13);
    *(vector *)to3 = __builtin_shufflevector(high0, high2, 2, 3, 10, 11, 6, 7, 14, 15);
#else
    for (int lane = 0; lane < 8; lane++) {
        ((float *)to0)[lane] = from[lane * distance + 0];
        ((float *)to1)[lane] = from[lane * distance + 1];
        ((float *)to2)[lane] = from[lane * distance + 2];
        ((float *)to3)[lane] = from[lane * distance + 3];
    }
#endif
}

/* to[lane] = from[lane * distance] for the first `count` of 8 lanes; the others are 0. Nothing else is read. */
static inline __attribute__((always_inline)) void px_column_f32x8(void *to, const float *from, long distance, long count)
{
    float *lanes = (float *)to;
    for (int lane = 0; lane < 8; lane++) {
        lanes[lane] = lane < count ? from[lane * distance] : 0;
    }
}

/* c[row * c_row + column] = 0
 * for r0 < count0, row < 1, column < 32:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column * b_column + r0 * b_stride0]
 * In registers: 1 x 4 accumulators, 8 + 8 + 8 + 8 columns of float. */
static void px_kernel_1x32(const float *restrict a, const float *restrict b, float *restrict c, float alpha, long b_column, long count0)
{
    typedef float px_f32x8 __attribute__((vector_size(32), aligned(4), may_alias));
    const long a_stride0 = 1;
    const long b_stride0 = 1;
    px_f32x8 c0_0 = {0};
    px_f32x8 c0_1 = {0};
    px_f32x8 c0_2 = {0};
    px_f32x8 c0_3 = {0};

    const long blocks0 = count0 / 16;
    for (long block0 = 0; block0 < blocks0; block0++) {
        const float *at = a + 16 * block0 * a_stride0;
        const float *bt = b + 16 * block0 * b_stride0;
        px_f32x8 t0_0, t0_1, t0_2, t0_3;
        px_columns_f32x8(&t0_0, &t0_1, &t0_2, &t0_3, &bt[0], b_column);
        c0_0 += at[0] * t0_0;
        c0_0 += at[a_stride0] * t0_1;
        c0_0 += at[2 * a_stride0] * t0_2;
        c0_0 += at[3 * a_stride0] * t0_3;
        px_f32x8 t0_4, t0_5, t0_6, t0_7;
        px_columns_f32x8(&t0_4, &t0_5, &t0_6, &t0_7, &bt[4], b_column);
        c0_0 += at[4 * a_stride0] * t0_4;
        c0_0 += at[5 * a_stride0] * t0_5;
        c0_0 += at[6 * a_stride0] * t0_6;
        c0_0 += at[7 * a_stride0] * t0_7;
        px_f32x8 t0_8, t0_9, t0_10, t0_11;
        px_columns_f32x8(&t0_8, &t0_9, &t0_10, &t0_11, &bt[8], b_column);
        c0_0 += at[8 * a_stride0] * t0_8;
        c0_0 += at[9 * a_stride0] * t0_9;
        c0_0 += at[10 * a_stride0] * t0_10;
        c0_0 += at[11 * a_stride0] * t0_11;
        px_f32x8 t0_12, t0_13, t0_14, t0_15;
        px_columns_f32x8(&t0_12, &t0_13, &t0_14, &t0_15, &bt[12], b_column);
        c0_0 += at[12 * a_stride0] * t0_12;
        c0_0 += at[13 * a_stride0] * t0_13;
        c0_0 += at[14 * a_stride0] * t0_14;
        c0_0 += at[15 * a_stride0] * t0_15;
        px_f32x8 t1_0, t1_1, t1_2, t1_3;
        px_columns_f32x8(&t1_0, &t1_1, &t1_2, &t1_3, &bt[8 * b_column], b_column);
        c0_1 += at[0] * t1_0;
        c0_1 += at[a_stride0] * t1_1;
        c0_1 += at[2 * a_stride0] * t1_2;
        c0_1 += at[3 * a_stride0] * t1_3;
        px_f32x8 t1_4, t1_5, t1_6, t1_7;
        px_columns_f32x8(&t1_4, &t1_5, &t1_6, &t1_7, &bt[8 * b_column + 4], b_column);
        c0_1 += at[4 * a_stride0] * t1_4;
        c0_1 += at[5 * a_stride0] * t1_5;
        c0_1 += at[6 * a_stride0] * t1_6;
        c0_1 += at[7 * a_stride0] * t1_7;
        px_f32x8 t1_8, t1_9, t1_10, t1_11;
        px_columns_f32x8(&t1_8, &t1_9, &t1_10, &t1_11, &bt[8 * b_column + 8], b_column);
        c0_1 += at[8 * a_stride0] * t1_8;
        c0_1 += at[9 * a_stride0] * t1_9;
        c0_1 += at[10 * a_stride0] * t1_10;
        c0_1 += at[11 * a_stride0] * t1_11;
        px_f32x8 t1_12, t1_13, t1_14, t1_15;
        px_columns_f32x8(&t1_12, &t1_13, &t1_14, &t1_15, &bt[8 * b_column + 12], b_column);
        c0_1 += at[12 * a_stride0] * t1_12;
        c0_1 += at[13 * a_stride0] * t1_13;
        c0_1 += at[14 * a_stride0] * t1_14;
        c0_1 += at[15 * a_stride0] * t1_15;
        px_f32x8 t2_0, t2_1, t2_2, t2_3;
        px_columns_f32x8(&t2_0, &t2_1, &t2_2, &t2_3, &bt[16 * b_column], b_column);
        c0_2 += at[0] * t2_0;
        c0_2 += at[a_stride0] * t2_1;
        c0_2 += at[2 * a_stride0] * t2_2;
        c0_2 += at[3 * a_stride0] * t2_3;
        px_f32x8 t2_4, t2_5, t2_6, t2_7;
        px_columns_f32x8(&t2_4, &t2_5, &t2_6, &t2_7, &bt[16 * b_column + 4], b_column);
        c0_2 += at[4 * a_stride0] * t2_4;
        c0_2 += at[5 * a_stride0] * t2_5;
        c0_2 += at[6 * a_stride0] * t2_6;
        c0_2 += at[7 * a_stride0] * t2_7;
        px_f32x8 t2_8, t2_9, t2_10, t2_11;
        px_columns_f32x8(&t2_8, &t2_9, &t2_10, &t2_11, &bt[16 * b_column + 8], b_column);
        c0_2 += at[8 * a_stride0] * t2_8;
        c0_2 += at[9 * a_stride0] * t2_9;
        c0_2 += at[10 * a_stride0] * t2_10;
        c0_2 += at[11 * a_stride0] * t2_11;
        px_f32x8 t2_12, t2_13, t2_14, t2_15;
        px_columns_f32x8(&t2_12, &t2_13, &t2_14, &t2_15, &bt[16 * b_column + 12], b_column);
        c0_2 += at[12 * a_stride0] * t2_12;
        c0_2 += at[13 * a_stride0] * t2_13;
        c0_2 += at[14 * a_stride0] * t2_14;
        c0_2 += at[15 * a_stride0] * t2_15;
        px_f32x8 t3_0, t3_1, t3_2, t3_3;
        px_columns_f32x8(&t3_0, &t3_1, &t3_2, &t3_3, &bt[24 * b_column], b_column);
        c0_3 += at[0] * t3_0;
        c0_3 += at[a_stride0] * t3_1;
        c0_3 += at[2 * a_stride0] * t3_2;
        c0_3 += at[3 * a_stride0] * t3_3;
        px_f32x8 t3_4, t3_5, t3_6, t3_7;
        px_columns_f32x8(&t3_4, &t3_5, &t3_6, &t3_7, &bt[24 * b_column + 4], b_column);
        c0_3 += at[4 * a_stride0] * t3_4;
        c0_3 += at[5 * a_stride0] * t3_5;
        c0_3 += at[6 * a_stride0] * t3_6;
        c0_3 += at[7 * a_stride0] * t3_7;
        px_f32x8 t3_8, t3_9, t3_10, t3_11;
        px_columns_f32x8(&t3_8, &t3_9, &t3_10, &t3_11, &bt[24 * b_column + 8], b_column);
        c0_3 += at[8 * a_stride0] * t3_8;
        c0_3 += at[9 * a_stride0] * t3_9;
        c0_3 += at[10 * a_stride0] * t3_10;
        c0_3 += at[11 * a_stride0] * t3_11;
        px_f32x8 t3_12, t3_13, t3_14, t3_15;
        px_columns_f32x8(&t3_12, &t3_13, &t3_14, &t3_15, &bt[24 * b_column + 12], b_column);
        c0_3 += at[12 * a_stride0] * t3_12;
        c0_3 += at[13 * a_stride0] * t3_13;
        c0_3 += at[14 * a_stride0] * t3_14;
        c0_3 += at[15 * a_stride0] * t3_15;
    }
    for (long r0 = 16 * blocks0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        px_f32x8 t0_0; px_column_f32x8(&t0_0, &bt[0], b_column, 8);
        c0_0 += at[0] * t0_0;
        px_f32x8 t1_0; px_column_f32x8(&t1_0, &bt[8 * b_column], b_column, 8);
        c0_1 += at[0] * t1_0;
        px_f32x8 t2_0; px_column_f32x8(&t2_0, &bt[16 * b_column], b_column, 8);
        c0_2 += at[0] * t2_0;
        px_f32x8 t3_0; px_column_f32x8(&t3_0, &bt[24 * b_column], b_column, 8);
        c0_3 += at[0] * t3_0;
    }

    px_f32x8 old0_0 = {0};
    c0_0 = old0_0 + alpha * c0_0;
    px_f32x8 old0_1 = {0};
    c0_1 = old0_1 + alpha * c0_1;
    px_f32x8 old0_2 = {0};
    c0_2 = old0_2 + alpha * c0_2;
    px_f32x8 old0_3 = {0};
    c0_3 = old0_3 + alpha * c0_3;
    *(px_f32x8 *)&c[0] = c0_0;
    *(px_f32x8 *)&c[8] = c0_1;
    *(px_f32x8 *)&c[16] = c0_2;
    *(px_f32x8 *)&c[24] = c0_3;
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
 * for r0 < count0, row < 1, column < columns <= 8:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column * b_column + r0 * b_stride0]
 * In registers: 1 x 1 accumulators, 8 columns of float. */
static void px_edge_1x8(const float *restrict a, const float *restrict b, float *restrict c, float alpha, long columns, long b_column, long count0)
{
    typedef float px_f32x8 __attribute__((vector_size(32), aligned(4), may_alias));
    const long a_stride0 = 1;
    const long b_stride0 = 1;
    if (columns < 1) return;
    px_f32x8 c0_0 = {0};

    const long blocks0 = count0 / 16;
    for (long block0 = 0; block0 < blocks0; block0++) {
        const float *at = a + 16 * block0 * a_stride0;
        const float *bt = b + 16 * block0 * b_stride0;
        px_f32x8 t0_0; px_column_f32x8(&t0_0, &bt[0], b_column, columns);
        c0_0 += at[0] * t0_0;
        px_f32x8 t0_1; px_column_f32x8(&t0_1, &bt[1], b_column, columns);
        c0_0 += at[a_stride0] * t0_1;
        px_f32x8 t0_2; px_column_f32x8(&t0_2, &bt[2], b_column, columns);
        c0_0 += at[2 * a_stride0] * t0_2;
        px_f32x8 t0_3; px_column_f32x8(&t0_3, &bt[3], b_column, columns);
        c0_0 += at[3 * a_stride0] * t0_3;
        px_f32x8 t0_4; px_column_f32x8(&t0_4, &bt[4], b_column, columns);
        c0_0 += at[4 * a_stride0] * t0_4;
        px_f32x8 t0_5; px_column_f32x8(&t0_5, &bt[5], b_column, columns);
        c0_0 += at[5 * a_stride0] * t0_5;
        px_f32x8 t0_6; px_column_f32x8(&t0_6, &bt[6], b_column, columns);
        c0_0 += at[6 * a_stride0] * t0_6;
        px_f32x8 t0_7; px_column_f32x8(&t0_7, &bt[7], b_column, columns);
        c0_0 += at[7 * a_stride0] * t0_7;
        px_f32x8 t0_8; px_column_f32x8(&t0_8, &bt[8], b_column, columns);
        c0_0 += at[8 * a_stride0] * t0_8;
        px_f32x8 t0_9; px_column_f32x8(&t0_9, &bt[9], b_column, columns);
        c0_0 += at[9 * a_stride0] * t0_9;
        px_f32x8 t0_10; px_column_f32x8(&t0_10, &bt[10], b_column, columns);
        c0_0 += at[10 * a_stride0] * t0_10;
        px_f32x8 t0_11; px_column_f32x8(&t0_11, &bt[11], b_column, columns);
        c0_0 += at[11 * a_stride0] * t0_11;
        px_f32x8 t0_12; px_column_f32x8(&t0_12, &bt[12], b_column, columns);
        c0_0 += at[12 * a_stride0] * t0_12;
        px_f32x8 t0_13; px_column_f32x8(&t0_13, &bt[13], b_column, columns);
        c0_0 += at[13 * a_stride0] * t0_13;
        px_f32x8 t0_14; px_column_f32x8(&t0_14, &bt[14], b_column, columns);
        c0_0 += at[14 * a_stride0] * t0_14;
        px_f32x8 t0_15; px_column_f32x8(&t0_15, &bt[15], b_column, columns);
        c0_0 += at[15 * a_stride0] * t0_15;
    }
    for (long r0 = 16 * blocks0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        px_f32x8 t0_0; px_column_f32x8(&t0_0, &bt[0], b_column, columns);
        c0_0 += at[0] * t0_0;
    }

    px_f32x8 old0_0 = {0};
    c0_0 = old0_0 + alpha * c0_0;
    px_store_f32x8(&c[0], &c0_0, columns);
}

void rank_two_products(int n, float alpha, float beta, const float A[restrict n][n], const float u1[restrict n],
                       const float v1[restrict n], const float u2[restrict n], const float v2[restrict n],
                       const float y[restrict n], const float z[restrict n], float B[restrict n][n],
                       float x[restrict n], float w[restrict n])
{
#pragma polyxform size(n = 4000)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma scop
    if (n == 4000) {
        /* source order; go through 4 x i at a time, once for 3 nests; interchange to j, i; microkernel of 4 x i rows and 96 x j columns over ; interchange to j; microkernel of 1 rows and 240 x j columns over i; vectors of 16 along j; interchange to i; microkernel of 1 rows and 16 x i columns over j; which begins with w = 0 */
        #pragma omp simd
        for (int j = 0; j < 4000; j++) {
            x[j] = z[j];
        }
        #pragma omp parallel for schedule(static) reduction(+ : x[:4000])
        for (long i_block = 0; i_block < 4000; i_block += 4) {
            for (int i = i_block; i <= i_block + 3; i++) {
                #pragma omp simd
                for (int j = 0; j < 4000; j++) {
                    B[i][j] = A[i][j] + u1[i] * v1[j];
                }
            }
            for (long j_tile = 0; j_tile < 3936; j_tile += 96) {
                px_kernel_4x96(&u2[i_block], &v2[j_tile], &B[i_block][j_tile]);
            }
            px_kernel_4x64(&u2[i_block], &v2[3936], &B[i_block][3936]);
            for (long j_tile = 0; j_tile < 3840; j_tile += 240) {
                px_kernel_1x240(&y[i_block], &B[i_block][j_tile], &x[j_tile], beta);
            }
            px_kernel_1x160(&y[i_block], &B[i_block][3840], &x[3840], beta);
        }
        #pragma omp parallel for schedule(static)
        for (long i_tile = 0; i_tile < 4000; i_tile += 16) {
            px_kernel_1x16(&x[0], &B[i_tile][0], &w[i_tile], alpha);
        }
    } else if ((long)n * (long)n >= 3000) {
        /* source order; interchange to j, i; microkernel of 6 x i rows and 64 x j columns over ; interchange to j; microkernel of 1 rows and 208 x j columns over i; which begins with x = z[j]; turn B in registers; interchange to i; microkernel of 1 rows and 32 x i columns over j; which begins with w = 0 */
        #pragma omp parallel for schedule(static) if((long)n * (long)n >= 10000)
        for (int i = 0; i < n; i++) {
            #pragma omp simd
            for (int j = 0; j < n; j++) {
                B[i][j] = A[i][j] + u1[i] * v1[j];
            }
        }
        #pragma omp parallel for schedule(static) if((long)n * (long)n >= 10000)
        for (long j_tile = 0; j_tile <= n - 64; j_tile += 64) {
            for (long i_tile = 0; i_tile <= n - 6; i_tile += 6) {
                px_kernel_6x64(&u2[i_tile], &v2[j_tile], &B[i_tile][j_tile], n);
            }
            for (long i_tile = n - (n % 6); i_tile < n; i_tile += 3) {
                px_edge_3x64(&u2[i_tile], &v2[j_tile], &B[i_tile][j_tile], px_min(n - i_tile, 3), n);
            }
        }
        if (n >= 1) {
            #pragma omp parallel for schedule(static)
            for (long j_tile = n - (n % 64); j_tile < n; j_tile += 16) {
                for (long i_tile = 0; i_tile <= n - 8; i_tile += 8) {
                    px_edge_8x16(&u2[i_tile], &v2[j_tile], &B[i_tile][j_tile], px_min(n - j_tile, 16), n);
                }
                for (long i_tile = n - (n % 8); i_tile < n; i_tile += 4) {
                    px_edge_4x16(
                        &u2[i_tile], &v2[j_tile], &B[i_tile][j_tile], px_min(n - i_tile, 4),
                        px_min(n - j_tile, 16), n);
                }
            }
        }
        #pragma omp parallel for schedule(static) if((long)n * (long)n >= 10000)
        for (long j_tile = 0; j_tile <= n - 208; j_tile += 208) {
            px_kernel_1x208(&y[0], &B[0][j_tile], &x[j_tile], &z[j_tile], beta, n, n);
        }
        if (n >= 1) {
            #pragma omp parallel for schedule(static)
            for (long j_tile = n - (n % 208); j_tile < n; j_tile += 16) {
                px_edge_1x16(
                    &y[0], &B[0][j_tile], &x[j_tile], &z[j_tile], beta, px_min(n - j_tile, 16), n, n);
            }
        }
        #pragma omp parallel for schedule(static) if((long)n * (long)n >= 10000)
        for (long i_tile = 0; i_tile <= n - 32; i_tile += 32) {
            px_kernel_1x32(&x[0], &B[i_tile][0], &w[i_tile], alpha, n, n);
        }
        if (n >= 1) {
            #pragma omp parallel for schedule(static)
            for (long i_tile = n - (n % 32); i_tile < n; i_tile += 8) {
                px_edge_1x8(&x[0], &B[i_tile][0], &w[i_tile], alpha, px_min(n - i_tile, 8), n, n);
            }
        }
    } else {
    /* B = A + u1 * v1^T, then + u2 * v2^T */
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            B[i][j] = A[i][j] + u1[i] * v1[j];
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            B[i][j] += u2[i] * v2[j];
    /* x = z, then + beta * B^T * y */
    for (int j = 0; j < n; j++)
        x[j] = z[j];
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            x[j] += beta * B[i][j] * y[i];
    /* w = alpha * B * x */
    for (int i = 0; i < n; i++) {
        w[i] = 0.0f;
        for (int j = 0; j < n; j++)
            w[i] += alpha * B[i][j] * x[j];
    }
    }
#pragma endscop
}
