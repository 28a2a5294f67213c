/* Text and witness agree, but half of the rows is left out.
 * transpose
 * expect: PX502
 * S0: 2 * i, j
 */
    for (int i = 0; 2 * i < n; i++) {
        for (int j = 0; j < m; j++) {
            B[j][2 * i] = A[2 * i][j];
        }
    }
