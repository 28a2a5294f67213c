// accept
// has: y[n - 1] = sum;
void rows(int n, int nz, const int first[restrict n + 1], const int column[restrict nz], const double a[restrict nz],
          const double x[restrict n], double y[restrict n])
{
    int j, k;
    double sum;
#pragma scop
    for (j = 0; j < n; j++) {
        sum = 0.0;
        for (k = first[j]; k < first[j + 1]; k++)
            sum += a[k] * x[column[k]];
        y[j] = sum;
    }
#pragma endscop
}
