/*
 * LU factorization in place and without pivoting, A = L * U: L has a unit diagonal that is not stored, U takes the
 * diagonal and the part above it. Row by row, each element once.
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_max(long a, long b) { return a > b ? a : b; }

/* to = the first `count` of 8 elements; the other lanes are 0, and nothing else is read. */
static inline __attribute__((always_inline)) void px_load_f64x8(void *to, const double *from, long count)
{
#if defined(__AVX512F__)
    typedef double vector __attribute__((vector_size(64), aligned(8), may_alias));
    const unsigned char chosen = (unsigned char)(count >= 8 ? 0xff : count > 0 ? (1 << count) - 1 : 0);
    *(vector *)to = __builtin_ia32_loadupd512_mask(from, (vector){0}, chosen);
#else
    double *lanes = (double *)to;
    for (int lane = 0; lane < 8; lane++) {
        lanes[lane] = lane < count ? from[lane] : 0;
    }
#endif
}

/* The first `count` of 8 elements become those of `from`; nothing else is written. */
static inline __attribute__((always_inline)) void px_store_f64x8(double *to, const void *from, long count)
{
#if defined(__AVX512F__)
    typedef double vector __attribute__((vector_size(64), aligned(8), may_alias));
    const unsigned char chosen = (unsigned char)(count >= 8 ? 0xff : count > 0 ? (1 << count) - 1 : 0);
    __builtin_ia32_storeupd512_mask(to, *(const vector *)from, chosen);
#else
    const double *lanes = (const double *)from;
    for (int lane = 0; lane < 8; lane++) {
        if (lane < count) {
            to[lane] = lanes[lane];
        }
    }
#endif
}

/* for r0 < 48, row < 1, column < columns <= 24:
 *     c[row * c_row + column] -= a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 1 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_edge_1x24(const double *restrict a, const double *restrict b, double *restrict c, long columns)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long count0 = 48;
    const long a_stride0 = 1;
    const long b_stride0 = 2000;
    if (columns < 1) return;
    px_f64x8 c0_0; px_load_f64x8(&c0_0, &c[0], columns);
    px_f64x8 c0_1; px_load_f64x8(&c0_1, &c[8], columns - 8);
    px_f64x8 c0_2; px_load_f64x8(&c0_2, &c[16], columns - 16);

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        px_f64x8 b0; px_load_f64x8(&b0, &bt[0], columns);
        px_f64x8 b1; px_load_f64x8(&b1, &bt[8], columns - 8);
        px_f64x8 b2; px_load_f64x8(&b2, &bt[16], columns - 16);
        const double a0 = at[0];
        c0_0 -= a0 * b0; c0_1 -= a0 * b1; c0_2 -= a0 * b2;
    }

    px_store_f64x8(&c[0], &c0_0, columns);
    px_store_f64x8(&c[8], &c0_1, columns - 8);
    px_store_f64x8(&c[16], &c0_2, columns - 16);
}

/* for r0 < 48, row < 8, column < 24:
 *     c[row * c_row + column] -= a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_kernel_8x24(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 2000;
    const long c_row = 2000;
    const long count0 = 48;
    const long a_stride0 = 1;
    const long b_stride0 = 2000;
    px_f64x8 c0_0 = *(const px_f64x8 *)&c[0];
    px_f64x8 c0_1 = *(const px_f64x8 *)&c[8];
    px_f64x8 c0_2 = *(const px_f64x8 *)&c[16];
    px_f64x8 c1_0 = *(const px_f64x8 *)&c[c_row];
    px_f64x8 c1_1 = *(const px_f64x8 *)&c[c_row + 8];
    px_f64x8 c1_2 = *(const px_f64x8 *)&c[c_row + 16];
    px_f64x8 c2_0 = *(const px_f64x8 *)&c[2 * c_row];
    px_f64x8 c2_1 = *(const px_f64x8 *)&c[2 * c_row + 8];
    px_f64x8 c2_2 = *(const px_f64x8 *)&c[2 * c_row + 16];
    px_f64x8 c3_0 = *(const px_f64x8 *)&c[3 * c_row];
    px_f64x8 c3_1 = *(const px_f64x8 *)&c[3 * c_row + 8];
    px_f64x8 c3_2 = *(const px_f64x8 *)&c[3 * c_row + 16];
    px_f64x8 c4_0 = *(const px_f64x8 *)&c[4 * c_row];
    px_f64x8 c4_1 = *(const px_f64x8 *)&c[4 * c_row + 8];
    px_f64x8 c4_2 = *(const px_f64x8 *)&c[4 * c_row + 16];
    px_f64x8 c5_0 = *(const px_f64x8 *)&c[5 * c_row];
    px_f64x8 c5_1 = *(const px_f64x8 *)&c[5 * c_row + 8];
    px_f64x8 c5_2 = *(const px_f64x8 *)&c[5 * c_row + 16];
    px_f64x8 c6_0 = *(const px_f64x8 *)&c[6 * c_row];
    px_f64x8 c6_1 = *(const px_f64x8 *)&c[6 * c_row + 8];
    px_f64x8 c6_2 = *(const px_f64x8 *)&c[6 * c_row + 16];
    px_f64x8 c7_0 = *(const px_f64x8 *)&c[7 * c_row];
    px_f64x8 c7_1 = *(const px_f64x8 *)&c[7 * c_row + 8];
    px_f64x8 c7_2 = *(const px_f64x8 *)&c[7 * c_row + 16];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const px_f64x8 b2 = *(const volatile px_f64x8 *)&bt[16];
        const double a0 = at[0];
        c0_0 -= a0 * b0; c0_1 -= a0 * b1; c0_2 -= a0 * b2;
        const double a1 = at[a_row];
        c1_0 -= a1 * b0; c1_1 -= a1 * b1; c1_2 -= a1 * b2;
        const double a2 = at[2 * a_row];
        c2_0 -= a2 * b0; c2_1 -= a2 * b1; c2_2 -= a2 * b2;
        const double a3 = at[3 * a_row];
        c3_0 -= a3 * b0; c3_1 -= a3 * b1; c3_2 -= a3 * b2;
        const double a4 = at[4 * a_row];
        c4_0 -= a4 * b0; c4_1 -= a4 * b1; c4_2 -= a4 * b2;
        const double a5 = at[5 * a_row];
        c5_0 -= a5 * b0; c5_1 -= a5 * b1; c5_2 -= a5 * b2;
        const double a6 = at[6 * a_row];
        c6_0 -= a6 * b0; c6_1 -= a6 * b1; c6_2 -= a6 * b2;
        const double a7 = at[7 * a_row];
        c7_0 -= a7 * b0; c7_1 -= a7 * b1; c7_2 -= a7 * b2;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[16] = c0_2;
    *(px_f64x8 *)&c[c_row] = c1_0;
    *(px_f64x8 *)&c[c_row + 8] = c1_1;
    *(px_f64x8 *)&c[c_row + 16] = c1_2;
    *(px_f64x8 *)&c[2 * c_row] = c2_0;
    *(px_f64x8 *)&c[2 * c_row + 8] = c2_1;
    *(px_f64x8 *)&c[2 * c_row + 16] = c2_2;
    *(px_f64x8 *)&c[3 * c_row] = c3_0;
    *(px_f64x8 *)&c[3 * c_row + 8] = c3_1;
    *(px_f64x8 *)&c[3 * c_row + 16] = c3_2;
    *(px_f64x8 *)&c[4 * c_row] = c4_0;
    *(px_f64x8 *)&c[4 * c_row + 8] = c4_1;
    *(px_f64x8 *)&c[4 * c_row + 16] = c4_2;
    *(px_f64x8 *)&c[5 * c_row] = c5_0;
    *(px_f64x8 *)&c[5 * c_row + 8] = c5_1;
    *(px_f64x8 *)&c[5 * c_row + 16] = c5_2;
    *(px_f64x8 *)&c[6 * c_row] = c6_0;
    *(px_f64x8 *)&c[6 * c_row + 8] = c6_1;
    *(px_f64x8 *)&c[6 * c_row + 16] = c6_2;
    *(px_f64x8 *)&c[7 * c_row] = c7_0;
    *(px_f64x8 *)&c[7 * c_row + 8] = c7_1;
    *(px_f64x8 *)&c[7 * c_row + 16] = c7_2;
}

/* for r0 < 48, row < 1, column < columns <= 24:
 *     c[row * c_row + column] -= a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 1 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_edge_1x24_2(const double *restrict a, const double *restrict b, double *restrict c, long columns, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long count0 = 48;
    const long a_stride0 = 1;
    if (columns < 1) return;
    px_f64x8 c0_0; px_load_f64x8(&c0_0, &c[0], columns);
    px_f64x8 c0_1; px_load_f64x8(&c0_1, &c[8], columns - 8);
    px_f64x8 c0_2; px_load_f64x8(&c0_2, &c[16], columns - 16);

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        px_f64x8 b0; px_load_f64x8(&b0, &bt[0], columns);
        px_f64x8 b1; px_load_f64x8(&b1, &bt[8], columns - 8);
        px_f64x8 b2; px_load_f64x8(&b2, &bt[16], columns - 16);
        const double a0 = at[0];
        c0_0 -= a0 * b0; c0_1 -= a0 * b1; c0_2 -= a0 * b2;
    }

    px_store_f64x8(&c[0], &c0_0, columns);
    px_store_f64x8(&c[8], &c0_1, columns - 8);
    px_store_f64x8(&c[16], &c0_2, columns - 16);
}

/* for r0 < 48, row < 8, column < 24:
 *     c[row * c_row + column] -= a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_kernel_8x24_2(const double *restrict a, const double *restrict b, double *restrict c, long a_row, long c_row, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long count0 = 48;
    const long a_stride0 = 1;
    px_f64x8 c0_0 = *(const px_f64x8 *)&c[0];
    px_f64x8 c0_1 = *(const px_f64x8 *)&c[8];
    px_f64x8 c0_2 = *(const px_f64x8 *)&c[16];
    px_f64x8 c1_0 = *(const px_f64x8 *)&c[c_row];
    px_f64x8 c1_1 = *(const px_f64x8 *)&c[c_row + 8];
    px_f64x8 c1_2 = *(const px_f64x8 *)&c[c_row + 16];
    px_f64x8 c2_0 = *(const px_f64x8 *)&c[2 * c_row];
    px_f64x8 c2_1 = *(const px_f64x8 *)&c[2 * c_row + 8];
    px_f64x8 c2_2 = *(const px_f64x8 *)&c[2 * c_row + 16];
    px_f64x8 c3_0 = *(const px_f64x8 *)&c[3 * c_row];
    px_f64x8 c3_1 = *(const px_f64x8 *)&c[3 * c_row + 8];
    px_f64x8 c3_2 = *(const px_f64x8 *)&c[3 * c_row + 16];
    px_f64x8 c4_0 = *(const px_f64x8 *)&c[4 * c_row];
    px_f64x8 c4_1 = *(const px_f64x8 *)&c[4 * c_row + 8];
    px_f64x8 c4_2 = *(const px_f64x8 *)&c[4 * c_row + 16];
    px_f64x8 c5_0 = *(const px_f64x8 *)&c[5 * c_row];
    px_f64x8 c5_1 = *(const px_f64x8 *)&c[5 * c_row + 8];
    px_f64x8 c5_2 = *(const px_f64x8 *)&c[5 * c_row + 16];
    px_f64x8 c6_0 = *(const px_f64x8 *)&c[6 * c_row];
    px_f64x8 c6_1 = *(const px_f64x8 *)&c[6 * c_row + 8];
    px_f64x8 c6_2 = *(const px_f64x8 *)&c[6 * c_row + 16];
    px_f64x8 c7_0 = *(const px_f64x8 *)&c[7 * c_row];
    px_f64x8 c7_1 = *(const px_f64x8 *)&c[7 * c_row + 8];
    px_f64x8 c7_2 = *(const px_f64x8 *)&c[7 * c_row + 16];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const px_f64x8 b2 = *(const volatile px_f64x8 *)&bt[16];
        const double a0 = at[0];
        c0_0 -= a0 * b0; c0_1 -= a0 * b1; c0_2 -= a0 * b2;
        const double a1 = at[a_row];
        c1_0 -= a1 * b0; c1_1 -= a1 * b1; c1_2 -= a1 * b2;
        const double a2 = at[2 * a_row];
        c2_0 -= a2 * b0; c2_1 -= a2 * b1; c2_2 -= a2 * b2;
        const double a3 = at[3 * a_row];
        c3_0 -= a3 * b0; c3_1 -= a3 * b1; c3_2 -= a3 * b2;
        const double a4 = at[4 * a_row];
        c4_0 -= a4 * b0; c4_1 -= a4 * b1; c4_2 -= a4 * b2;
        const double a5 = at[5 * a_row];
        c5_0 -= a5 * b0; c5_1 -= a5 * b1; c5_2 -= a5 * b2;
        const double a6 = at[6 * a_row];
        c6_0 -= a6 * b0; c6_1 -= a6 * b1; c6_2 -= a6 * b2;
        const double a7 = at[7 * a_row];
        c7_0 -= a7 * b0; c7_1 -= a7 * b1; c7_2 -= a7 * b2;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[16] = c0_2;
    *(px_f64x8 *)&c[c_row] = c1_0;
    *(px_f64x8 *)&c[c_row + 8] = c1_1;
    *(px_f64x8 *)&c[c_row + 16] = c1_2;
    *(px_f64x8 *)&c[2 * c_row] = c2_0;
    *(px_f64x8 *)&c[2 * c_row + 8] = c2_1;
    *(px_f64x8 *)&c[2 * c_row + 16] = c2_2;
    *(px_f64x8 *)&c[3 * c_row] = c3_0;
    *(px_f64x8 *)&c[3 * c_row + 8] = c3_1;
    *(px_f64x8 *)&c[3 * c_row + 16] = c3_2;
    *(px_f64x8 *)&c[4 * c_row] = c4_0;
    *(px_f64x8 *)&c[4 * c_row + 8] = c4_1;
    *(px_f64x8 *)&c[4 * c_row + 16] = c4_2;
    *(px_f64x8 *)&c[5 * c_row] = c5_0;
    *(px_f64x8 *)&c[5 * c_row + 8] = c5_1;
    *(px_f64x8 *)&c[5 * c_row + 16] = c5_2;
    *(px_f64x8 *)&c[6 * c_row] = c6_0;
    *(px_f64x8 *)&c[6 * c_row + 8] = c6_1;
    *(px_f64x8 *)&c[6 * c_row + 16] = c6_2;
    *(px_f64x8 *)&c[7 * c_row] = c7_0;
    *(px_f64x8 *)&c[7 * c_row + 8] = c7_1;
    *(px_f64x8 *)&c[7 * c_row + 16] = c7_2;
}

void lu(int n, double A[restrict n][n])
{
#pragma polyxform size(n = 2000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (n == 2000) {
        /* blocks of 48 steps; microkernel of 8 rows and 24 columns for what lies behind a block */
        for (long k_block = 0; k_block < 1999; k_block += 48) {
            for (int k = k_block; k <= px_min(1998, k_block + 47); k++) {
                for (int i = k + 1; i < 2000; i++) {
                    A[i][k] /= A[k][k];
                }
                for (int i = k + 2; i < 2000; i++) {
                    #pragma omp simd
                    for (int j = k + 1; j <= px_min(k_block + 47, i - 1); j++) {
                        A[i][j] -= A[i][k] * A[k][j];
                    }
                }
                for (int i = k + 1; i <= px_min(1999, k_block + 47); i++) {
                    #pragma omp simd
                    for (int j = i; j < 2000; j++) {
                        A[i][j] -= A[i][k] * A[k][j];
                    }
                }
            }
            #pragma omp parallel for schedule(static, 1)
            for (long j_tile = k_block + 48; j_tile < 1999; j_tile += 24) {
                for (long i_tile = j_tile; i_tile < 2000; i_tile += 8) {
                    for (int i = px_max(j_tile + 1, i_tile); i <= px_min(j_tile + 23, i_tile + 7); i++) {
                        px_edge_1x24(&A[i][k_block], &A[k_block][j_tile], &A[i][j_tile], i - j_tile);
                    }
                    if (i_tile >= j_tile + 24) {
                        px_kernel_8x24(&A[i_tile][k_block], &A[k_block][j_tile], &A[i_tile][j_tile]);
                    }
                }
            }
            #pragma omp parallel for schedule(static, 1)
            for (long j_tile = k_block + 48; j_tile < 2000; j_tile += 24) {
                for (long i_tile = k_block + 48; i_tile <= px_min(1999, j_tile + 23); i_tile += 8) {
                    for (int i = px_max(j_tile, i_tile); i <= px_min(1991, i_tile + 7); i++) {
                        px_edge_1x24(&A[i][k_block], &A[k_block][i], &A[i][i], j_tile - i + 24);
                    }
                    if (j_tile == 1992) {
                        for (int i = i_tile; i <= i_tile + 7; i++) {
                            px_edge_1x24(
                                &A[i][k_block], &A[k_block][px_max(1992, i)], &A[i][px_max(1992, i)],
                                -px_max(1992, i) + 2000);
                        }
                    }
                    if (j_tile <= 1968 && j_tile >= i_tile + 8) {
                        px_kernel_8x24(&A[i_tile][k_block], &A[k_block][j_tile], &A[i_tile][j_tile]);
                    }
                }
            }
        }
    } else if ((((long)n - 1) * ((long)n - 1) * ((long)n - 1) >= 3000 || ((long)n - 2) * ((long)n - 2) * ((long)n - 2) >= 3000)) {
        /* blocks of 48 steps; microkernel of 8 rows and 24 columns for what lies behind a block */
        for (long k_block = 0; k_block <= n - 2; k_block += 48) {
            for (int k = k_block; k <= px_min(n - 2, k_block + 47); k++) {
                for (int i = k + 1; i < n; i++) {
                    A[i][k] /= A[k][k];
                }
                #pragma omp parallel for schedule(static) if(((long)n - 2) >= 10000)
                for (int i = k + 2; i < n; i++) {
                    #pragma omp simd
                    for (int j = k + 1; j <= px_min(k_block + 47, i - 1); j++) {
                        A[i][j] -= A[i][k] * A[k][j];
                    }
                }
                #pragma omp parallel for schedule(static) if(((long)n - 1) >= 10000)
                for (int i = k + 1; i <= px_min(n - 1, k_block + 47); i++) {
                    #pragma omp simd
                    for (int j = i; j < n; j++) {
                        A[i][j] -= A[i][k] * A[k][j];
                    }
                }
            }
            #pragma omp parallel for schedule(static, 1) if(((long)n - 2) * ((long)n - 2) * 48 >= 10000)
            for (long j_tile = k_block + 48; j_tile <= n - 2; j_tile += 24) {
                for (long i_tile = j_tile; i_tile < n; i_tile += 8) {
                    if (n >= i_tile + 8) {
                        for (int i = px_max(j_tile + 1, i_tile); i <= px_min(j_tile + 23, i_tile + 7); i++) {
                            px_edge_1x24_2(
                                &A[i][k_block], &A[k_block][j_tile], &A[i][j_tile], i - j_tile, n);
                        }
                    } else {
                        for (int i = px_max(j_tile + 1, i_tile); i < n; i++) {
                            px_edge_1x24_2(
                                &A[i][k_block], &A[k_block][j_tile], &A[i][j_tile], px_min(i - j_tile, 24),
                                n);
                        }
                    }
                    if (i_tile >= j_tile + 24 && n >= i_tile + 8) {
                        px_kernel_8x24_2(
                            &A[i_tile][k_block], &A[k_block][j_tile], &A[i_tile][j_tile], n, n, n);
                    }
                }
            }
            #pragma omp parallel for schedule(static, 1) if(((long)n - 1) * ((long)n - 1) * 48 >= 10000)
            for (long j_tile = k_block + 48; j_tile < n; j_tile += 24) {
                for (long i_tile = k_block + 48; i_tile <= px_min(n - 1, j_tile + 23); i_tile += 8) {
                    for (int i = px_max(j_tile, i_tile); i <= px_min(n - 1, i_tile + 7); i++) {
                        px_edge_1x24_2(
                            &A[i][k_block], &A[k_block][i], &A[i][i], px_min(n - i, j_tile - i + 24), n);
                    }
                    if (j_tile + 23 >= n) {
                        for (int i = i_tile; i <= px_min(j_tile - 1, i_tile + 7); i++) {
                            px_edge_1x24_2(
                                &A[i][k_block], &A[k_block][j_tile], &A[i][j_tile], n - j_tile, n);
                        }
                    }
                    if (n >= j_tile + 24 && j_tile >= i_tile + 8) {
                        px_kernel_8x24_2(
                            &A[i_tile][k_block], &A[k_block][j_tile], &A[i_tile][j_tile], n, n, n);
                    }
                }
            }
        }
    } else {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                for (int k = 0; k < j; k++)
                    A[i][j] -= A[i][k] * A[k][j];
                A[i][j] /= A[j][j];
            }
            for (int j = i; j < n; j++)
                for (int k = 0; k < i; k++)
                    A[i][j] -= A[i][k] * A[k][j];
        }
    }
#pragma endscop
}
