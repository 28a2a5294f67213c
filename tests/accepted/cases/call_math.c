// accept
#include <math.h>

void normalize(int n, double A[restrict n], const double B[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = sqrt(fabs(B[i])) + exp(-B[i] * B[i]) + pow(fabs(B[i]), 1.5) + fmax(B[i], 0.0) + cbrt(B[i]);
#pragma endscop
}
