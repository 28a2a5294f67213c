/* shared_copy
 * check: ((const char *)(x + n) <= (const char *)y || (const char *)(y + n) <= (const char *)x)
 * S0: i
 */
    #pragma omp parallel for
    for (int i = 0; i < n; i++) {
        y[i] = x[i];
    }
