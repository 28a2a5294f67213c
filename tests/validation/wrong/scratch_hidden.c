/* A variable of the same name hides the array.
 * scratch
 * expect: PX512
 * S0: i, j, p
 * S1: i, j, p
 */
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < m; j++) {
            float row[64];
            for (int p = 0; p < 64; p++) {
                row[p] = 2.0f * a[i][j][63 - p];
            }
            for (int p = 0; p < 64; p++) {
                a[i][j][p] = row[p];
            }
        }
    }
