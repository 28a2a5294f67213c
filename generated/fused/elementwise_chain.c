/*
 * Four element-wise operators in a row on long vectors, each with a result of its own.
 *
 *   added  = a + b
 *   active = max(added, 0)
 *   scaled = active * c
 *   out    = scaled - d
 */
void elementwise_chain(long n, const float a[restrict n], const float b[restrict n], const float c[restrict n],
                       const float d[restrict n], float added[restrict n], float active[restrict n],
                       float scaled[restrict n], float out[restrict n])
{
#pragma polyxform size(n = 16777216)
#pragma polyxform target(x86-64-v4)
#pragma polyxform live_out(out)
#pragma scop
    if (n == 16777216) {
        /* source order; source order; source order; source order */
        #pragma omp parallel for simd schedule(static)
        for (long i = 0; i < 16777216; i++) {
            added[i] = a[i] + b[i];
        }
        #pragma omp parallel for simd schedule(static)
        for (long i = 0; i < 16777216; i++) {
            active[i] = added[i] > 0.0f ? added[i] : 0.0f;
        }
        #pragma omp parallel for simd schedule(static)
        for (long i = 0; i < 16777216; i++) {
            scaled[i] = active[i] * c[i];
        }
        #pragma omp parallel for simd schedule(static)
        for (long i = 0; i < 16777216; i++) {
            out[i] = scaled[i] - d[i];
        }
    } else {
        /* source order; source order; source order; source order */
        #pragma omp parallel for simd schedule(static) if((long)n >= 10000)
        for (long i = 0; i < n; i++) {
            added[i] = a[i] + b[i];
        }
        #pragma omp parallel for simd schedule(static) if((long)n >= 10000)
        for (long i = 0; i < n; i++) {
            active[i] = added[i] > 0.0f ? added[i] : 0.0f;
        }
        #pragma omp parallel for simd schedule(static) if((long)n >= 10000)
        for (long i = 0; i < n; i++) {
            scaled[i] = active[i] * c[i];
        }
        #pragma omp parallel for simd schedule(static) if((long)n >= 10000)
        for (long i = 0; i < n; i++) {
            out[i] = scaled[i] - d[i];
        }
    }
#pragma endscop
}
