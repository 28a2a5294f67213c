/*
 * Jacobi relaxation on a square: each inner point becomes the mean of itself and its four neighbors, from A into B and
 * back; the border is fixed.
 */
void jacobi_2d(int steps, int n, double A[restrict n][n], double B[restrict n][n])
{
#pragma polyxform size(steps = 500, n = 1300)
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
