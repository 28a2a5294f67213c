// accept
int clear(int n, int m, float x[restrict n])
{
    int i;
#pragma scop
    i = 2;
    for (; i < n; i++)
        x[i] = 0;
    for (int j = 0; j < m; j++) {
        int k = j;
        for (; k < n; ++k)
            x[k] += 1;
    }
#pragma endscop
    return i;
}
