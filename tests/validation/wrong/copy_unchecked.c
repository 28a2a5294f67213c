/* The arrays may share memory.
 * copy
 * expect: PX508
 * S0: i
 */
    for (int i = 0; i < n; i++) {
        y[i] = x[i];
    }
