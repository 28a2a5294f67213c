// accept
// has: #pragma omp parallel for
void multiply(int n, const int *restrict row, const int *restrict column, const double *restrict value,
              const double *restrict x, double *restrict y)
{
    int i, j;
#pragma scop
    for (i = 0; i < n; i++) {
        double s = 0.0;
        for (j = row[i]; j < row[i + 1]; j++)
            s += value[j] * x[column[j]];
        y[i] = s;
    }
#pragma endscop
}
