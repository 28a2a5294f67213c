void uniform(int n, const float A[restrict 2 * n][n], const float B[restrict n], float C[restrict n][n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            for (int k = 0; k < n; k++)
                C[i][j] += A[i + k][j] * B[k];
#pragma endscop
}
