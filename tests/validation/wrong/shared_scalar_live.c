/* The value of the scalar is needed in the next iteration.
 * running
 * expect: PX504
 * S0: i
 * S1: i
 */
    #pragma omp parallel for private(t)
    for (int i = 0; i < n; i++) {
        y[i] = t - x[i];
        t = x[i] * x[i];
    }
