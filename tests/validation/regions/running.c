void running(int n, const float x[restrict n], float y[restrict n])
{
    float t = 0.0f;
#pragma scop
    for (int i = 0; i < n; i++) {
        y[i] = t - x[i];
        t = x[i] * x[i];
    }
#pragma endscop
}
