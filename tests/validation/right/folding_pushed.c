/* Each finished element is pushed on to those that it enters: the terms of a maximum of integers change places.
 * folding
 * S0: row, k
 * S1: row, j, k
 */
    for (int row = 0; row < n; row++) {
        for (int k = row + 1; k < n; k++) {
            s[row][k] = s[row][k] > s[row][k - 1] ? s[row][k] : s[row][k - 1];
            #pragma omp simd
            for (int j = k + 1; j < n; j++) {
                s[row][j] = s[row][j] > s[row][k] + s[k][j] ? s[row][j] : s[row][k] + s[k][j];
            }
        }
    }
