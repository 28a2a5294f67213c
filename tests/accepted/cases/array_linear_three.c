// accept
void tensor(int n, int m, int p, float *restrict A, const float *restrict B)
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++)
            for (int k = 0; k < p; k++)
                A[(i * m + j) * p + k] = B[(k * m + j) * n + i];
#pragma endscop
}
