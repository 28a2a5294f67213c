/*
 * Three matrix products, G = (A * B) * (C * D).
 * A is ni x nk, B is nk x nj, C is nj x nm, D is nm x nl; E receives A * B, F receives C * D.
 */
void three_products(int ni, int nj, int nk, int nl, int nm, const double A[restrict ni][nk],
                    const double B[restrict nk][nj], const double C[restrict nj][nm], const double D[restrict nm][nl],
                    double E[restrict ni][nj], double F[restrict nj][nl], double G[restrict ni][nl])
{
#pragma polyxform size(ni = 800, nj = 900, nk = 1000, nl = 1100, nm = 1200)
#pragma polyxform target(x86-64-v4)
#pragma scop
    /* E = A * B */
    for (int i = 0; i < ni; i++)
        for (int j = 0; j < nj; j++) {
            E[i][j] = 0.0;
            for (int k = 0; k < nk; k++)
                E[i][j] += A[i][k] * B[k][j];
        }
    /* F = C * D */
    for (int j = 0; j < nj; j++)
        for (int l = 0; l < nl; l++) {
            F[j][l] = 0.0;
            for (int m = 0; m < nm; m++)
                F[j][l] += C[j][m] * D[m][l];
        }
    /* G = E * F */
    for (int i = 0; i < ni; i++)
        for (int l = 0; l < nl; l++) {
            G[i][l] = 0.0;
            for (int j = 0; j < nj; j++)
                G[i][l] += E[i][j] * F[j][l];
        }
#pragma endscop
}
