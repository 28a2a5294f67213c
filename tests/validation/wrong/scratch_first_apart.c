/* The values that are left behind are those of the first iteration.
 * scratch
 * expect: PX512
 * private: px_row for row
 * S0: i, j, p
 * S1: i, j, p
 * S0: 0, j, p
 * S1: 0, j, p
 */
    #pragma omp parallel for
    for (int i = 1; i < n; i++) {
        for (int j = 0; j < m; j++) {
            float px_row[64];
            for (int p = 0; p < 64; p++) {
                px_row[p] = 2.0f * a[i][j][63 - p];
            }
            for (int p = 0; p < 64; p++) {
                a[i][j][p] = px_row[p];
            }
        }
    }
    if (n >= 1) {
        for (int j = 0; j < m; j++) {
            for (int p = 0; p < 64; p++) {
                row[p] = 2.0f * a[0][j][63 - p];
            }
            for (int p = 0; p < 64; p++) {
                a[0][j][p] = row[p];
            }
        }
    }
