// accept
void f(int m, int n, int k, float *restrict A)
{
#pragma scop
    for (int i = 0; i < m; i++)
        for (int j = 0; j < k; j++)
            A[i * n + j] += 1;
#pragma endscop
}
