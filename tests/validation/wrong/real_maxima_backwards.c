/* Where some term is not a number, the order of a maximum counts.
 * real_maxima
 * expect: PX503
 * S0: i, n - 1 - j
 */
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
            s[i] = s[i] > a[i][n - 1 - j] ? s[i] : a[i][n - 1 - j];
        }
    }
