/* The threads are made once and share the sweeps.
 * jacobi
 * S0: t, i
 * S1: t, i
 */
    #pragma omp parallel
    for (int t = 0; t < steps; t++) {
        #pragma omp for
        for (int i = 1; i < n - 1; i++) {
            B[i] = 0.25 * A[i - 1] + 0.5 * A[i] + 0.25 * A[i + 1];
        }
        #pragma omp for
        for (int i = 1; i < n - 1; i++) {
            A[i] = B[i];
        }
    }
