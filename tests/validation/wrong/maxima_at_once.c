/* Terms may change places, but not enter the same element at the same time.
 * maxima
 * expect: PX504
 * S0: i, j
 */
    #pragma omp parallel for
    for (int j = 0; j < n; j++) {
        for (int i = 0; i < n; i++) {
            s[i] = s[i] > a[i][j] ? s[i] : a[i][j];
        }
    }
