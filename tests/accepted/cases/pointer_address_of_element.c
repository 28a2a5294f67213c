// accept
// has: A[i][j] = B[i][j] + B[i][j];
void part(int n, float A[restrict n][n], const float B[restrict n][n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            (*(A + i))[j] = (&B[i][0])[j] + *(*(B + i) + j);
#pragma endscop
}
