#include <math.h>

/*
 * Cholesky factorization in place, A = L * L^T: A is n x n, symmetric and positive definite. The lower triangle of A
 * becomes L, the part above the diagonal is neither read nor written.
 */
void cholesky(int n, double A[restrict n][n])
{
#pragma polyxform size(n = 2000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (n == 2000) {
        /* source order */
        for (int i = 0; i < 2000; i++) {
            for (int j = 0; j < i; j++) {
                for (int k = 0; k < j; k++) {
                    A[i][j] -= A[i][k] * A[j][k];
                }
                A[i][j] /= A[j][j];
            }
            for (int k = 0; k < i; k++) {
                A[i][i] -= A[i][k] * A[i][k];
            }
            A[i][i] = sqrt(A[i][i]);
        }
    } else {
        /* source order */
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                for (int k = 0; k < j; k++) {
                    A[i][j] -= A[i][k] * A[j][k];
                }
                A[i][j] /= A[j][j];
            }
            for (int k = 0; k < i; k++) {
                A[i][i] -= A[i][k] * A[i][k];
            }
            A[i][i] = sqrt(A[i][i]);
        }
    }
#pragma endscop
}
