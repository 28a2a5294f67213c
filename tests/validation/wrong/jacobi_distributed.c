/* All first sweeps before all second ones.
 * jacobi
 * expect: PX503
 * S0: t, i
 * S1: t, i
 */
    for (int t = 0; t < steps; t++) {
        for (int i = 1; i < n - 1; i++) {
            B[i] = 0.25 * A[i - 1] + 0.5 * A[i] + 0.25 * A[i + 1];
        }
    }
    for (int t = 0; t < steps; t++) {
        for (int i = 1; i < n - 1; i++) {
            A[i] = B[i];
        }
    }
