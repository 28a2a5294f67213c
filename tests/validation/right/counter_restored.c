/* counter_lives
 * S0: k
 * S1:
 */
    #pragma omp parallel for
    for (int k = 0; k < n; k++) {
        y[k] = x[k];
    }
    i = 0 < n ? n : 0;
