void f(int n, const float a[restrict n], float b[restrict n])
{
#pragma polyxform live_out(b)
#pragma scop
    float largest = a[0];
    for (int i = 1; i < n; i++)
        largest = a[i] > largest ? a[i] : largest;
    for (int i = 0; i < n; i++)
        b[i] = expf(a[i] - largest);
#pragma endscop
}
