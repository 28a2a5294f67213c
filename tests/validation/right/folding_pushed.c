/* Each finished element is pushed on to those that it enters: the terms of a maximum of integers change places.
 * folding
 * S0: i, k
 * S1: i, j, k
 */
    for (int i = 0; i < n; i++) {
        for (int k = i + 1; k < n; k++) {
            s[i][k] = s[i][k] > s[i][k - 1] ? s[i][k] : s[i][k - 1];
            #pragma omp simd
            for (int j = k + 1; j < n; j++) {
                s[i][j] = s[i][j] > s[i][k] + s[k][j] ? s[i][j] : s[i][k] + s[k][j];
            }
        }
    }
