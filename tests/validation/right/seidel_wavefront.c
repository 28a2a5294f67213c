/* Instances with the same w = 2 * t + i do not depend on each other.
 * seidel
 * S0: t, w - 2 * t
 */
    for (long w = 1; w < 2 * (long)steps + n - 3; w++) {
        #pragma omp parallel for
        for (long t = px_max(0, px_floordiv(w - n + 3, 2)); t < px_min(steps, px_floordiv(w + 1, 2)); t++) {
            A[w - 2 * t] = (A[w - 2 * t - 1] + A[w - 2 * t] + A[w - 2 * t + 1]) / 3.0;
        }
    }
