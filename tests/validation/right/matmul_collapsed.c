/* matmul
 * S0: 8 * it + i, j, k
 */
    #pragma omp parallel for collapse(2) schedule(static)
    for (long it = 0; it < px_floordiv(n + 7, 8); it++) {
        for (int j = 0; j < n; j++) {
            for (long i = 0; i < px_min(8, n - 8 * it); i++) {
                for (int k = 0; k < n; k++) {
                    C[8 * it + i][j] += A[8 * it + i][k] * B[k][j];
                }
            }
        }
    }
