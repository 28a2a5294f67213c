// accept
// has: if (bias != 0 &&
// has: if (bias == 0 &&
// has: which begins with y = bias[o]
#include <stddef.h>

void dense(float *y, const float *x, const float *weight, const float *bias, int rows, int n, int m)
{
#pragma scop
    for (int r = 0; r < rows; r++)
        for (int o = 0; o < m; o++) {
            float sum = bias != NULL ? bias[o] : 0.0f;
            for (int k = 0; k < n; k++)
                sum += x[r * n + k] * weight[o * n + k];
            y[r * m + o] = sum;
        }
#pragma endscop
}
