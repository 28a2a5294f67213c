/* shared_scalar
 * S0: i
 * S1: i
 */
    #pragma omp parallel for private(t)
    for (int i = 0; i < n; i++) {
        t = x[i] * x[i];
        y[i] = t - x[i];
    }
