#include <math.h>

/*
 * Batch normalization with the statistics of training, residual addition and rectifier on NHWC tensors, each as an
 * operator of its own; `pixels` are all pixels of all images.
 *
 *   normal = gamma[c] * (in - mean[c]) / sqrt(variance[c] + EPSILON) + beta[c]
 *   out    = max(normal + residual, 0)
 */
#define EPSILON 1e-5f

/* sqrt(x), relative error below 1.2e-7; the library's function may set errno, which keeps it out of vector lanes. */
static inline float px_sqrtf(float x)
{
    const float scaled = x < 1.17549435e-38f ? x * 16777216.0f : x;
    int bits;
    __builtin_memcpy(&bits, &scaled, sizeof bits);
    bits = 0x5f375a86 - (bits >> 1);
    float y;
    __builtin_memcpy(&y, &bits, sizeof y);
    const float half = 0.5f * scaled;
    y = y * (1.5f - half * y * y);
    y = y * (1.5f - half * y * y);
    float root = scaled * y;
    root = root + 0.5f * y * (scaled - root * root);
    root = x < 1.17549435e-38f ? root * 0.000244140625f : root;
    root = x > 3.40282347e38f ? x : root;
    return x < 0.0f ? __builtin_nanf("") : root;
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

void batchnorm_residual_relu(int pixels, int channels, const float in[restrict pixels][channels],
                             const float residual[restrict pixels][channels], const float gamma[restrict channels],
                             const float beta[restrict channels], const float mean[restrict channels],
                             const float variance[restrict channels], float normal[restrict pixels][channels],
                             float out[restrict pixels][channels])
{
#pragma polyxform size(pixels = 12544, channels = 256)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma polyxform live_out(out)
#pragma scop
    if (pixels == 12544 && channels == 256) {
        /* source order; fuse 3 nests; stream out past the caches */
        {
            float px_per_c[256];
            #pragma omp simd
            for (int c = 0; c < 256; c++) {
                px_per_c[c] = px_sqrtf(variance[c] + EPSILON);
            }
            #pragma omp parallel for schedule(static)
            for (int p = 0; p < 12544; p++) {
                for (long c_tile = 0; c_tile < 256; c_tile += 64) {
                    float px_out[64];
                    px_page_ahead(&in[p][c_tile], 256);
                    px_page_ahead(&residual[p][c_tile], 256);
                    px_page_ahead(&out[p][c_tile], 256);
                    #pragma omp simd
                    for (int c = c_tile; c <= c_tile + 63; c++) {
                        float px_normal;
                        px_normal = gamma[c] * (in[p][c] - mean[c]) / px_per_c[c] + beta[c];
                        px_out[c - c_tile] = px_normal + residual[p][c];
                        px_out[c - c_tile] = px_out[c - c_tile] < 0.0f ? 0.0f : px_out[c - c_tile];
                    }
                    px_stream_float(&out[p][c_tile], px_out, 64);
                }
            }
        }
        (void)normal;
        px_stream_end();
    } else {
        /* fuse 3 nests */
        #pragma omp parallel for schedule(static) if((long)pixels * (long)channels >= 10000)
        for (int p = 0; p < pixels; p++) {
            #pragma omp simd
            for (int c = 0; c < channels; c++) {
                float px_normal;
                px_normal = gamma[c] * (in[p][c] - mean[c]) / px_sqrtf(variance[c] + EPSILON) + beta[c];
                out[p][c] = px_normal + residual[p][c];
                out[p][c] = out[p][c] < 0.0f ? 0.0f : out[p][c];
            }
        }
        (void)normal;
    }
#pragma endscop
}
