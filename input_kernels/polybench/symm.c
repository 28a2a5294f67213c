/*
 * Symmetric matrix multiplication, C = alpha * A * B + beta * C: A is m x m and symmetric, only its lower triangle
 * is stored; B and C are m x n. Each stored element A[i][k] serves twice, for row i and for row k.
 */
void symm(int m, int n, double alpha, double beta, const double A[restrict m][m], const double B[restrict m][n],
          double C[restrict m][n])
{
#pragma polyxform size(m = 1000, n = 1200)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++) {
            double below = 0.0;
            for (int k = 0; k < i; k++) {
                C[k][j] += alpha * B[i][j] * A[i][k];
                below += A[i][k] * B[k][j];
            }
            C[i][j] = beta * C[i][j] + alpha * B[i][j] * A[i][i] + alpha * below;
        }
#pragma endscop
}
