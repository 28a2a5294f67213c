// accept
void view(int n, float *restrict data, const float *restrict in)
{
    float (*A)[n] = (float (*)[n])data;
    const float (*B)[n] = (const float (*)[n])in;
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            A[i][j] = B[i][j] + 1.0f;
#pragma endscop
}
