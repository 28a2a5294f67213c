/*
 * The two products of a step of the biconjugate gradient method, s = A^T * r and q = A * p: A is n x m.
 */
void bicg(int m, int n, const double A[restrict n][m], const double p[restrict m], const double r[restrict n],
          double s[restrict m], double q[restrict n])
{
#pragma polyxform size(m = 1900, n = 2100)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int j = 0; j < m; j++)
        s[j] = 0.0;
    for (int i = 0; i < n; i++) {
        q[i] = 0.0;
        for (int j = 0; j < m; j++) {
            s[j] += r[i] * A[i][j];
            q[i] += A[i][j] * p[j];
        }
    }
#pragma endscop
}
