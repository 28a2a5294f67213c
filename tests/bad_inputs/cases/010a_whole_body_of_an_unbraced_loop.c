// accept
void f(int n, float A[restrict n][n])
{
    for (int t = 0; t < n; t++)
#pragma scop
        for (int i = 0; i < n; i++)
            A[t][i] = 1;
#pragma endscop
}
