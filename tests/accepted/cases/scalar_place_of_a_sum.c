// accept
// has: labels[i] = best
/* The place of the least sum stays in a variable: that its array can be filled in lanes is no reason to move it there. */
void nearest(const float *data, const float *centers, int *labels, int n, int k, int d)
{
#pragma scop
    for (int i = 0; i < n; i++) {
        float least = 1e30f;
        int best = 0;
        for (int j = 0; j < k; j++) {
            float sum = 0.0f;
            for (int t = 0; t < d; t++) {
                float step = data[i * d + t] - centers[j * d + t];
                sum += step * step;
            }
            if (sum < least) {
                least = sum;
                best = j;
            }
        }
        labels[i] = best;
    }
#pragma endscop
}
