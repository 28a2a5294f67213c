void long_rows(int n, int m, float *restrict A)
{
#pragma scop
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < m; j++) {
            A[(long)i * m + j] = A[(long)i * m + j] + 1;
        }
    }
#pragma endscop
}
