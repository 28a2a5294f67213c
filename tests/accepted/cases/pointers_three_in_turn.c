// accept
// has: diamond tiles
void wave(int n, int steps, float *before, float *now, float *after, float c)
{
    float *held;
#pragma polyxform size(n = 300, steps = 90)
#pragma scop
    for (int t = 0; t < steps; t++) {
        for (int i = 1; i < n - 1; i++)
            for (int j = 1; j < n - 1; j++)
                after[i * n + j] = 2 * now[i * n + j] - before[i * n + j] + c * (now[(i - 1) * n + j]
                    + now[(i + 1) * n + j] + now[i * n + j - 1] + now[i * n + j + 1] - 4 * now[i * n + j]);
        held = before;
        before = now;
        now = after;
        after = held;
    }
#pragma endscop
}
