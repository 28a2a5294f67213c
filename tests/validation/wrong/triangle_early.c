/* All divisions first: they use elements that are not final.
 * triangle
 * expect: PX503
 * S1: i
 * S0: i, j
 */
    for (int i = 0; i < n; i++) {
        x[i] = x[i] / L[i][i];
    }
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
            x[i] -= L[i][j] * x[j];
        }
    }
