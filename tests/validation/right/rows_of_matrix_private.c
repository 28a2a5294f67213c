/* rows_of_matrix
 * S0: i
 * S1: i
 * S2: i
 */
    #pragma omp parallel for private(s)
    for (int i = 0; i < n; i++) {
        s = 0.0f;
        for (int k = start[i]; k < start[i + 1]; k++) {
            s += value[k] * x[column[k]];
        }
        y[i] = s;
    }
