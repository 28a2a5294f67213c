// kept
void dot(int n, const float x[restrict n], const float y[restrict n], float *restrict result)
{
#pragma scop
    *result = 0.0f;
    for (int i = 0; i < n; i++)
        *result += x[i] * y[i];
#pragma endscop
}
