/* matmul
 * S0: i, j, k
 */
    for (int i = 0; i < n; i++) {
        for (int k = 0; k < n; k++) {
            #pragma omp simd
            for (int j = 0; j < n; j++) {
                C[i][j] += A[i][k] * B[k][j];
            }
        }
    }
