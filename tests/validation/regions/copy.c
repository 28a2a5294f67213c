void copy(int n, const float *x, float *y)
{
#pragma scop
    for (int i = 0; i < n; i++)
        y[i] = x[i];
#pragma endscop
}
