/* Each iteration has a variable of its own, so they may run in any order.
 * scale
 * S0: n - 1 - i
 * S1: n - 1 - i
 */
    #pragma omp parallel for
    for (int i = 0; i < n; i++) {
        float t;
        t = x[n - 1 - i] * x[n - 1 - i];
        y[n - 1 - i] = t + 2 * (n - 1 - i);
    }
