/* One range is an element too short.
 * shared_copy
 * expect: PX508
 * check: ((const char *)(x + (n - 1)) <= (const char *)y || (const char *)(y + n) <= (const char *)x)
 * S0: i
 */
    for (int i = 0; i < n; i++) {
        y[i] = x[i];
    }
