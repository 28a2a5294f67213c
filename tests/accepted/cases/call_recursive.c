// unchanged
static void fill(int n, float *A)
{
    A[n] = 0;
    if (n > 0)
        fill(n - 1, A);
}

void rows(int n, float A[restrict n][n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        fill(i, A[i]);
#pragma endscop
}
