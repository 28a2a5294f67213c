// accept
#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))

void band(int n, int w, float A[restrict n][n], const float x[restrict n])
{
#pragma polyxform assume(w >= 0)
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = MAX(0, i - w); j < MIN(n, i + w + 1); j++)
            A[i][j] = x[i] * x[j];
#pragma endscop
}
