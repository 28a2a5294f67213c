/* The cast loses values.
 * typed_value
 * expect: PX505
 * S0: i
 */
    for (long i = 0; i < (long)n; i++) {
        A[i] = (unsigned char)i * (unsigned int)i % 7u;
    }
