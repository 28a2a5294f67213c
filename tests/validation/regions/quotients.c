void f(int n, const int e[restrict n], const float a[restrict n], float b[restrict n], float c[restrict n], int d[restrict n])
{
#pragma polyxform reassociate
#pragma scop
    float sum = 0.0f;
    for (int i = 0; i < n; i++)
        sum += a[i];
    for (int i = 0; i < n; i++)
        b[i] /= sum;
    for (int i = 0; i < n; i++)
        c[i] = fmaxf(a[i] / sum, c[i]);
    for (int i = 0; i < n; i++)
        d[i] = d[i] / e[0];
#pragma endscop
}
