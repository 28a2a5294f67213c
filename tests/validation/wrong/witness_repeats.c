/* Every row is done twice, which changes nothing here, but is more than was asked for.
 * transpose
 * expect: PX502
 * S0: px_floordiv(i, 2), j
 */
    for (long i = 0; i < 2 * (long)n; i++) {
        for (long j = 0; j < m; j++) {
            B[j][px_floordiv(i, 2)] = A[px_floordiv(i, 2)][j];
        }
    }
