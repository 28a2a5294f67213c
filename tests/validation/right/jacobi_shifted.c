/* The second sweep follows the first at a distance of one element.
 * jacobi
 * S0: t, c
 * S1: t, c - 1
 */
    for (int t = 0; t < steps; t++) {
        for (int c = 1; c < n; c++) {
            if (c < n - 1) {
                B[c] = 0.25 * A[c - 1] + 0.5 * A[c] + 0.25 * A[c + 1];
            }
            if (c >= 2) {
                A[c - 1] = B[c - 1];
            }
        }
    }
