/* A counter of type long needs no conversion.
 * long_rows
 * S0: i, j
 */
    for (long i = 0; i < n; i++) {
        for (int j = 0; j < m; j++) {
            A[i * m + j] = A[i * m + j] + 1;
        }
    }
