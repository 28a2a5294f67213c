// kept
#include <math.h>

void factor(int n, double *restrict A, double *restrict L)
{
#pragma polyxform size(n = 40)
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j <= i; j++) {
            double sum = 0;
            for (int k = 0; k < j; k++)
                sum += L[i * n + k] * L[j * n + k];
            L[i * n + j] = i == j ? sqrt(A[i * n + i] - sum) : (A[i * n + j] - sum) / L[j * n + j];
        }
#pragma endscop
}
