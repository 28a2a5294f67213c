// accept

void eliminate(double *m, int n)
{
#pragma polyxform size(n = 60)
#pragma scop
    for (int i = 0; i < n; i++) {
        for (int j = i; j < n; j++)
            for (int k = 0; k < i; k++)
                m[i * n + j] -= m[i * n + k] * m[k * n + j];
        for (int j = i + 1; j < n; j++) {
            for (int k = 0; k < i; k++)
                m[j * n + i] -= m[j * n + k] * m[k * n + i];
            m[j * n + i] /= m[i * n + i];
        }
    }
#pragma endscop
}

void shortest_paths(int *d, int n)
{
#pragma polyxform size(n = 50)
#pragma scop
    for (int k = 0; k < n; k++)
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                if (d[i * n + j] > d[i * n + k] + d[k * n + j])
                    d[i * n + j] = d[i * n + k] + d[k * n + j];
#pragma endscop
}

void solve(int m, int n, const double *a, int lda, double *b, int ldb)
{
#pragma polyxform size(m = 20, n = 30, lda = 20, ldb = 30)
#pragma scop
    for (int i = 0; i < m; i++) {
        for (int k = 0; k < i; k++)
            for (int j = 0; j < n; j++)
                b[i * ldb + j] -= a[i * lda + k] * b[k * ldb + j];
        for (int j = 0; j < n; j++)
            b[i * ldb + j] /= a[i * lda + i];
    }
#pragma endscop
}
