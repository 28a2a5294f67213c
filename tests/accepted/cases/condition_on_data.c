// accept
void threshold(int n, int m, float A[restrict n][m], int count[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++) {
        count[i] = 0;
        for (int j = 0; j < m; j++) {
            if (A[i][j] > 0.5f) {
                A[i][j] = 1.0f;
                count[i] += 1;
            } else {
                A[i][j] = A[i][j] < 0.0f ? 0.0f : A[i][j];
            }
        }
    }
#pragma endscop
}
