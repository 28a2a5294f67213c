/* matmul
 * S0: i, j, k
 */
    #pragma omp parallel for schedule(static)
    for (long it = 0; it < n; it += 32) {
        for (long jt = 0; jt < n; jt += 32) {
            for (int i = it; i < px_min(n, it + 32); i++) {
                for (int k = 0; k < n; k++) {
                    for (int j = jt; j < px_min(n, jt + 32); j++) {
                        C[i][j] += A[i][k] * B[k][j];
                    }
                }
            }
        }
    }
