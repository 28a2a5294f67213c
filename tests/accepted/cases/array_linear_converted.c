// accept
/* Rows by hand, in a type that the product fits: as people write it who have met an overflow. */
#include <stddef.h>
#include <stdint.h>
void product(int n, int m, float *restrict C, const float *restrict A, const float *restrict B)
{
#pragma scop
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < m; j++) {
            C[(size_t)i * m + j] = 0;
            for (int k = 0; k < n; k++) {
                C[(size_t)i * m + j] += A[(int64_t)i * n + k] * B[(long)k * m + (size_t)j];
            }
        }
    }
#pragma endscop
}
