/* A name that is no macro of the region.
 * sizes
 * expect: PX501
 * S0: i, j
 */
    for (int j = 0; j < M; j++) {
        for (int i = 1; i < LIMIT; i++) {
            A[i][j] = A[i][j] / N;
        }
    }
