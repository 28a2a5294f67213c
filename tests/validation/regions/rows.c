void f(int n, const float a[restrict n][64], float t[restrict n][64], float total[restrict n], float b[restrict n][64])
{
#pragma polyxform live_out(b)
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < 64; j++)
            t[i][j] = a[i][j] + 1.0f;
    for (int i = 0; i < n; i++) {
        total[i] = 0.0f;
        for (int j = 0; j < 64; j++)
            total[i] += t[i][j];
    }
    for (int i = 0; i < n; i++)
        for (int j = 0; j < 64; j++)
            b[i][j] = t[i][j] - total[i];
#pragma endscop
}
