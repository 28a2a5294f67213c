/* The inner loop counts with a variable that all threads share.
 * outer_counter
 * expect: PX501
 * S0: i, j
 */
    #pragma omp parallel for
    for (int i = 0; i < n; i++) {
        for (j = 0; j < m; j++) {
            B[j][i] = A[i][j];
        }
    }
