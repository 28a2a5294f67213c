/* Each thread has a variable that another thread sets.
 * scale_steps
 * expect: PX504
 * S0: t
 * S1: t, i
 */
    #pragma omp parallel
    for (int t = 0; t < steps; t++) {
        float f;
        #pragma omp for
        for (int k = 0; k < 1; k++) {
            f = 0.5f * t;
        }
        #pragma omp for
        for (int i = 0; i < n; i++) {
            y[i] = f * y[i];
        }
    }
