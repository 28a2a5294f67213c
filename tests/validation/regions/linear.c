void linear(int n, const float *restrict A, const float *restrict B, float *restrict C)
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            for (int k = 0; k < n; k++)
                C[i * n + j] += A[i * n + k] * B[k * n + j];
#pragma endscop
}
