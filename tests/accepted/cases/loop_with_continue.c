// accept
// has: #pragma omp parallel for
// has: if (active[i]) {
void step(int n, int m, const int active[restrict n], double a[restrict n][m], const double b[restrict n][m])
{
    int i, j;
#pragma scop
    for (i = 0; i < n; i++) {
        if (!active[i])
            continue;
        for (j = 0; j < m; j++) {
            if (j == 3)
                continue;
            a[i][j] += b[i][j];
        }
    }
#pragma endscop
}
