void f(int n, int m, float a[restrict n][m][64], float row[restrict 64])
{
#pragma polyxform assume(m >= 1)
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++) {
            for (int p = 0; p < 64; p++)
                row[p] = 2.0f * a[i][j][63 - p];
            for (int p = 0; p < 64; p++)
                a[i][j][p] = row[p];
        }
#pragma endscop
}
