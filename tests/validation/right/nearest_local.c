/* nearest
 * private: px_least for least, px_best for best
 * S0: i
 * S1: i
 * S2: i, k
 * S3: i
 */
    #pragma omp parallel for
    for (int i = 0; i < n; i++) {
        float px_least;
        int px_best;
        px_least = 1e30f;
        px_best = -1;
        for (int k = 0; k < m; k++) {
            if (x[i] * c[k] < px_least) {
                px_least = x[i] * c[k];
                px_best = k;
            }
        }
        label[i] = px_best;
    }
