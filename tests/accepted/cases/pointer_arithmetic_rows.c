// accept
void transpose(int n, int m, float A[restrict n][m], const float B[restrict m][n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++)
            (*(A + i))[j] = (*(B + j))[i];
#pragma endscop
}
