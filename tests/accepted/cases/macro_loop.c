// accept
#define FOR(i, n) for (int i = 0; i < (n); i++)
#define REAL float
#define SCALAR(x) x##f

void product(int n, REAL A[restrict n][n], const REAL B[restrict n][n], const REAL C[restrict n][n])
{
#pragma scop
    FOR (i, n)
        FOR (j, n) {
            A[i][j] = SCALAR(0.0);
            FOR (k, n)
                A[i][j] += B[i][k] * C[k][j];
        }
#pragma endscop
}
