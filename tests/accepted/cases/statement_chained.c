// accept
void zero(int n, float A[restrict n][n], float B[restrict n][n])
{
    int i, j;
#pragma scop
    for (i = 0; i < n; i++)
        for (j = 0; j < n; j++)
            A[i][j] = B[j][i] = 0.0f;
#pragma endscop
}
