/* Forward substitution by columns instead of rows.
 * triangle
 * S1: j
 * S0: i, j
 */
    for (int j = 0; j < n; j++) {
        x[j] = x[j] / L[j][j];
        #pragma omp parallel for
        for (int i = j + 1; i < n; i++) {
            x[i] -= L[i][j] * x[j];
        }
    }
