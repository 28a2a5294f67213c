/* Two iterations have one variable between them, and the second overwrites what the first needs.
 * scale_pairs
 * expect: PX503
 * S0: i
 * S0: i + 1
 * S1: i
 * S1: i + 1
 */
    for (int i = 0; i < 64; i += 2) {
        float t;
        t = x[i] * x[i];
        t = x[i + 1] * x[i + 1];
        y[i] = t + 2 * i;
        y[i + 1] = t + 2 * (i + 1);
    }
