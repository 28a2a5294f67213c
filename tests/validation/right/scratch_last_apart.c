/* All iterations but the last have a variable for what the last one alone leaves behind.
 * scratch
 * private: px_row for row
 * S0: i, j, p
 * S1: i, j, p
 * S0: n - 1, j, p
 * S1: n - 1, j, p
 */
    #pragma omp parallel for
    for (int i = 0; i < n - 1; i++) {
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
                row[p] = 2.0f * a[n - 1][j][63 - p];
            }
            for (int p = 0; p < 64; p++) {
                a[n - 1][j][p] = row[p];
            }
        }
    }
