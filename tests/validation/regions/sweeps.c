void f(int steps, int n, float a[restrict n][64], float row[restrict 64])
{
#pragma polyxform assume(n >= 1)
#pragma scop
    for (int t = 0; t < steps; t++) {
        for (int i = 0; i < n; i++) {
            for (int p = 0; p < 64; p++)
                row[p] = 2.0f * a[i][63 - p];
            for (int p = 0; p < 64; p++)
                a[i][p] = row[p];
        }
        for (int i = 0; i < n; i++) {
            for (int p = 0; p < 64; p++)
                row[p] = a[i][63 - p] + 1.0f;
            for (int p = 0; p < 64; p++)
                a[i][p] = row[p];
        }
    }
#pragma endscop
}
