/*
 * Jacobi relaxation on a square grid: in each half step every inner point becomes the mean of itself and its four
 * neighbors, first from A into B and then back. The border never changes.
 *
 *   B[i][j] = (A[i][j] + A[i][j-1] + A[i][j+1] + A[i-1][j] + A[i+1][j]) / 5, and the same from B to A
 */
void jacobi2d(int steps, int n, double A[restrict n][n], double B[restrict n][n])
{
#pragma polyxform size(steps = 100, n = 2000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int t = 0; t < steps; t++) {
        for (int i = 1; i < n - 1; i++)
            for (int j = 1; j < n - 1; j++)
                B[i][j] = 0.2 * (A[i][j] + A[i][j - 1] + A[i][j + 1] + A[i - 1][j] + A[i + 1][j]);
        for (int i = 1; i < n - 1; i++)
            for (int j = 1; j < n - 1; j++)
                A[i][j] = 0.2 * (B[i][j] + B[i][j - 1] + B[i][j + 1] + B[i - 1][j] + B[i + 1][j]);
    }
#pragma endscop
}
