// accept
void smooth(int n, int m, double A[n][m], double B[n][m])
{
    double row[m];
#pragma scop
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < m; j++)
            row[j] = A[i][j];
        for (int j = 1; j < m - 1; j++)
            B[i][j] = (row[j - 1] + row[j] + row[j + 1]) / 3.0;
    }
#pragma endscop
}
