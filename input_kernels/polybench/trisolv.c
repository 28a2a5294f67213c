/*
 * Forward substitution, L * x = b: L is n x n and lower triangular.
 * The arguments may overlap as far as C is concerned: nothing is declared restrict.
 */
void trisolv(int n, const double L[n][n], const double b[n], double x[n])
{
#pragma polyxform size(n = 2000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int i = 0; i < n; i++) {
        x[i] = b[i];
        for (int j = 0; j < i; j++)
            x[i] -= L[i][j] * x[j];
        x[i] /= L[i][i];
    }
#pragma endscop
}
