/* A loop whose bounds are data starts at another row's.
 * rows_of_matrix
 * expect: PX505
 * S0: i
 * S1: i
 * S2: i
 */
    for (int i = 0; i < n; i++) {
        s = 0.0f;
        for (int k = start[i + 1]; k < start[i + 1]; k++) {
            s += value[k] * x[column[k]];
        }
        y[i] = s;
    }
