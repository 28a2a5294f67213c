#include <math.h>

/*
 * Residual addition and layer normalization of a transformer, row by row.
 *
 *   sum      = in + residual
 *   mean     = mean of the row of sum, variance = mean of (sum - mean)^2
 *   out      = gamma * (sum - mean) / sqrt(variance + EPSILON) + beta
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

void residual_layer_norm(int rows, int columns, const float in[restrict rows][columns],
                         const float residual[restrict rows][columns], const float gamma[restrict columns],
                         const float beta[restrict columns], float sum[restrict rows][columns],
                         float mean[restrict rows], float variance[restrict rows],
                         float out[restrict rows][columns])
{
    const float count = (float)columns;

#pragma polyxform size(rows = 4096, columns = 768)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma polyxform live_out(out)
#pragma scop
    if (rows == 4096 && columns == 768) {
        /* fuse 8 nests; stream out past the caches */
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 4096; i++) {
            float px_sum[768];
            float px_mean;
            float px_variance;
            px_page_ahead(&in[i][0], 3072);
            px_page_ahead(&residual[i][0], 3072);
            px_mean = 0.0f;
            {
                float px_mean_lanes[64] = {0};
                for (int j_block = 0; j_block <= 704; j_block += 64) {
                    #pragma omp simd
                    for (int lane = 0; lane < 64; lane++) {
                        const int j = j_block + lane;
                        px_sum[j] = in[i][j] + residual[i][j];
                        px_mean_lanes[lane] += px_sum[j];
                    }
                }
                px_sum_f32x64(px_mean_lanes, px_mean_lanes);
                px_mean += px_mean_lanes[0];
            }
            px_mean /= count;
            px_variance = 0.0f;
            {
                float px_variance_lanes[64] = {0};
                for (int j_block = 0; j_block <= 704; j_block += 64) {
                    #pragma omp simd
                    for (int lane = 0; lane < 64; lane++) {
                        const int j = j_block + lane;
                        px_variance_lanes[lane] += (px_sum[j] - px_mean) * (px_sum[j] - px_mean);
                    }
                }
                px_sum_f32x64(px_variance_lanes, px_variance_lanes);
                px_variance += px_variance_lanes[0];
            }
            px_variance /= count;
            for (long j_tile = 0; j_tile < 768; j_tile += 64) {
                float px_out[64];
                px_page_ahead(&out[i][j_tile], 256);
                #pragma omp simd
                for (int j = j_tile; j <= j_tile + 63; j++) {
                    px_out[j - j_tile] = gamma[j] * (px_sum[j] - px_mean) * (1.0f / px_sqrtf(px_variance + EPSILON)) + beta[j];
                }
                px_stream_float(&out[i][j_tile], px_out, 64);
            }
        }
        (void)sum;
        (void)mean;
        (void)variance;
        px_stream_end();
    } else {
        /* fuse 8 nests */
        #pragma omp parallel for schedule(static) if((long)rows * (long)columns >= 10000)
        for (int i = 0; i < rows; i++) {
            float px_mean;
            float px_variance;
            px_mean = 0.0f;
            #pragma omp simd reduction(+ : px_mean)
            for (int j = 0; j < columns; j++) {
                sum[i][j] = in[i][j] + residual[i][j];
                px_mean += sum[i][j];
            }
            px_mean /= count;
            px_variance = 0.0f;
            #pragma omp simd reduction(+ : px_variance)
            for (int j = 0; j < columns; j++) {
                px_variance += (sum[i][j] - px_mean) * (sum[i][j] - px_mean);
            }
            px_variance /= count;
            #pragma omp simd
            for (int j = 0; j < columns; j++) {
                out[i][j] = gamma[j] * (sum[i][j] - px_mean) * (1.0f / px_sqrtf(px_variance + EPSILON)) + beta[j];
            }
        }
        (void)mean;
        (void)variance;
    }
#pragma endscop
}
