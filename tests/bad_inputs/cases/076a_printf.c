// unchanged PX122 7:9
#include <stdio.h>
void f(int n, float A[n], float B[n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        printf("%f", A[i]);
#pragma endscop
}
