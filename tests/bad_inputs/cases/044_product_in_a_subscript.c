// accept
void f(int n, float *restrict A)
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            A[i * n + j] = 1;
#pragma endscop
}
