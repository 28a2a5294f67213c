// accept
void f(int n, float A[restrict n][n], float B[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        if (B[i] > 0)
            for (int j = 0; j < n; j++)
                A[i][j] = 0;
#pragma endscop
}
