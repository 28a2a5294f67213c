#include <math.h>

/*
 * Bias, Gaussian error linear unit and residual addition of a transformer, each as an operator of its own.
 *
 *   out = gelu(in + bias[j]) + residual
 *   gelu(x) = x * (1 + erf(x / sqrt(2))) / 2                                        exactly, or
 *           = x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3))) / 2               nearly
 *
 * middle receives in + bias.
 */
#define SQRT_HALF 0.70710678f
#define SQRT_TWO_OVER_PI 0.79788456f

/* erf(x), relative error below 6e-7. */
static inline float px_erff(float x)
{
    int above;
    __builtin_memcpy(&above, &x, sizeof above);
    above = above > 0x40800000 ? 0x40800000 : above;
    unsigned bits = (unsigned)above;
    bits = bits > 0xc0800000u ? 0xc0800000u : bits;
    float t;
    __builtin_memcpy(&t, &bits, sizeof t);
    const float s = t * t;
    float p = 1.9867991e-6f;
    p = p * s + 0.00028456535f;
    p = p * s + 0.003883292f;
    p = p * s + 0.05310158f;
    p = p * s + 0.19354376f;
    p = p * s + 1.1283791f;
    float q = 3.7420323e-5f;
    q = q * s + 0.0011855598f;
    q = q * s + 0.0152071435f;
    q = q * s + 0.11534947f;
    q = q * s + 0.5048562f;
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

/* Touch each line half a page before it is needed, and each page eight pages before. */
static inline void px_lines_ahead(const volatile void *at, long bytes)
{
    const __UINTPTR_TYPE__ place = (__UINTPTR_TYPE__)at;
    if (place % 4096 < (__UINTPTR_TYPE__)bytes) {
        __builtin_prefetch((const void *)(place + 32768), 0, 3);
    }
    for (long passed = 0; passed < bytes; passed += 64) {
        __builtin_prefetch((const void *)(place + passed + 2048), 0, 3);
    }
}

void bias_gelu_erf_residual(int rows, int columns, const float in[restrict rows][columns],
                            const float bias[restrict columns], const float residual[restrict rows][columns],
                            float middle[restrict rows][columns], float out[restrict rows][columns])
{
#pragma polyxform size(rows = 4096, columns = 3072)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma polyxform live_out(out)
#pragma scop
    if (rows == 4096 && columns == 3072) {
        /* fuse 3 nests; stream out past the caches */
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 4096; i++) {
            for (long j_tile = 0; j_tile < 3072; j_tile += 64) {
                float px_out[64];
                px_lines_ahead(&in[i][j_tile], 256);
                px_page_ahead(&out[i][j_tile], 256);
                px_lines_ahead(&residual[i][j_tile], 256);
                #pragma omp simd
                for (int j = j_tile; j <= j_tile + 63; j++) {
                    float px_middle;
                    px_middle = in[i][j] + bias[j];
                    px_out[j - j_tile] = 0.5f * px_middle * (1.0f + px_erff(SQRT_HALF * px_middle));
                    px_out[j - j_tile] += residual[i][j];
                }
                px_stream_float(&out[i][j_tile], px_out, 64);
            }
        }
        (void)middle;
        px_stream_end();
    } else {
        /* fuse 3 nests */
        #pragma omp parallel for schedule(static) if((long)rows * (long)columns >= 10000)
        for (int i = 0; i < rows; i++) {
            #pragma omp simd
            for (int j = 0; j < columns; j++) {
                float px_middle;
                px_middle = in[i][j] + bias[j];
                out[i][j] = 0.5f * px_middle * (1.0f + px_erff(SQRT_HALF * px_middle));
                out[i][j] += residual[i][j];
            }
        }
        (void)middle;
    }
#pragma endscop
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

void bias_gelu_tanh_residual(int rows, int columns, const float in[restrict rows][columns],
                             const float bias[restrict columns], const float residual[restrict rows][columns],
                             float middle[restrict rows][columns], float out[restrict rows][columns])
{
#pragma polyxform size(rows = 4096, columns = 3072)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma polyxform live_out(out)
#pragma scop
    if (rows == 4096 && columns == 3072) {
        /* fuse 3 nests; stream out past the caches */
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 4096; i++) {
            for (long j_tile = 0; j_tile < 3072; j_tile += 64) {
                float px_out[64];
                px_lines_ahead(&in[i][j_tile], 256);
                px_page_ahead(&out[i][j_tile], 256);
                px_lines_ahead(&residual[i][j_tile], 256);
                #pragma omp simd
                for (int j = j_tile; j <= j_tile + 63; j++) {
                    float px_middle;
                    px_middle = in[i][j] + bias[j];
                    px_out[j - j_tile] = 0.5f * px_middle * (1.0f + px_tanhf(SQRT_TWO_OVER_PI * (px_middle + 0.044715f * px_middle * px_middle * px_middle)));
                    px_out[j - j_tile] += residual[i][j];
                }
                px_stream_float(&out[i][j_tile], px_out, 64);
            }
        }
        (void)middle;
        px_stream_end();
    } else {
        /* fuse 3 nests */
        #pragma omp parallel for schedule(static) if((long)rows * (long)columns >= 10000)
        for (int i = 0; i < rows; i++) {
            #pragma omp simd
            for (int j = 0; j < columns; j++) {
                float px_middle;
                px_middle = in[i][j] + bias[j];
                out[i][j] = 0.5f * px_middle * (1.0f + px_tanhf(SQRT_TWO_OVER_PI * (px_middle + 0.044715f * px_middle * px_middle * px_middle)));
                out[i][j] += residual[i][j];
            }
        }
        (void)middle;
    }
#pragma endscop
}
