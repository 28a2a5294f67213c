/*
 * Jacobi relaxation on a line: each inner point becomes the mean of itself and its two neighbors, from A into B and
 * back. The arguments may overlap as far as C is concerned: nothing is declared restrict.
 */
void jacobi_1d(int steps, int n, double A[n], double B[n])
{
#pragma polyxform size(steps = 500, n = 2000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int t = 0; t < steps; t++) {
        for (int i = 1; i < n - 1; i++)
            B[i] = (1.0 / 3.0) * (A[i - 1] + A[i] + A[i + 1]);
        for (int i = 1; i < n - 1; i++)
            A[i] = (1.0 / 3.0) * (B[i - 1] + B[i] + B[i + 1]);
    }
#pragma endscop
}
