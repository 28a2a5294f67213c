// accept
#include <stddef.h>
void f(size_t n, float A[restrict n])
{
#pragma scop
    for (size_t i = 0; i < n; i++)
        A[i] = 1;
#pragma endscop
}
