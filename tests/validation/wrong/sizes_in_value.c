/* A macro of another value in what is computed.
 * sizes
 * expect: PX505
 * S0: i, j
 */
    for (int j = 0; j < M; j++) {
        for (int i = 1; i < N - 1; i++) {
            A[i][j] = A[i][j] / M;
        }
    }
