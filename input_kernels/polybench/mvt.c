/*
 * A matrix and its transpose, each times a vector: x1 += A * y1 and x2 += A^T * y2.
 */
void mvt(int n, const double A[restrict n][n], const double y1[restrict n], const double y2[restrict n],
         double x1[restrict n], double x2[restrict n])
{
#pragma polyxform size(n = 2000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            x1[i] += A[i][j] * y1[j];
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            x2[i] += A[j][i] * y2[j];
#pragma endscop
}
