/* Two iterations take turns with one variable.
 * scale_pairs
 * S0: i
 * S1: i
 * S0: i + 1
 * S1: i + 1
 */
    #pragma omp parallel for
    for (int i = 0; i < 64; i += 2) {
        float t;
        t = x[i] * x[i];
        y[i] = t + 2 * i;
        t = x[i + 1] * x[i + 1];
        y[i + 1] = t + 2 * (i + 1);
    }
