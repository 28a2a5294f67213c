// accept
// has: #pragma omp simd
void heat(int n, int steps, double A[restrict 2][n][n])
{
#pragma polyxform size(n = 200, steps = 30)
#pragma scop
    for (int t = 0; t < steps; t++)
        for (int i = 1; i < n - 1; i++)
            for (int j = 1; j < n - 1; j++)
                A[(t + 1) % 2][i][j] = 0.5 * A[t % 2][i][j] + 0.125 * (A[t % 2][i - 1][j] + A[t % 2][i + 1][j]
                    + A[t % 2][i][j - 1] + A[t % 2][i][j + 1]);
#pragma endscop
}
