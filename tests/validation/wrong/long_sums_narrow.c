/* The sum of two ints overflows where the source adds in long.
 * long_sums
 * expect: PX505
 * S0: i, j
 */
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < m; j++) {
            A[i + j] = A[i + j] + 1;
        }
    }
