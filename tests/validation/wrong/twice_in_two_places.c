/* The border row belongs to both loops.
 * transpose
 * expect: PX502
 * S0: i, j
 * S0: i, j
 */
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < m; j++) {
            B[j][i] = A[i][j];
        }
    }
    for (int i = 0; i < 1 && i < n; i++) {
        for (int j = 0; j < m; j++) {
            B[j][i] = A[i][j];
        }
    }
