/* A variable for a tile of rows, one dimension of which is counted from the tile's first row.
 * rows
 * private: t_tile for t, sum for total
 * S0: i, j
 * S1: i
 * S2: i, j
 * S3: i, j
 */
    #pragma omp parallel for
    for (long i_tile = 0; i_tile < n; i_tile += 4) {
        float t_tile[4][64];
        float sum[4];
        for (long i = i_tile; i < px_min(n, i_tile + 4); i++) {
            for (int j = 0; j < 64; j++) {
                t_tile[i - i_tile][j] = a[i][j] + 1.0f;
            }
        }
        for (long i = i_tile; i < px_min(n, i_tile + 4); i++) {
            sum[i - i_tile] = 0.0f;
            for (int j = 0; j < 64; j++) {
                sum[i - i_tile] += t_tile[i - i_tile][j];
            }
        }
        for (long i = i_tile; i < px_min(n, i_tile + 4); i++) {
            for (int j = 0; j < 64; j++) {
                b[i][j] = t_tile[i - i_tile][j] - sum[i - i_tile];
            }
        }
    }
