// accept
void gemm(int m, int n, int k, double alpha, const double *restrict A, const double *restrict B, double *restrict C)
{
#pragma scop
    for (int j = 0; j < n; j++)
        for (int i = 0; i < m; i++) {
            double temp = 0.0;
            for (int l = 0; l < k; l++)
                temp += A[i + l * m] * B[l + j * k];
            C[i + j * m] = alpha * temp;
        }
#pragma endscop
}
