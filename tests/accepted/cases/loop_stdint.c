// accept
#include <stdint.h>

void t(int32_t n, uint32_t m, int32_t A[restrict n], uint8_t B[restrict m])
{
#pragma scop
    for (int32_t i = 0; i < n; i++)
        A[i] = (int32_t)i * 3;
    for (uint32_t i = 0; i < m; i++)
        B[i] = (uint8_t)(i & 255);
#pragma endscop
}
