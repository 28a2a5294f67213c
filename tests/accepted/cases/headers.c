// accept
#include <complex.h>
#include <immintrin.h>
#include <math.h>
#include <omp.h>
#include <stdalign.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <tgmath.h>

void all(int n, float A[restrict n], const float B[restrict n])
{
    memset(A, 0, (size_t)n * sizeof *A);
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] += sqrtf(fabsf(B[i]));
#pragma endscop
}
