// accept unrun
#include <complex.h>

void rotate(int n, double complex A[restrict n], const double complex w[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = A[i] * w[i] + 1.0 * I;
#pragma endscop
}
