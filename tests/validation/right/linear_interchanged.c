/* linear
 * S0: i, j, k
 */
    #pragma omp parallel for
    for (long i = 0; i < n; i++) {
        for (long k = 0; k < n; k++) {
            for (long j = 0; j < n; j++) {
                C[i * n + j] += A[i * n + k] * B[k * n + j];
            }
        }
    }
