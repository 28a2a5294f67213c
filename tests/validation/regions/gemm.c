void gemm(int n, float alpha, double wide, const float bias[restrict n], const float A[restrict n][n],
          const float B[restrict n][n], float C[restrict n][n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) {
            C[i][j] = bias[j];
            for (int k = 0; k < n; k++)
                C[i][j] += alpha * A[i][k] * B[k][j];
        }
#pragma endscop
}
