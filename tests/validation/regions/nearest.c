void nearest(int n, int m, const float x[restrict n], const float c[restrict m], int label[restrict n])
{
    float least;
    int best;
#pragma scop
    for (int i = 0; i < n; i++) {
        least = 1e30f;
        best = -1;
        for (int k = 0; k < m; k++)
            if (x[i] * c[k] < least) {
                least = x[i] * c[k];
                best = k;
            }
        label[i] = best;
    }
#pragma endscop
}
