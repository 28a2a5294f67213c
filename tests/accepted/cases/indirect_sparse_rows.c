// accept
void spmv(int n, const int start[restrict n + 1], const int column[restrict 1000], const double value[restrict 1000],
          const double x[restrict n], double y[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        y[i] = 0.0;
    for (int i = 0; i < n; i++)
        y[i] = y[i] + value[i % 10] * x[i];
#pragma endscop
}
