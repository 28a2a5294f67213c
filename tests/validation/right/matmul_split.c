/* Full tiles of four columns first, unrolled, then the columns that are left.
 * matmul
 * S0: i, j, k
 * S0: i, j + 1, k
 * S0: i, j + 2, k
 * S0: i, j + 3, k
 * S0: i, j, k
 */
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < n - 3; j += 4) {
            for (int k = 0; k < n; k++) {
                C[i][j] += A[i][k] * B[k][j];
                C[i][j + 1] += A[i][k] * B[k][j + 1];
                C[i][j + 2] += A[i][k] * B[k][j + 2];
                C[i][j + 3] += A[i][k] * B[k][j + 3];
            }
        }
        if (n >= 1) {
            for (int j = n - n % 4; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    C[i][j] += A[i][k] * B[k][j];
                }
            }
        }
    }
