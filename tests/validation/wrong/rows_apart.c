/* A variable holds the sum of the last row only when all sums are used.
 * rows
 * expect: PX512
 * private: sum for total
 * S0: i, j
 * S1: i
 * S2: i, j
 * S3: i, j
 */
    float sum;
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < 64; j++) {
            t[i][j] = a[i][j] + 1.0f;
        }
        sum = 0.0f;
        for (int j = 0; j < 64; j++) {
            sum += t[i][j];
        }
    }
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < 64; j++) {
            b[i][j] = t[i][j] - sum;
        }
    }
