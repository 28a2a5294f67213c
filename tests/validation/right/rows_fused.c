/* Three passes over a row in one loop over rows; what passes between them stands in variables of the loop.
 * rows
 * private: t_row for t, sum for total
 * S0: i, j
 * S1: i
 * S2: i, j
 * S3: i, j
 */
    #pragma omp parallel for
    for (int i = 0; i < n; i++) {
        float t_row[64];
        float sum;
        #pragma omp simd
        for (int j = 0; j < 64; j++) {
            t_row[j] = a[i][j] + 1.0f;
        }
        sum = 0.0f;
        for (int j = 0; j < 64; j++) {
            sum += t_row[j];
        }
        #pragma omp simd
        for (int j = 0; j < 64; j++) {
            b[i][j] = t_row[j] - sum;
        }
    }
