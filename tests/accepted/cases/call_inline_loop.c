// accept
static inline float dot(int n, const float *a, const float *b)
{
    float sum = 0;
    for (int k = 0; k < n; k++)
        sum += a[k] * b[k];
    return sum;
}

void product(int n, float C[restrict n][n], const float A[restrict n][n], const float B[restrict n][n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            C[i][j] = dot(n, A[i], B[j]);
#pragma endscop
}
