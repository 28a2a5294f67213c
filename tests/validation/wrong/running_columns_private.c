/* Each thread has its own sums, and something reads them before they are complete.
 * running_columns
 * expect: PX504
 * S0: i, j
 * S1: i
 */
    #pragma omp parallel for schedule(static) reduction(+ : s[:40])
    for (int i = 0; i < 100; i++) {
        for (int j = 0; j < 40; j++) {
            s[j] += A[i][j];
        }
        q[i] = s[0];
    }
