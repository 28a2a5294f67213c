// accept
// has: along j
void diffuse(int n, int m, int steps, double *now, double *next)
{
#pragma polyxform size(n = 3000, m = 3000, steps = 40)
#pragma scop
    for (int t = 0; t < steps; t++) {
        for (int i = 1; i < n - 1; i++)
            for (int j = 1; j < m - 1; j++)
                next[i * m + j] = 0.2 * (now[i * m + j] + now[(i - 1) * m + j] + now[(i + 1) * m + j]
                    + now[i * m + j - 1] + now[i * m + j + 1]);
        double *held = now;
        now = next;
        next = held;
    }
#pragma endscop
}
