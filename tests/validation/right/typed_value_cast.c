/* A counter of another type is cast back where arithmetic depends on the type.
 * typed_value
 * S0: i
 */
    for (long i = 0; i < (long)n; i++) {
        A[i] = (unsigned int)i * (unsigned int)i % 7u;
    }
