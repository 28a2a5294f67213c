/* columns
 * S0: i, j
 */
    #pragma omp parallel for schedule(static) reduction(+ : s[:40])
    for (int i = 0; i < 100; i++) {
        for (int j = 0; j < 40; j++) {
            s[j] += r[i] * A[i][j];
        }
    }
