/* A variable stands for an array whose values come from outside, or are read behind the region.
 * rows_kept
 * expect: PX512
 * private: b_own for b
 * S0: i
 * S1: i
 */
    for (int i = 0; i < n; i++) {
        float b_own;
        t[i] = a[i] + 1.0f;
        b_own += t[i];
    }
