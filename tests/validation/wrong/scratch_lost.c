/* What is read behind the loop goes to variables.
 * scratch
 * expect: PX512
 * private: px_row for row
 * S0: i, j, p
 * S1: i, j, p
 */
    for (int i = 0; i < n; i++) {
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
