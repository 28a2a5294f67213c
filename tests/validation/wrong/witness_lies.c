/* The witness turns the columns round; the text does not.
 * transpose
 * expect: PX505
 * S0: i, m - 1 - j
 */
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < m; j++) {
            B[j][i] = A[i][j];
        }
    }
