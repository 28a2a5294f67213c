/* The second half compares the wrong way round.
 * shared_copy
 * expect: PX508
 * check: ((const char *)(x + n) <= (const char *)y || (const char *)(x + n) <= (const char *)y)
 * S0: i
 */
    for (int i = 0; i < n; i++) {
        y[i] = x[i];
    }
