/* transpose
 * S0: n - 1 - i, j
 */
    #pragma omp parallel for
    for (int j = 0; j < m; j++) {
        for (int i = 0; i < n; i++) {
            B[j][n - 1 - i] = A[n - 1 - i][j];
        }
    }
