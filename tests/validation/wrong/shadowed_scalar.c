/* The loop counter hides the scalar that the source adds.
 * add_scalar
 * expect: PX505
 * S0: a
 */
    for (int a = 0; a < n; a++) {
        y[a] = y[a] + a;
    }
