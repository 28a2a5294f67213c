#include <math.h>

/*
 * One time step of a layer of long short-term memory whose weights the program hands over once, before all steps:
 * functions that it calls first make copies of them in the layout that suits kernels. Bias, two matrix products, gates
 * and state, each as an operator of its own. The gates in the order input, forget, candidate, output:
 *
 *   gate[b][g][h] = bias[g][h] + sum over i of x[b][i] * W[i][g][h] + sum over k of hidden_in[b][k] * U[k][g][h]
 *   cell_out   = sigmoid(forget) * cell_in + sigmoid(input) * tanh(candidate)
 *   hidden_out = sigmoid(output) * tanh(cell_out)
 */
#define GATES 4
#define SIGMOID(value) (1.0f / (1.0f + expf(-(value))))

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

/* tanh(x), relative error below 5e-7. */
static inline float px_tanhf(float x)
{
    int above;
    __builtin_memcpy(&above, &x, sizeof above);
    above = above > 0x41100000 ? 0x41100000 : above;
    unsigned bits = (unsigned)above;
    bits = bits > 0xc1100000u ? 0xc1100000u : bits;
    float t;
    __builtin_memcpy(&t, &bits, sizeof t);
    const float s = t * t;
    float p = 1.825516e-11f;
    p = p * s - 1.2780393e-8f;
    p = p * s + 9.2674e-6f;
    p = p * s + 0.0029207591f;
    p = p * s + 0.12919226f;
    p = p * s + 0.99999994f;
    float q = 0.00022809985f;
    q = q * s + 0.023763157f;
    q = q * s + 0.4625251f;
    q = q * s + 1.0f;
    const float y = t * p / q;
    return x == x ? y : x;
}

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

static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_floordiv(long a, long b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }

/* c[row * c_row + column] = d0[row * d0_row + column]
 * for r0 < 1024, row < 8, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 16 + 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_8x48(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1024;
    const long c_row = 4096;
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
static void px_kernel_8x16(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1024;
    const long c_row = 4096;
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

/* for r0 < 1024, row < 8, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 16 + 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_8x48_2(const float *restrict a, const float *restrict b, float *restrict c)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1024;
    const long c_row = 4096;
    const long count0 = 1024;
    const long a_stride0 = 1;
    const long b_stride0 = 48;
    px_f32x16 c0_0 = *(const px_f32x16 *)&c[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&c[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&c[32];
    px_f32x16 c1_0 = *(const px_f32x16 *)&c[c_row];
    px_f32x16 c1_1 = *(const px_f32x16 *)&c[c_row + 16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&c[c_row + 32];
    px_f32x16 c2_0 = *(const px_f32x16 *)&c[2 * c_row];
    px_f32x16 c2_1 = *(const px_f32x16 *)&c[2 * c_row + 16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&c[2 * c_row + 32];
    px_f32x16 c3_0 = *(const px_f32x16 *)&c[3 * c_row];
    px_f32x16 c3_1 = *(const px_f32x16 *)&c[3 * c_row + 16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&c[3 * c_row + 32];
    px_f32x16 c4_0 = *(const px_f32x16 *)&c[4 * c_row];
    px_f32x16 c4_1 = *(const px_f32x16 *)&c[4 * c_row + 16];
    px_f32x16 c4_2 = *(const px_f32x16 *)&c[4 * c_row + 32];
    px_f32x16 c5_0 = *(const px_f32x16 *)&c[5 * c_row];
    px_f32x16 c5_1 = *(const px_f32x16 *)&c[5 * c_row + 16];
    px_f32x16 c5_2 = *(const px_f32x16 *)&c[5 * c_row + 32];
    px_f32x16 c6_0 = *(const px_f32x16 *)&c[6 * c_row];
    px_f32x16 c6_1 = *(const px_f32x16 *)&c[6 * c_row + 16];
    px_f32x16 c6_2 = *(const px_f32x16 *)&c[6 * c_row + 32];
    px_f32x16 c7_0 = *(const px_f32x16 *)&c[7 * c_row];
    px_f32x16 c7_1 = *(const px_f32x16 *)&c[7 * c_row + 16];
    px_f32x16 c7_2 = *(const px_f32x16 *)&c[7 * c_row + 32];

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

/* for r0 < 1024, row < 8, column < 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 1 accumulators, 16 columns of float. */
static void px_kernel_8x16_2(const float *restrict a, const float *restrict b, float *restrict c)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1024;
    const long c_row = 4096;
    const long count0 = 1024;
    const long a_stride0 = 1;
    const long b_stride0 = 16;
    px_f32x16 c0_0 = *(const px_f32x16 *)&c[0];
    px_f32x16 c1_0 = *(const px_f32x16 *)&c[c_row];
    px_f32x16 c2_0 = *(const px_f32x16 *)&c[2 * c_row];
    px_f32x16 c3_0 = *(const px_f32x16 *)&c[3 * c_row];
    px_f32x16 c4_0 = *(const px_f32x16 *)&c[4 * c_row];
    px_f32x16 c5_0 = *(const px_f32x16 *)&c[5 * c_row];
    px_f32x16 c6_0 = *(const px_f32x16 *)&c[6 * c_row];
    px_f32x16 c7_0 = *(const px_f32x16 *)&c[7 * c_row];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
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
static void px_kernel_8x48_3(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
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
static void px_edge_4x48(const float *restrict a, const float *restrict b, float *restrict c, const float *restrict d0, long rows, long a_row, long c_row, long count0, long b_stride0)
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

    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row1], &c1_0, columns);
    px_store_f32x16(&c[c_row2], &c2_0, columns);
    px_store_f32x16(&c[c_row3], &c3_0, columns);
}

/* for r0 < count0, row < 8, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 16 + 16 + 16 columns of float. */
static void px_kernel_8x48_4(const float *restrict a, const float *restrict b, float *restrict c, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    if (count0 < 1) return;
    px_f32x16 c0_0 = *(const px_f32x16 *)&c[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&c[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&c[32];
    px_f32x16 c1_0 = *(const px_f32x16 *)&c[c_row];
    px_f32x16 c1_1 = *(const px_f32x16 *)&c[c_row + 16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&c[c_row + 32];
    px_f32x16 c2_0 = *(const px_f32x16 *)&c[2 * c_row];
    px_f32x16 c2_1 = *(const px_f32x16 *)&c[2 * c_row + 16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&c[2 * c_row + 32];
    px_f32x16 c3_0 = *(const px_f32x16 *)&c[3 * c_row];
    px_f32x16 c3_1 = *(const px_f32x16 *)&c[3 * c_row + 16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&c[3 * c_row + 32];
    px_f32x16 c4_0 = *(const px_f32x16 *)&c[4 * c_row];
    px_f32x16 c4_1 = *(const px_f32x16 *)&c[4 * c_row + 16];
    px_f32x16 c4_2 = *(const px_f32x16 *)&c[4 * c_row + 32];
    px_f32x16 c5_0 = *(const px_f32x16 *)&c[5 * c_row];
    px_f32x16 c5_1 = *(const px_f32x16 *)&c[5 * c_row + 16];
    px_f32x16 c5_2 = *(const px_f32x16 *)&c[5 * c_row + 32];
    px_f32x16 c6_0 = *(const px_f32x16 *)&c[6 * c_row];
    px_f32x16 c6_1 = *(const px_f32x16 *)&c[6 * c_row + 16];
    px_f32x16 c6_2 = *(const px_f32x16 *)&c[6 * c_row + 32];
    px_f32x16 c7_0 = *(const px_f32x16 *)&c[7 * c_row];
    px_f32x16 c7_1 = *(const px_f32x16 *)&c[7 * c_row + 16];
    px_f32x16 c7_2 = *(const px_f32x16 *)&c[7 * c_row + 32];

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

/* for r0 < count0, row < rows <= 4, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 4 x 3 accumulators, 16 + 16 + 16 columns of float. */
static void px_edge_4x48_2(const float *restrict a, const float *restrict b, float *restrict c, long rows, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    if (rows < 1) return;
    if (count0 < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long a_row2 = rows > 2 ? 2 * a_row : 0;
    const long a_row3 = rows > 3 ? 3 * a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    const long c_row2 = rows > 2 ? 2 * c_row : 0;
    const long c_row3 = rows > 3 ? 3 * c_row : 0;
    px_f32x16 c0_0 = *(const px_f32x16 *)&c[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&c[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&c[32];
    px_f32x16 c1_0 = *(const px_f32x16 *)&c[c_row1];
    px_f32x16 c1_1 = *(const px_f32x16 *)&c[c_row1 + 16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&c[c_row1 + 32];
    px_f32x16 c2_0 = *(const px_f32x16 *)&c[c_row2];
    px_f32x16 c2_1 = *(const px_f32x16 *)&c[c_row2 + 16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&c[c_row2 + 32];
    px_f32x16 c3_0 = *(const px_f32x16 *)&c[c_row3];
    px_f32x16 c3_1 = *(const px_f32x16 *)&c[c_row3 + 16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&c[c_row3 + 32];

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

/* for r0 < count0, row < 8, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 1 accumulators, 16 columns of float. */
static void px_edge_8x16_2(const float *restrict a, const float *restrict b, float *restrict c, long columns, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    if (columns < 1) return;
    if (count0 < 1) return;
    px_f32x16 c0_0; px_load_f32x16(&c0_0, &c[0], columns);
    px_f32x16 c1_0; px_load_f32x16(&c1_0, &c[c_row], columns);
    px_f32x16 c2_0; px_load_f32x16(&c2_0, &c[2 * c_row], columns);
    px_f32x16 c3_0; px_load_f32x16(&c3_0, &c[3 * c_row], columns);
    px_f32x16 c4_0; px_load_f32x16(&c4_0, &c[4 * c_row], columns);
    px_f32x16 c5_0; px_load_f32x16(&c5_0, &c[5 * c_row], columns);
    px_f32x16 c6_0; px_load_f32x16(&c6_0, &c[6 * c_row], columns);
    px_f32x16 c7_0; px_load_f32x16(&c7_0, &c[7 * c_row], columns);

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

/* for r0 < count0, row < rows <= 4, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 4 x 1 accumulators, 16 columns of float. */
static void px_edge_4x16_2(const float *restrict a, const float *restrict b, float *restrict c, long rows, long columns, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    if (rows < 1) return;
    if (columns < 1) return;
    if (count0 < 1) return;
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

/* What lstm_step_free_weights_pack_W made, and of what. */
static struct {
    const void *from;
    float *panels;
} px_lstm_step_free_weights_W;

/* Packs W for lstm_step_free_weights: to be called once, and again when its values have changed.
 * Where it was not called, lstm_step_free_weights packs at every call. */
void lstm_step_free_weights_pack_W(int batch, int inputs, int units, const float W[restrict inputs][4][units])
{
    px_release(px_lstm_step_free_weights_W.panels);
    px_lstm_step_free_weights_W.panels = 0;
    px_lstm_step_free_weights_W.from = 0;
    if (batch == 32 && inputs == 1024 && units == 1024) {
        float *px_W = px_allocate(sizeof(float), 4194304);
        if (px_W) {
            #pragma omp parallel for schedule(static)
            for (long g = 0; g < GATES; g++) {
                for (long i_group = 0; i_group < 1024; i_group += 32) {
                    for (long h_panel = 0; h_panel < 1008; h_panel += 48) {
                        for (long i = 0; i < 32; i++) {
                            for (long h = 0; h < 48; h++) {
                                px_W[1048576 * g + 1024 * h_panel + 48 * i_group + 48 * i + h] = W[i_group + i][g][h_panel + h];
                            }
                        }
                    }
                }
            }
            #pragma omp parallel for schedule(static)
            for (long g = 0; g < GATES; g++) {
                for (long i_group = 0; i_group < 1024; i_group += 32) {
                    for (long h_panel = 1008; h_panel < 1024; h_panel += 16) {
                        for (long i = 0; i < 32; i++) {
                            for (long h = 0; h < 16; h++) {
                                px_W[1048576 * g + 1024 * h_panel + 16 * i_group + 16 * i + h] = W[i_group + i][g][h_panel + h];
                            }
                        }
                    }
                }
            }
            px_lstm_step_free_weights_W.panels = px_W;
            px_lstm_step_free_weights_W.from = W;
        }
    }
}

/* What lstm_step_free_weights_pack_U made, and of what. */
static struct {
    const void *from;
    float *panels;
} px_lstm_step_free_weights_U;

/* Packs U for lstm_step_free_weights: to be called once, and again when its values have changed.
 * Where it was not called, lstm_step_free_weights packs at every call. */
void lstm_step_free_weights_pack_U(int batch, int inputs, int units, const float U[restrict units][4][units])
{
    px_release(px_lstm_step_free_weights_U.panels);
    px_lstm_step_free_weights_U.panels = 0;
    px_lstm_step_free_weights_U.from = 0;
    if (batch == 32 && inputs == 1024 && units == 1024) {
        float *px_U = px_allocate(sizeof(float), 4194304);
        if (px_U) {
            #pragma omp parallel for schedule(static)
            for (long g = 0; g < GATES; g++) {
                for (long k_group = 0; k_group < 1024; k_group += 32) {
                    for (long h_panel = 0; h_panel < 1008; h_panel += 48) {
                        for (long k = 0; k < 32; k++) {
                            for (long h = 0; h < 48; h++) {
                                px_U[1048576 * g + 1024 * h_panel + 48 * k_group + 48 * k + h] = U[k_group + k][g][h_panel + h];
                            }
                        }
                    }
                }
            }
            #pragma omp parallel for schedule(static)
            for (long g = 0; g < GATES; g++) {
                for (long k_group = 0; k_group < 1024; k_group += 32) {
                    for (long h_panel = 1008; h_panel < 1024; h_panel += 16) {
                        for (long k = 0; k < 32; k++) {
                            for (long h = 0; h < 16; h++) {
                                px_U[1048576 * g + 1024 * h_panel + 16 * k_group + 16 * k + h] = U[k_group + k][g][h_panel + h];
                            }
                        }
                    }
                }
            }
            px_lstm_step_free_weights_U.panels = px_U;
            px_lstm_step_free_weights_U.from = U;
        }
    }
}

void lstm_step_free_weights(int batch, int inputs, int units, const float x[restrict batch][inputs],
                            const float hidden_in[restrict batch][units], const float cell_in[restrict batch][units],
                            const float W[restrict inputs][GATES][units], const float U[restrict units][GATES][units],
                            const float bias[restrict GATES][units], float gate[restrict batch][GATES][units],
                            float cell_out[restrict batch][units], float hidden_out[restrict batch][units])
{
#pragma polyxform size(batch = 32, inputs = 1024, units = 1024)
#pragma polyxform layout(W = free, U = free)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma polyxform live_out(cell_out, hidden_out)
#pragma scop
    if (batch == 32 && inputs == 1024 && units == 1024) {
        /* for GATES = 4: pack W in panels of 48 columns; interchange to g, h, b; microkernel of 8 x b rows and 48 x h columns over i; which begins with gate = bias[g][h]; pack U in panels of 48 columns; interchange to g, h, b; microkernel of 8 x b rows and 48 x h columns over k; fuse 6 nests; stream cell_out, hidden_out past the caches */
        float *px_W = px_lstm_step_free_weights_W.from == W ? px_lstm_step_free_weights_W.panels : px_allocate(sizeof(float), 4194304);
        float *px_U = px_lstm_step_free_weights_U.from == U ? px_lstm_step_free_weights_U.panels : px_allocate(sizeof(float), 4194304);
        if (px_W && px_U) {
            if (px_W != px_lstm_step_free_weights_W.panels) {
                #pragma omp parallel for schedule(static)
                for (long g = 0; g < GATES; g++) {
                    for (long i_group = 0; i_group < 1024; i_group += 32) {
                        for (long h_panel = 0; h_panel < 1008; h_panel += 48) {
                            for (long i = 0; i < 32; i++) {
                                for (long h = 0; h < 48; h++) {
                                    px_W[1048576 * g + 1024 * h_panel + 48 * i_group + 48 * i + h] = W[i_group + i][g][h_panel + h];
                                }
                            }
                        }
                    }
                }
                #pragma omp parallel for schedule(static)
                for (long g = 0; g < GATES; g++) {
                    for (long i_group = 0; i_group < 1024; i_group += 32) {
                        for (long h_panel = 1008; h_panel < 1024; h_panel += 16) {
                            for (long i = 0; i < 32; i++) {
                                for (long h = 0; h < 16; h++) {
                                    px_W[1048576 * g + 1024 * h_panel + 16 * i_group + 16 * i + h] = W[i_group + i][g][h_panel + h];
                                }
                            }
                        }
                    }
                }
            }
            if (px_U != px_lstm_step_free_weights_U.panels) {
                #pragma omp parallel for schedule(static)
                for (long g = 0; g < GATES; g++) {
                    for (long k_group = 0; k_group < 1024; k_group += 32) {
                        for (long h_panel = 0; h_panel < 1008; h_panel += 48) {
                            for (long k = 0; k < 32; k++) {
                                for (long h = 0; h < 48; h++) {
                                    px_U[1048576 * g + 1024 * h_panel + 48 * k_group + 48 * k + h] = U[k_group + k][g][h_panel + h];
                                }
                            }
                        }
                    }
                }
                #pragma omp parallel for schedule(static)
                for (long g = 0; g < GATES; g++) {
                    for (long k_group = 0; k_group < 1024; k_group += 32) {
                        for (long h_panel = 1008; h_panel < 1024; h_panel += 16) {
                            for (long k = 0; k < 32; k++) {
                                for (long h = 0; h < 16; h++) {
                                    px_U[1048576 * g + 1024 * h_panel + 16 * k_group + 16 * k + h] = U[k_group + k][g][h_panel + h];
                                }
                            }
                        }
                    }
                }
            }
            #pragma omp parallel for schedule(static)
            for (int g = 0; g < GATES; g++) {
                for (long h_tile = 0; h_tile < 1008; h_tile += 48) {
                    for (long b_tile = 0; b_tile < 32; b_tile += 8) {
                        px_kernel_8x48(
                            &x[b_tile][0], &px_W[1048576 * g + 1024 * h_tile], &gate[b_tile][g][h_tile],
                            &bias[g][h_tile]);
                    }
                }
                for (long b_tile = 0; b_tile < 32; b_tile += 8) {
                    px_kernel_8x16(
                        &x[b_tile][0], &px_W[1048576 * g + 1032192], &gate[b_tile][g][1008], &bias[g][1008]);
                }
            }
            #pragma omp parallel for schedule(static)
            for (int g = 0; g < GATES; g++) {
                for (long h_tile = 0; h_tile < 1008; h_tile += 48) {
                    for (long b_tile = 0; b_tile < 32; b_tile += 8) {
                        px_kernel_8x48_2(
                            &hidden_in[b_tile][0], &px_U[1048576 * g + 1024 * h_tile],
                            &gate[b_tile][g][h_tile]);
                    }
                }
                for (long b_tile = 0; b_tile < 32; b_tile += 8) {
                    px_kernel_8x16_2(
                        &hidden_in[b_tile][0], &px_U[1048576 * g + 1032192], &gate[b_tile][g][1008]);
                }
            }
            #pragma omp parallel for schedule(static)
            for (int b = 0; b < 32; b++) {
                for (long h_tile = 0; h_tile < 1024; h_tile += 64) {
                    float px_cell_out[64];
                    float px_hidden_out[64];
                    #pragma omp simd
                    for (int h = h_tile; h <= h_tile + 63; h++) {
                        gate[b][0][h] = 1.0f / (1.0f + px_expf(-gate[b][0][h]));
                        gate[b][1][h] = 1.0f / (1.0f + px_expf(-gate[b][1][h]));
                        gate[b][2][h] = px_tanhf(gate[b][2][h]);
                        gate[b][3][h] = 1.0f / (1.0f + px_expf(-gate[b][3][h]));
                        px_cell_out[h - h_tile] = gate[b][1][h] * cell_in[b][h] + gate[b][0][h] * gate[b][2][h];
                        px_hidden_out[h - h_tile] = gate[b][3][h] * px_tanhf(px_cell_out[h - h_tile]);
                    }
                    px_stream_float(&cell_out[b][h_tile], px_cell_out, 64);
                    px_stream_float(&hidden_out[b][h_tile], px_hidden_out, 64);
                }
            }
            px_stream_end();
        } else {
    /* bias */
    for (int b = 0; b < batch; b++)
        for (int g = 0; g < GATES; g++)
            for (int h = 0; h < units; h++)
                gate[b][g][h] = bias[g][h];
    /* input */
    for (int b = 0; b < batch; b++)
        for (int g = 0; g < GATES; g++)
            for (int h = 0; h < units; h++)
                for (int i = 0; i < inputs; i++)
                    gate[b][g][h] += x[b][i] * W[i][g][h];
    /* recurrence */
    for (int b = 0; b < batch; b++)
        for (int g = 0; g < GATES; g++)
            for (int h = 0; h < units; h++)
                for (int k = 0; k < units; k++)
                    gate[b][g][h] += hidden_in[b][k] * U[k][g][h];
    /* gates */
    for (int b = 0; b < batch; b++)
        for (int h = 0; h < units; h++) {
            gate[b][0][h] = SIGMOID(gate[b][0][h]);
            gate[b][1][h] = SIGMOID(gate[b][1][h]);
            gate[b][2][h] = tanhf(gate[b][2][h]);
            gate[b][3][h] = SIGMOID(gate[b][3][h]);
        }
    /* state */
    for (int b = 0; b < batch; b++)
        for (int h = 0; h < units; h++)
            cell_out[b][h] = gate[b][1][h] * cell_in[b][h] + gate[b][0][h] * gate[b][2][h];
    for (int b = 0; b < batch; b++)
        for (int h = 0; h < units; h++)
            hidden_out[b][h] = gate[b][3][h] * tanhf(cell_out[b][h]);
        }
        if (px_W != px_lstm_step_free_weights_W.panels) {
            px_release(px_W);
        }
        if (px_U != px_lstm_step_free_weights_U.panels) {
            px_release(px_U);
        }
    } else if (((long)batch * (long)inputs * (long)units * 4 >= 3000 || (long)batch * (long)units * (long)units * 4 >= 3000)) {
        /* for GATES = 4: interchange to g, h, b; microkernel of 8 x b rows and 48 x h columns over i; which begins with gate = bias[g][h]; interchange to g, h, b; microkernel of 8 x b rows and 48 x h columns over k; fuse 6 nests */
        if (units >= 1 && batch >= 1) {
            #pragma omp parallel for schedule(static) if((long)batch * 4 * (long)units * (long)inputs >= 10000)
            for (int g = 0; g < GATES; g++) {
                for (long h_tile = 0; h_tile <= units - 48; h_tile += 48) {
                    for (long b_tile = 0; b_tile <= batch - 8; b_tile += 8) {
                        px_kernel_8x48_3(
                            &x[b_tile][0], &W[0][g][h_tile], &gate[b_tile][g][h_tile], &bias[g][h_tile],
                            inputs, 4 * (long)units, inputs, 4 * (long)units);
                    }
                    for (long b_tile = batch - (batch % 8); b_tile < batch; b_tile += 4) {
                        px_edge_4x48(
                            &x[b_tile][0], &W[0][g][h_tile], &gate[b_tile][g][h_tile], &bias[g][h_tile],
                            px_min(batch - b_tile, 4), inputs, 4 * (long)units, inputs, 4 * (long)units);
                    }
                }
                for (long h_tile = units - (units % 48); h_tile < units; h_tile += 16) {
                    for (long b_tile = 0; b_tile <= batch - 8; b_tile += 8) {
                        px_edge_8x16(
                            &x[b_tile][0], &W[0][g][h_tile], &gate[b_tile][g][h_tile], &bias[g][h_tile],
                            px_min(units - h_tile, 16), inputs, 4 * (long)units, inputs, 4 * (long)units);
                    }
                    for (long b_tile = batch - (batch % 8); b_tile < batch; b_tile += 4) {
                        px_edge_4x16(
                            &x[b_tile][0], &W[0][g][h_tile], &gate[b_tile][g][h_tile], &bias[g][h_tile],
                            px_min(batch - b_tile, 4), px_min(units - h_tile, 16), inputs, 4 * (long)units,
                            inputs, 4 * (long)units);
                    }
                }
            }
        }
        if (batch >= 1) {
            #pragma omp parallel for schedule(static) if((long)batch * 4 * (long)units * (long)units >= 10000)
            for (int g = 0; g < GATES; g++) {
                for (long h_tile = 0; h_tile <= units - 48; h_tile += 48) {
                    for (long b_tile = 0; b_tile <= batch - 8; b_tile += 8) {
                        px_kernel_8x48_4(
                            &hidden_in[b_tile][0], &U[0][g][h_tile], &gate[b_tile][g][h_tile], units,
                            4 * (long)units, units, 4 * (long)units);
                    }
                    for (long b_tile = batch - (batch % 8); b_tile < batch; b_tile += 4) {
                        px_edge_4x48_2(
                            &hidden_in[b_tile][0], &U[0][g][h_tile], &gate[b_tile][g][h_tile],
                            px_min(batch - b_tile, 4), units, 4 * (long)units, units, 4 * (long)units);
                    }
                }
                for (long h_tile = 48 * px_floordiv(units, 48); h_tile < units; h_tile += 16) {
                    for (long b_tile = 0; b_tile <= batch - 8; b_tile += 8) {
                        px_edge_8x16_2(
                            &hidden_in[b_tile][0], &U[0][g][h_tile], &gate[b_tile][g][h_tile],
                            px_min(units - h_tile, 16), units, 4 * (long)units, units, 4 * (long)units);
                    }
                    for (long b_tile = batch - (batch % 8); b_tile < batch; b_tile += 4) {
                        px_edge_4x16_2(
                            &hidden_in[b_tile][0], &U[0][g][h_tile], &gate[b_tile][g][h_tile],
                            px_min(batch - b_tile, 4), px_min(units - h_tile, 16), units, 4 * (long)units,
                            units, 4 * (long)units);
                    }
                }
            }
        }
        #pragma omp parallel for schedule(static) if((long)batch * (long)units >= 10000)
        for (int b = 0; b < batch; b++) {
            #pragma omp simd
            for (int h = 0; h < units; h++) {
                gate[b][0][h] = 1.0f / (1.0f + px_expf(-gate[b][0][h]));
                gate[b][1][h] = 1.0f / (1.0f + px_expf(-gate[b][1][h]));
                gate[b][2][h] = px_tanhf(gate[b][2][h]);
                gate[b][3][h] = 1.0f / (1.0f + px_expf(-gate[b][3][h]));
                cell_out[b][h] = gate[b][1][h] * cell_in[b][h] + gate[b][0][h] * gate[b][2][h];
                hidden_out[b][h] = gate[b][3][h] * px_tanhf(cell_out[b][h]);
            }
        }
    } else {
    /* bias */
    for (int b = 0; b < batch; b++)
        for (int g = 0; g < GATES; g++)
            for (int h = 0; h < units; h++)
                gate[b][g][h] = bias[g][h];
    /* input */
    for (int b = 0; b < batch; b++)
        for (int g = 0; g < GATES; g++)
            for (int h = 0; h < units; h++)
                for (int i = 0; i < inputs; i++)
                    gate[b][g][h] += x[b][i] * W[i][g][h];
    /* recurrence */
    for (int b = 0; b < batch; b++)
        for (int g = 0; g < GATES; g++)
            for (int h = 0; h < units; h++)
                for (int k = 0; k < units; k++)
                    gate[b][g][h] += hidden_in[b][k] * U[k][g][h];
    /* gates */
    for (int b = 0; b < batch; b++)
        for (int h = 0; h < units; h++) {
            gate[b][0][h] = SIGMOID(gate[b][0][h]);
            gate[b][1][h] = SIGMOID(gate[b][1][h]);
            gate[b][2][h] = tanhf(gate[b][2][h]);
            gate[b][3][h] = SIGMOID(gate[b][3][h]);
        }
    /* state */
    for (int b = 0; b < batch; b++)
        for (int h = 0; h < units; h++)
            cell_out[b][h] = gate[b][1][h] * cell_in[b][h] + gate[b][0][h] * gate[b][2][h];
    for (int b = 0; b < batch; b++)
        for (int h = 0; h < units; h++)
            hidden_out[b][h] = gate[b][3][h] * tanhf(cell_out[b][h]);
    }
#pragma endscop
}
