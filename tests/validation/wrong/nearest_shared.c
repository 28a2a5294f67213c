/* A scalar that some iterations set is shared by all.
 * nearest
 * expect: PX504
 * S0: i
 * S1: i
 * S2: i, k
 * S3: i
 */
    #pragma omp parallel for private(least)
    for (int i = 0; i < n; i++) {
        least = 1e30f;
        best = -1;
        for (int k = 0; k < m; k++) {
            if (x[i] * c[k] < least) {
                least = x[i] * c[k];
                best = k;
            }
        }
        label[i] = best;
    }
