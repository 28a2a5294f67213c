/*
 * Four element-wise operators in a row on long vectors, each with a result of its own.
 *
 *   added  = a + b
 *   active = max(added, 0)
 *   scaled = active * c
 *   out    = scaled - d
 */
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

void elementwise_chain(long n, const float a[restrict n], const float b[restrict n], const float c[restrict n],
                       const float d[restrict n], float added[restrict n], float active[restrict n],
                       float scaled[restrict n], float out[restrict n])
{
#pragma polyxform size(n = 16777216)
#pragma polyxform target(x86-64-v4)
#pragma polyxform live_out(out)
#pragma scop
    if (n == 16777216) {
        /* fuse 4 nests; stream out past the caches */
        #pragma omp parallel for schedule(static)
        for (long i_tile = 0; i_tile < 16777216; i_tile += 64) {
            float px_out[64];
            px_page_ahead(&a[i_tile], 256);
            px_page_ahead(&b[i_tile], 256);
            px_page_ahead(&c[i_tile], 256);
            px_page_ahead(&d[i_tile], 256);
            px_page_ahead(&out[i_tile], 256);
            #pragma omp simd
            for (long i = i_tile; i <= i_tile + 63; i++) {
                float px_added;
                float px_active;
                float px_scaled;
                px_added = a[i] + b[i];
                px_active = px_added > 0.0f ? px_added : 0.0f;
                px_scaled = px_active * c[i];
                px_out[i - i_tile] = px_scaled - d[i];
            }
            px_stream_float(&out[i_tile], px_out, 64);
        }
        (void)added;
        (void)active;
        (void)scaled;
        px_stream_end();
    } else {
        /* fuse 4 nests */
        #pragma omp parallel for simd schedule(static) if(parallel: (long)n >= 32000)
        for (long i = 0; i < n; i++) {
            float px_added;
            float px_active;
            float px_scaled;
            px_added = a[i] + b[i];
            px_active = px_added > 0.0f ? px_added : 0.0f;
            px_scaled = px_active * c[i];
            out[i] = px_scaled - d[i];
        }
        (void)added;
        (void)active;
        (void)scaled;
    }
#pragma endscop
}
