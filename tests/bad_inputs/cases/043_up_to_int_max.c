// unchanged PX143 6:5
#include <limits.h>
void f(int n, float A[n], float B[n])
{
#pragma scop
    for (int i = 0; i <= INT_MAX; i++)
        A[0] = i;
#pragma endscop
}
