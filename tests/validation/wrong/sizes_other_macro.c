/* A macro of another value.
 * sizes
 * expect: PX502
 * S0: i, j
 */
    for (int j = 0; j < N; j++) {
        for (int i = 1; i < N - 1; i++) {
            A[i][j] = A[i][j] / N;
        }
    }
