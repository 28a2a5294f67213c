// accept
static inline float clamp(float x, float low, float high)
{
    return x < low ? low : x > high ? high : x;
}

static inline int index2(int i, int j, int m) { return i * m + j; }

void limit(int n, int m, float A[restrict n * m])
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++)
            A[index2(i, j, m)] = clamp(A[index2(i, j, m)], 0.0f, 1.0f);
#pragma endscop
}
