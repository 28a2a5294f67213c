// accept
void f(int n, float A[restrict n][n], float B[restrict n][n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            A[i][j] = B[j][i];
#pragma endscop
}
