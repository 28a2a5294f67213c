/*
 * How fast memory gives and takes: a[i] = b[i] + c[i] * s over arrays far larger than the caches, on every thread.
 * Counted as STREAM counts it: two arrays read, one written. ELEMENTS is the length of each array.
 */
#include <stdio.h>
#include <stdlib.h>

static double *a, *b, *c;

int polyxform_prepare(const char *configuration, void **buffers, const long long *integers)
{
    (void)configuration; (void)buffers; (void)integers;
    a = malloc(ELEMENTS * sizeof *a);
    b = malloc(ELEMENTS * sizeof *b);
    c = malloc(ELEMENTS * sizeof *c);
    if (!a || !b || !c)
        return 0;
#pragma omp parallel for schedule(static)
    for (long i = 0; i < ELEMENTS; i++) {
        a[i] = 0.0;
        b[i] = (double)i;
        c[i] = 1.0;
    }
    return 1;
}

void polyxform_call(void **buffers, const long long *integers, const double *reals)
{
    (void)buffers; (void)integers; (void)reals;
#pragma omp parallel for schedule(static)
    for (long i = 0; i < ELEMENTS; i++)
        a[i] = b[i] + 3.0 * c[i];
}

/* Bytes that one call moves. */
const char *polyxform_about(void)
{
    static char text[64];
    snprintf(text, sizeof text, "%.0f triad", 3.0 * ELEMENTS * sizeof *a);
    return text;
}
