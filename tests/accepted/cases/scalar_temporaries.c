// accept
void moments(int n, int m, const double A[restrict n][m], double mean[restrict m], double dev[restrict m])
{
    double t, d;
#pragma scop
    for (int j = 0; j < m; j++) {
        t = 0.0;
        for (int i = 0; i < n; i++)
            t += A[i][j];
        mean[j] = t / 8.0;
        d = 0.0;
        for (int i = 0; i < n; i++) {
            t = A[i][j] - mean[j];
            d += t * t;
        }
        dev[j] = d;
    }
#pragma endscop
}
