#define N 100
#define M (N + 20)
void sizes(float A[restrict N][M])
{
#pragma scop
    for (int i = 1; i < N - 1; i++)
        for (int j = 0; j < M; j++)
            A[i][j] = A[i][j] / N;
#pragma endscop
}
