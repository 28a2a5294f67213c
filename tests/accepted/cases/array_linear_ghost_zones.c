// accept
// has: omp parallel for
void relax(int n, double w, const double *restrict f, const double *restrict u, double *restrict v)
{
    int row = n + 2;
    const int plane = row * row;
#pragma scop
    for (int k = 1; k <= n; k++)
        for (int j = 1; j <= n; j++)
            for (int i = 1; i <= n; i++) {
                int here = i + j * row + k * plane;
                double around = u[here - 1] + u[here + 1] + u[here - row] + u[here + row] + u[here - plane] + u[here + plane];
                v[here] = u[here] + w * (f[here] + around - 6.0 * u[here]);
            }
#pragma endscop
}
