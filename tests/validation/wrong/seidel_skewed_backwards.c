/* The skew has the wrong sign: instances on a front w = i - 2 * t depend on later fronts.
 * seidel
 * expect: PX503
 * S0: t, w + 2 * t
 */
    for (long w = 3 - 2 * (long)steps; w < n - 1; w++) {
        for (long t = px_max(0, px_floordiv(2 - w, 2)); t < px_min(steps, px_floordiv(n - w, 2)); t++) {
            A[w + 2 * t] = (A[w + 2 * t - 1] + A[w + 2 * t] + A[w + 2 * t + 1]) / 3.0;
        }
    }
