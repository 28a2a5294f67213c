/* What an earlier iteration has set may be read where this one sets nothing.
 * latest
 * expect: PX504
 * S0:
 * S1: i
 * S2: i, k
 * S3: i
 */
    best = label[0];
    #pragma omp parallel for private(best, least)
    for (int i = 0; i < n; i++) {
        least = 1e30f;
        for (int k = 0; k < m; k++) {
            if (x[i] * c[k] < least) {
                least = x[i] * c[k];
                best = k;
            }
        }
        label[i] = best;
    }
