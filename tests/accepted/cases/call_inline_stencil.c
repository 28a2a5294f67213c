// accept
static const float weights[3] = {0.25f, 0.5f, 0.25f};

static inline float blur(const float *p) { return weights[0] * p[-1] + weights[1] * p[0] + weights[2] * p[1]; }

static inline float laplace(int m, const float (*p)[m], int i, int j)
{
    return p[i - 1][j] + p[i + 1][j] + p[i][j - 1] + p[i][j + 1] - 4 * p[i][j];
}

void filter(int n, int m, float out[restrict n][m], const float in[restrict n][m])
{
#pragma scop
    for (int i = 1; i < n - 1; i++)
        for (int j = 1; j < m - 1; j++)
            out[i][j] = blur(&in[i][j]) - 0.1f * laplace(m, in, i, j);
#pragma endscop
}
