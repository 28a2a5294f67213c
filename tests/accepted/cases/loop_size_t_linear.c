// accept
#include <stddef.h>

void matvec(size_t n, size_t m, const float *restrict A, const float *restrict x, float *restrict y)
{
#pragma scop
    for (size_t i = 0; i < n; i++) {
        float sum = 0.0f;
        for (size_t j = 0; j < m; j++)
            sum += A[i * m + j] * x[j];
        y[i] = sum;
    }
#pragma endscop
}
