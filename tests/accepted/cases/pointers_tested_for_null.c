// accept
// has: if (left != 0 && right != 0
// has: if (left == 0 && right != 0
#include <stddef.h>

void split(double *left, double *right, const double *x, int n)
{
#pragma scop
    for (int i = 0; i < n; i++) {
        if (left) left[i] += x[2 * i];
        if (NULL != right && i > 0) right[i] = !left ? 0 : x[2 * i + 1];
    }
#pragma endscop
}
