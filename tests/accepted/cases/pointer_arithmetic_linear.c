// accept
void scale(int n, int m, float *restrict A, const float *restrict B)
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++)
            *(A + i * m + j) = 2.0f * *(B + i * m + j);
#pragma endscop
}
