// accept
int find(int n, int m, float A[restrict n][m])
{
    int i = 0, j = 0;
#pragma scop
    for (i = 0; i < n; i++)
        for (j = 0; j < m; j += 2)
            A[i][j] = i + j;
#pragma endscop
    return i * 1000 + j;
}
