// accept
void f(int n, int m, float A[restrict n][m])
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++)
            A[i][j] = 1;
#pragma endscop
}
