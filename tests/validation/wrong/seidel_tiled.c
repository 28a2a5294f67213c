/* Tiles without the skew that would make them legal.
 * seidel
 * expect: PX503
 * S0: t, i
 */
    for (long tt = 0; tt < steps; tt += 8) {
        for (long it = 1; it < n - 1; it += 64) {
            for (long t = tt; t < px_min(steps, tt + 8); t++) {
                for (long i = it; i < px_min(n - 1, it + 64); i++) {
                    A[i] = (A[i - 1] + A[i] + A[i + 1]) / 3.0;
                }
            }
        }
    }
