void f(int n, const float a[restrict n], float t[restrict n], float b[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        t[i] = a[i] + 1.0f;
    for (int i = 0; i < n; i++)
        b[i] += t[i];
#pragma endscop
}
