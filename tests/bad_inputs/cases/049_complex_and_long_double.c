// accept
#include <complex.h>
void f(int n, double complex A[restrict n], double complex B[restrict n], long double C[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++) {
        A[i] = A[i] * B[i];
        C[i] = C[i] + 1;
    }
#pragma endscop
}
