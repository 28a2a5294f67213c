/* Unsigned arithmetic has become signed.
 * unsigned_value
 * expect: PX505
 * S0: i
 */
    for (long i = 0; i < n; i++) {
        y[i] = (i + 1) / 2 * y[i];
    }
