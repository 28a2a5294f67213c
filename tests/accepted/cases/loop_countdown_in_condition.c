// accept
#include <stddef.h>
void halve(size_t n, int m, float x[restrict n], float y[restrict m])
{
#pragma scop
    for (size_t i = n; i-- > 0;)
        x[i] = x[i] / 2;
    for (int i = m; i-- > 0;)
        y[i] = y[i] + (float)i;
#pragma endscop
}
