// accept
// has: #pragma omp parallel for
void first(int n, int m, const double a[restrict n][m], const double bound[restrict n], int where[restrict n])
{
    int i, j;
#pragma polyxform size(n = 20000, m = 10)
#pragma scop
    for (i = 0; i < n; i++) {
        where[i] = -1;
        for (j = 0; j < m; j++)
            if (a[i][j] > bound[i]) {
                where[i] = j;
                break;
            }
    }
#pragma endscop
}
