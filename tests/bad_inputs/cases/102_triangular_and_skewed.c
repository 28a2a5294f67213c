// accept
void f(int n, float A[restrict n][n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = i; j < n + i; j++)
            A[i][j - i] = 1;
    for (int i = 0; i < n; i++)
        for (int j = 0; j <= i; j++)
            A[j][i] += 1;
#pragma endscop
}
