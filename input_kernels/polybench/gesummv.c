/*
 * Two matrices times one vector, added: y = alpha * A * x + beta * B * x. Ax receives A * x.
 * The arguments may overlap as far as C is concerned: nothing is declared restrict.
 */
void gesummv(int n, double alpha, double beta, const double A[n][n], const double B[n][n], const double x[n],
             double y[n], double Ax[n])
{
#pragma polyxform size(n = 1300)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int i = 0; i < n; i++) {
        Ax[i] = 0.0;
        y[i] = 0.0;
        for (int j = 0; j < n; j++) {
            Ax[i] += A[i][j] * x[j];
            y[i] += B[i][j] * x[j];
        }
        y[i] = alpha * Ax[i] + beta * y[i];
    }
#pragma endscop
}
