/* The product of two ints overflows where the source multiplies in long.
 * long_rows
 * expect: PX505
 * S0: i, j
 */
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < m; j++) {
            A[i * m + j] = A[i * m + j] + 1;
        }
    }
