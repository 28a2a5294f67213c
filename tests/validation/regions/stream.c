void f(int n, const float a[restrict n][512], float t[restrict n][512], float b[restrict n][512])
{
#pragma polyxform live_out(b)
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < 512; j++)
            t[i][j] = a[i][j] + 1.0f;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < 512; j++)
            b[i][j] = t[i][j] * 2.0f;
#pragma endscop
}
