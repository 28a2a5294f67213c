/*
 * Solution of the linear system A * x = b by LU factorization without pivoting (A is overwritten by L and U), forward
 * substitution L * y = b and back substitution U * x = y.
 */
void ludcmp(int n, double A[restrict n][n], const double b[restrict n], double x[restrict n], double y[restrict n])
{
    int i, j, k;
    double rest;

#pragma polyxform size(n = 2000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (i = 0; i < n; i++) {
        for (j = 0; j < i; j++) {
            rest = A[i][j];
            for (k = 0; k < j; k++)
                rest -= A[i][k] * A[k][j];
            A[i][j] = rest / A[j][j];
        }
        for (j = i; j < n; j++) {
            rest = A[i][j];
            for (k = 0; k < i; k++)
                rest -= A[i][k] * A[k][j];
            A[i][j] = rest;
        }
    }
    for (i = 0; i < n; i++) {
        rest = b[i];
        for (j = 0; j < i; j++)
            rest -= A[i][j] * y[j];
        y[i] = rest;
    }
    for (i = n - 1; i >= 0; i--) {
        rest = y[i];
        for (j = i + 1; j < n; j++)
            rest -= A[i][j] * x[j];
        x[i] = rest / A[i][i];
    }
#pragma endscop
}
