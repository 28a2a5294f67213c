/*
 * As many fused multiply-adds as the vector unit can do, on every thread: the measure for "percent of peak".
 *
 * Twelve independent chains hide a latency of four cycles at up to three instructions a cycle and fit sixteen registers.
 * ELEMENT is float or double.
 */
#include <stdio.h>
#include <omp.h>

#if defined(__AVX512F__)
#define VECTOR_BYTES 64
#elif defined(__AVX__)
#define VECTOR_BYTES 32
#else
#define VECTOR_BYTES 16
#endif

typedef ELEMENT vector __attribute__((vector_size(VECTOR_BYTES)));

enum { STEPS = 100000, CHAINS = 12, LANES = VECTOR_BYTES / sizeof(ELEMENT) };

#define EACH(apply) apply(0) apply(1) apply(2) apply(3) apply(4) apply(5) \
    apply(6) apply(7) apply(8) apply(9) apply(10) apply(11)
#define DECLARE(i) vector chain##i = (vector){0} + (ELEMENT)i;
#define ADVANCE(i) chain##i = chain##i * factor + term;
#define COLLECT(i) total += chain##i;

static ELEMENT run_chains(ELEMENT seed)
{
    const vector factor = (vector){0} + seed, term = (vector){0} + seed * (ELEMENT)0.5;
    vector total = {0};
    EACH(DECLARE)
    for (long step = 0; step < STEPS; step++) {
        EACH(ADVANCE)
    }
    EACH(COLLECT)
    return total[0];
}

static volatile ELEMENT sink, source = (ELEMENT)0.999;

void polyxform_call(void **buffers, const long long *integers, const double *reals)
{
    (void)buffers; (void)integers; (void)reals;
#pragma omp parallel
    {
        ELEMENT value = run_chains(source);
        if (value == (ELEMENT)-1)
            sink = value;
    }
}

/* Floating-point operations of one call, and what they run on. */
const char *polyxform_about(void)
{
    static char text[80];
    double operations = 2.0 * STEPS * CHAINS * LANES * omp_get_max_threads();
    snprintf(text, sizeof text, "%.0f %d-bit vectors", operations, VECTOR_BYTES * 8);
    return text;
}
