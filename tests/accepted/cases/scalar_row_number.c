// accept
// has: microkernel
void project(float *y, const float *x, const float *weight, int batch, int steps, int n, int m)
{
#pragma scop
    for (int b = 0; b < batch; b++)
        for (int t = 0; t < steps; t++) {
            const int row = b * steps + t;
            for (int o = 0; o < m; o++) {
                float sum = 0.0f;
                for (int k = 0; k < n; k++)
                    sum += x[row * n + k] * weight[o * n + k];
                y[row * m + o] = sum;
            }
        }
#pragma endscop
}
