void add_scalar(int n, double a, double y[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        y[i] = y[i] + a;
#pragma endscop
}
