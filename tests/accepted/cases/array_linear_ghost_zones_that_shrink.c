// unchanged
void relax(int n, int levels, double w, const double *restrict u, double *restrict v)
{
    int row = n + 2, plane = row * row;
    for (int level = 0; level < levels; level++) {
#pragma scop
        for (int k = 1; k <= n; k++)
            for (int j = 1; j <= n; j++)
                for (int i = 1; i <= n; i++)
                    v[i + j * row + k * plane] = w * (u[i + j * row + k * plane - plane] + u[i + j * row + k * plane + plane]);
#pragma endscop
        n = n / 2;
    }
}
