// accept
// has: #pragma omp parallel for
// has: for (int j = i + 1; j < n; j++) {
#include <math.h>

void pull(int n, const double x[restrict n], const double m[restrict n], double f[restrict n])
{
#pragma polyxform size(n = 300)
#pragma scop
    for (int i = 0; i < n; i++) {
        double sum = 0.0;
        for (int j = 0; j < n; j++) {
            if (i == j)
                continue;
            double d = x[j] - x[i];
            double r = d * d + 1e-3;
            sum += m[j] * d / (r * sqrt(r));
        }
        f[i] = sum;
    }
#pragma endscop
}
