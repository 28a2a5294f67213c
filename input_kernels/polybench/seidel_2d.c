/*
 * Gauss-Seidel relaxation on a square, in place: each inner point becomes the mean of the nine points around it, those
 * before it in row order already new; the border is fixed.
 */
void seidel_2d(int steps, int n, double A[restrict n][n])
{
#pragma polyxform size(steps = 500, n = 2000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int t = 0; t < steps; t++)
        for (int i = 1; i < n - 1; i++)
            for (int j = 1; j < n - 1; j++)
                A[i][j] = (A[i - 1][j - 1] + A[i - 1][j] + A[i - 1][j + 1] + A[i][j - 1] + A[i][j] + A[i][j + 1] +
                           A[i + 1][j - 1] + A[i + 1][j] + A[i + 1][j + 1]) /
                          9.0;
#pragma endscop
}
