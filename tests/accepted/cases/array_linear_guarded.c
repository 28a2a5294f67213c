// accept
void window(int n, int m, int w, float *restrict A, const float *restrict B)
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < w; j++)
            A[i * m + j] = B[i * m + j] + 1.0f;
#pragma endscop
}
