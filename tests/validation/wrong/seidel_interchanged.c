/* The time loop has become the inner one.
 * seidel
 * expect: PX503
 * S0: t, i
 */
    for (int i = 1; i < n - 1; i++) {
        for (int t = 0; t < steps; t++) {
            A[i] = (A[i - 1] + A[i] + A[i + 1]) / 3.0;
        }
    }
