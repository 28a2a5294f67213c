/* Even terms first: the order of additions has changed without consent.
 * matmul
 * expect: PX503
 * S0: i, j, k
 * S0: i, j, k
 */
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < n; k += 2) {
                C[i][j] += A[i][k] * B[k][j];
            }
            for (int k = 1; k < n; k += 2) {
                C[i][j] += A[i][k] * B[k][j];
            }
        }
    }
