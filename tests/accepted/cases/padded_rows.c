// accept
// has: #pragma omp parallel for collapse(2)
void ghost_cells(int nx, int ny, int nz, const double *restrict u, double *restrict v)
{
#pragma polyxform size(nx = 9, ny = 10, nz = 40)
#pragma scop
    for (int i = 1; i <= nx; i++)
        for (int j = 1; j <= ny; j++)
            for (int k = 1; k <= nz; k++)
                v[(i * (ny + 2) + j) * (nz + 2) + k] = u[((i - 1) * (ny + 2) + j) * (nz + 2) + k]
                    + u[((i + 1) * (ny + 2) + j) * (nz + 2) + k] + u[(i * (ny + 2) + j - 1) * (nz + 2) + k + 1];
#pragma endscop
}

void common_subsequence(int n, int m, const char *restrict a, const char *restrict b, int *restrict length)
{
#pragma polyxform size(n = 60, m = 70)
#pragma scop
    for (int i = 0; i <= n; i++)
        for (int j = 0; j <= m; j++)
            if (i == 0 || j == 0)
                length[i * (m + 1) + j] = 0;
            else if (a[i - 1] == b[j - 1])
                length[i * (m + 1) + j] = length[(i - 1) * (m + 1) + j - 1] + 1;
            else
                length[i * (m + 1) + j] = length[(i - 1) * (m + 1) + j] > length[i * (m + 1) + j - 1]
                    ? length[(i - 1) * (m + 1) + j] : length[i * (m + 1) + j - 1];
#pragma endscop
}
