#include <math.h>

/*
 * QR factorization by the modified Gram-Schmidt process, A = Q * R: A and Q are m x n, the columns of Q are
 * orthonormal, R is n x n and upper triangular (below its diagonal nothing is written). A is overwritten.
 */
void gramschmidt(int m, int n, double A[restrict m][n], double R[restrict n][n], double Q[restrict m][n])
{
    int i, j, k;

#pragma polyxform size(m = 1000, n = 1200)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (k = 0; k < n; k++) {
        double square = 0.0;
        for (i = 0; i < m; i++)
            square += A[i][k] * A[i][k];
        R[k][k] = sqrt(square);
        for (i = 0; i < m; i++)
            Q[i][k] = A[i][k] / R[k][k];
        for (j = k + 1; j < n; j++) {
            R[k][j] = 0.0;
            for (i = 0; i < m; i++)
                R[k][j] += Q[i][k] * A[i][j];
            for (i = 0; i < m; i++)
                A[i][j] -= Q[i][k] * R[k][j];
        }
    }
#pragma endscop
}
