void scale_steps(int steps, int n, float y[restrict n])
{
#pragma scop
    for (int t = 0; t < steps; t++) {
        float f = 0.5f * t;
        for (int i = 0; i < n; i++)
            y[i] = f * y[i];
    }
#pragma endscop
}
