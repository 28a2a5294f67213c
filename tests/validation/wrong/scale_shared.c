/* All iterations share one variable.
 * scale
 * expect: PX504
 * S0: i
 * S1: i
 */
    float t;
    #pragma omp parallel for
    for (int i = 0; i < n; i++) {
        t = x[i] * x[i];
        y[i] = t + 2 * i;
    }
