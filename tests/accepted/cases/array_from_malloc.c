// accept
#include <stdlib.h>

double total(int n)
{
    double *a = malloc((size_t)(n > 0 ? n : 1) * sizeof *a);
    double s = 0;
    if (!a)
        return 0;
#pragma scop
    for (int i = 0; i < n; i++)
        a[i] = i * 0.5;
    for (int i = 0; i < n; i++)
        s += a[i];
#pragma endscop
    free(a);
    return s;
}
