/* The function returns the counter, which the new loop does not set.
 * counter_lives
 * expect: PX502
 * S0: k
 */
    for (int k = 0; k < n; k++) {
        y[k] = x[k];
    }
