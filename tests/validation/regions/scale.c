void scale(int n, const float x[restrict n], float y[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++) {
        float t = x[i] * x[i];
        y[i] = t + 2 * i;
    }
#pragma endscop
}
