/* dot
 * S0: i
 */
    #pragma omp parallel for reduction(+ : s)
    for (int i = 0; i < n; i++) {
        s += x[i] * y[i];
    }
