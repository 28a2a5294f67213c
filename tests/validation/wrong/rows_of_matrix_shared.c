/* Sums of rows of unknown length meet in one variable.
 * rows_of_matrix
 * expect: PX504
 * S0: i
 * S1: i
 * S2: i
 */
    #pragma omp parallel for
    for (int i = 0; i < n; i++) {
        s = 0.0f;
        for (int k = start[i]; k < start[i + 1]; k++) {
            s += value[k] * x[column[k]];
        }
        y[i] = s;
    }
