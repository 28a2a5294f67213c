void latest(int n, int m, const float x[restrict n], const float c[restrict m], int label[restrict n])
{
    float least;
    int best;
#pragma scop
    best = label[0];
    for (int i = 0; i < n; i++) {
        least = 1e30f;
        for (int k = 0; k < m; k++)
            if (x[i] * c[k] < least) {
                least = x[i] * c[k];
                best = k;
            }
        label[i] = best;
    }
#pragma endscop
}
