// accept
// has: + a[y * w + w + x]) / 3;
void blur(int h, int w, const float *restrict a, float *restrict out)
{
#pragma polyxform size(h = 30, w = 50)
#pragma scop
    for (int y = 1; y < h - 1; y++) {
        const float *up = &a[(y - 1) * w], *mid = &a[y * w], *down = mid + w;
        float *to = out + y * w;
        for (int x = 0; x < w; x++)
            to[x] = (up[x] + mid[x] + down[x]) / 3;
    }
#pragma endscop
}

void triangle(int n, double A[restrict n][n], double B[restrict n][n], double C[restrict n][n])
{
#pragma polyxform size(n = 40)
#pragma scop
    for (int i = 0; i < n; i++) {
        const double *row = A[i];
        double *sums = C[i];
        for (int k = 0; k < i; k++) {
            double t = row[k];
            const double *factors;
            factors = &B[k][0];
            for (int j = 0; j < n; j++)
                sums[j] += t * factors[j];
        }
    }
#pragma endscop
}

void normalize(int n, int m, float *restrict x)
{
    int i, j;
    float *row;
#pragma polyxform size(n = 20, m = 50)
#pragma scop
    for (i = 0; i < n; i++) {
        float most;
        row = x + i * m;
        most = row[0];
        for (j = 1; j < m; j++)
            if (row[j] > most)
                most = row[j];
        for (j = 0; j < m; j++)
            row[j] -= most;
    }
#pragma endscop
}
