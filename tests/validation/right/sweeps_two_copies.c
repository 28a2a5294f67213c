/* Each of two nests has a variable of its own for what only the last step leaves behind.
 * sweeps
 * private: px_row for row, px_row_2 for row
 * S0: t, i, p
 * S1: t, i, p
 * S2: t, i, p
 * S3: t, i, p
 * S0: steps - 1, i, p
 * S1: steps - 1, i, p
 * S2: steps - 1, i, p
 * S3: steps - 1, i, p
 */
    for (int t = 0; t < steps - 1; t++) {
        #pragma omp parallel for
        for (int i = 0; i < n; i++) {
            float px_row[64];
            for (int p = 0; p < 64; p++) {
                px_row[p] = 2.0f * a[i][63 - p];
            }
            for (int p = 0; p < 64; p++) {
                a[i][p] = px_row[p];
            }
        }
        #pragma omp parallel for
        for (int i = 0; i < n; i++) {
            float px_row_2[64];
            for (int p = 0; p < 64; p++) {
                px_row_2[p] = a[i][63 - p] + 1.0f;
            }
            for (int p = 0; p < 64; p++) {
                a[i][p] = px_row_2[p];
            }
        }
    }
    if (steps >= 1) {
        for (int i = 0; i < n; i++) {
            for (int p = 0; p < 64; p++) {
                row[p] = 2.0f * a[i][63 - p];
            }
            for (int p = 0; p < 64; p++) {
                a[i][p] = row[p];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int p = 0; p < 64; p++) {
                row[p] = a[i][63 - p] + 1.0f;
            }
            for (int p = 0; p < 64; p++) {
                a[i][p] = row[p];
            }
        }
    }
