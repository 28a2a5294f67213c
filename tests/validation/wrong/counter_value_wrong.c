/* A loop that does not run leaves its counter at 0.
 * counter_lives
 * expect: PX505
 * S0: k
 * S1:
 */
    for (int k = 0; k < n; k++) {
        y[k] = x[k];
    }
    i = n;
