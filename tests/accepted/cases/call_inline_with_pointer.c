// accept
// has: s[i] += A[i][j];
static inline void accumulate(float *sum, float x) { *sum += x; }

void rows(int n, int m, const float A[restrict n][m], float s[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++)
            accumulate(&s[i], A[i][j]);
#pragma endscop
}
