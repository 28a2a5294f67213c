// kept
void pack(int n, int m, float A[restrict n * m], const float B[restrict n][m])
{
#pragma scop
    int k = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++) {
            A[k] = B[i][j];
            k++;
        }
#pragma endscop
}
