/* The local variable is used before it is set.
 * scale
 * expect: PX503
 * S1: i
 * S0: i
 */
    for (int i = 0; i < n; i++) {
        float t;
        y[i] = t + 2 * i;
        t = x[i] * x[i];
    }
