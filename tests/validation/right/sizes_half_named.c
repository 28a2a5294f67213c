/* Some numbers as macros, one macro in the place of another number.
 * sizes
 * S0: i, j
 */
    for (int j = 0; j < N + 20; j++) {
        for (int i = 1; i < 99; i++) {
            A[i][j] = A[i][j] / 100;
        }
    }
