// accept
// has: for (int t = 0; t < TSTEPS; t++) {
// has: for (int i = 1; i < N - 1; i++) {
// has: for (int j = 1; j < M - 1; j++) {
#define N 48
#define M (N + 16)
#define TSTEPS 4

void heat(double A[restrict N][M], double B[restrict N][M])
{
#pragma scop
    for (int t = 0; t < TSTEPS; t++) {
        for (int i = 1; i < N - 1; i++)
            for (int j = 1; j < M - 1; j++)
                B[i][j] = 0.2 * (A[i][j] + A[i][j - 1] + A[i][j + 1] + A[i - 1][j] + A[i + 1][j]);
        for (int i = 1; i < N - 1; i++)
            for (int j = 1; j < M - 1; j++)
                A[i][j] = B[i][j];
    }
#pragma endscop
}
