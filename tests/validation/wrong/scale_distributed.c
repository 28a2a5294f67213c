/* The local variable does not live from one loop to the next.
 * scale
 * expect: PX503
 * S0: i
 * S1: i
 */
    float t;
    for (int i = 0; i < n; i++) {
        t = x[i] * x[i];
    }
    for (int i = 0; i < n; i++) {
        y[i] = t + 2 * i;
    }
