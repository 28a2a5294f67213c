// unchanged PX122 7:16
#include <stdlib.h>
void f(int n, float A[n], float B[n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = rand();
#pragma endscop
}
