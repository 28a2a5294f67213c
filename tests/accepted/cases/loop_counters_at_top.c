// accept
void mm(int n, int m, int p, double A[restrict n][p], double B[restrict p][m], double C[restrict n][m])
{
    int i, j, k;
    double acc;
#pragma scop
    for (i = 0; i < n; i++)
        for (j = 0; j < m; j++) {
            acc = 0.0;
            for (k = 0; k < p; k++)
                acc += A[i][k] * B[k][j];
            C[i][j] = acc;
        }
#pragma endscop
}
