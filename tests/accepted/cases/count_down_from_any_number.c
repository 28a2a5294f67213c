// accept
// has: (-(long)m + 1, -i + 1);
void sums(int n, int m, unsigned *restrict s, unsigned x[restrict 100], const unsigned y[restrict 100])
{
#pragma polyxform size(n = 20, m = 21)
#pragma scop
    for (int i = 0; i < n; i++)
        x[i] = 3 * y[i];
    for (int i = 0; i < n; i += 2)
        for (int j = m - 1; j >= 0; j--)
            if (j < i)
                s[0] += y[j + 1];
#pragma endscop
}
