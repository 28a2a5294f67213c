/* The product no longer wraps around.
 * typed_value
 * expect: PX505
 * S0: i
 */
    for (long i = 0; i < (long)n; i++) {
        A[i] = i * i % 7u;
    }
