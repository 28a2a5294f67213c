// accept
static inline float clip(float x)
{
    return x < 0 ? 0 : x > 6 ? 6 : x;
}

void f(int n, float A[restrict n], float B[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = clip(A[i]);
#pragma endscop
}
