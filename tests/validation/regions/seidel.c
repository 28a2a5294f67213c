void seidel(int steps, int n, double A[n])
{
#pragma scop
    for (int t = 0; t < steps; t++)
        for (int i = 1; i < n - 1; i++)
            A[i] = (A[i - 1] + A[i] + A[i + 1]) / 3.0;
#pragma endscop
}
