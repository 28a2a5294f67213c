/* The terms of a maximum of integers in another order.
 * maxima
 * S0: i, n - 1 - j
 */
    for (int j = 0; j < n; j++) {
        #pragma omp simd
        for (int i = 0; i < n; i++) {
            s[i] = s[i] > a[i][n - 1 - j] ? s[i] : a[i][n - 1 - j];
        }
    }
