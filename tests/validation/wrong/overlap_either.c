/* The check may be passed in another way.
 * shared_copy
 * expect: PX508
 * check: ((const char *)(x + n) <= (const char *)y || (const char *)(y + n) <= (const char *)x) || n > 4
 * S0: i
 */
    for (int i = 0; i < n; i++) {
        y[i] = x[i];
    }
