// unchanged PX146 7:13
void f(int m, int n, float *restrict A)
{
#pragma scop
    for (int i = 0; i < m; i++)
        for (int j = 0; j < 2 * n; j++)
            A[i * n + j] += 1;
#pragma endscop
}
