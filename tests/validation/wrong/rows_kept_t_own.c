/* A variable stands for an array whose values come from outside, or are read behind the region.
 * rows_kept
 * expect: PX512
 * private: t_own for t
 * S0: i
 * S1: i
 */
    for (int i = 0; i < n; i++) {
        float t_own;
        t_own = a[i] + 1.0f;
        b[i] += t_own;
    }
