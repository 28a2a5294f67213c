/* Macros in bounds and in the statement, as in the source.
 * sizes
 * S0: i, j
 */
    for (int j = 0; j < M; j++) {
        for (int i = 1; i < N - 1; i++) {
            A[i][j] = A[i][j] / N;
        }
    }
