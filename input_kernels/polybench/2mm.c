/*
 * Two matrix products in a chain, D = alpha * (A * B) * C + beta * D.
 * A is ni x nk, B is nk x nj, C is nj x nl, D is ni x nl; AB receives alpha * A * B.
 */
void two_products(int ni, int nj, int nk, int nl, double alpha, double beta, const double A[restrict ni][nk],
                  const double B[restrict nk][nj], const double C[restrict nj][nl], double AB[restrict ni][nj],
                  double D[restrict ni][nl])
{
#pragma polyxform size(ni = 800, nj = 900, nk = 1100, nl = 1200)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int i = 0; i < ni; i++)
        for (int j = 0; j < nj; j++) {
            AB[i][j] = 0.0;
            for (int k = 0; k < nk; k++)
                AB[i][j] += alpha * A[i][k] * B[k][j];
        }
    for (int i = 0; i < ni; i++)
        for (int l = 0; l < nl; l++) {
            D[i][l] *= beta;
            for (int j = 0; j < nj; j++)
                D[i][l] += AB[i][j] * C[j][l];
        }
#pragma endscop
}
