// accept
void gemm(int m, int n, int k, const float *restrict A, int lda, const float *restrict B, int ldb, float *restrict C,
          int ldc)
{
#pragma scop
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++)
            for (int l = 0; l < k; l++)
                C[i * ldc + j] += A[i * lda + l] * B[l * ldb + j];
#pragma endscop
}
