// accept
#include <stddef.h>

void fill(size_t n, int A[restrict n])
{
#pragma polyxform assume(n <= 1000000)
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = i;
#pragma endscop
}
