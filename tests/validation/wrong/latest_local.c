/* A variable of the loop's body stands for one that an iteration may leave to the next.
 * latest
 * expect: PX503
 * private: px_best for best
 * S0:
 * S1: i
 * S2: i, k
 * S3: i
 */
    best = label[0];
    for (int i = 0; i < n; i++) {
        int px_best;
        least = 1e30f;
        for (int k = 0; k < m; k++) {
            if (x[i] * c[k] < least) {
                least = x[i] * c[k];
                px_best = k;
            }
        }
        label[i] = px_best;
    }
