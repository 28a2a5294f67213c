// accept
void f(int m, int n, float *restrict A, float *restrict B)
{
#pragma scop
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++)
            A[i * n + j] += B[j];
#pragma endscop
}
