void shared_scalar(int n, const float x[restrict n], float y[restrict n])
{
    float t;
#pragma scop
    for (int i = 0; i < n; i++) {
        t = x[i] * x[i];
        y[i] = t - x[i];
    }
#pragma endscop
}
