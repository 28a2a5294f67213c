/* Only the starts are compared.
 * shared_copy
 * expect: PX508
 * check: ((const char *)x <= (const char *)y || (const char *)y <= (const char *)x)
 * S0: i
 */
    for (int i = 0; i < n; i++) {
        y[i] = x[i];
    }
