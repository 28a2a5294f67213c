// accept
/* Names of the function that mean something else where it is called, and values that are converted. */
static float scale = 3.0f;

static int weigh(float *restrict out, int i, int x, float y)
{
    int j = i + 1;
    i = j + x;
    *out = y * scale;
    return i;
}

void fill(int n, float A[restrict n], int B[restrict n], const double x[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < 2; j++)
            B[i] = weigh(&A[i], j, x[i], 0.1 * x[i]);
#pragma endscop
}
