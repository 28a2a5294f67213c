// accept
// has: px_release(px_

static void rows_by_rows(int m, int n, int p, float scale, float *a, int lda, float *b, int ldb, float *c, int ldc)
{
    int i, j, k;
#pragma scop
    for (i = 0; i < m; ++i) {
        for (j = 0; j < n; ++j) {
            float sum = 0;
            for (k = 0; k < p; ++k) {
                sum += scale * a[i * lda + k] * b[j * ldb + k];
            }
            c[i * ldc + j] += sum;
        }
    }
#pragma endscop
}

void use(float *a, float *b, float *c)
{
    rows_by_rows(2, 3, 4, 0.5f, a, 4, b, 4, c, 3);
}
