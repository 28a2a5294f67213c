/*
 * Symmetric matrix multiplication, C = alpha * A * B + beta * C: A is m x m and symmetric, only its lower triangle
 * is stored; B and C are m x n. Each stored element A[i][k] serves twice, for row i and for row k.
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

/* for r0 < count0, row < 1, column < 120:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 1 x 15 accumulators, 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 columns of double. */
static void px_kernel_1x120(const double *restrict a, const double *restrict b, double *restrict c, double alpha, long count0, long a_stride0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    if (count0 < 1) return;
    px_f64x8 c0_0 = *(const px_f64x8 *)&c[0];
    px_f64x8 c0_1 = *(const px_f64x8 *)&c[8];
    px_f64x8 c0_2 = *(const px_f64x8 *)&c[16];
    px_f64x8 c0_3 = *(const px_f64x8 *)&c[24];
    px_f64x8 c0_4 = *(const px_f64x8 *)&c[32];
    px_f64x8 c0_5 = *(const px_f64x8 *)&c[40];
    px_f64x8 c0_6 = *(const px_f64x8 *)&c[48];
    px_f64x8 c0_7 = *(const px_f64x8 *)&c[56];
    px_f64x8 c0_8 = *(const px_f64x8 *)&c[64];
    px_f64x8 c0_9 = *(const px_f64x8 *)&c[72];
    px_f64x8 c0_10 = *(const px_f64x8 *)&c[80];
    px_f64x8 c0_11 = *(const px_f64x8 *)&c[88];
    px_f64x8 c0_12 = *(const px_f64x8 *)&c[96];
    px_f64x8 c0_13 = *(const px_f64x8 *)&c[104];
    px_f64x8 c0_14 = *(const px_f64x8 *)&c[112];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = alpha * *(const px_f64x8 *)&bt[0];
        const px_f64x8 b1 = alpha * *(const px_f64x8 *)&bt[8];
        const px_f64x8 b2 = alpha * *(const px_f64x8 *)&bt[16];
        const px_f64x8 b3 = alpha * *(const px_f64x8 *)&bt[24];
        const px_f64x8 b4 = alpha * *(const px_f64x8 *)&bt[32];
        const px_f64x8 b5 = alpha * *(const px_f64x8 *)&bt[40];
        const px_f64x8 b6 = alpha * *(const px_f64x8 *)&bt[48];
        const px_f64x8 b7 = alpha * *(const px_f64x8 *)&bt[56];
        const px_f64x8 b8 = alpha * *(const px_f64x8 *)&bt[64];
        const px_f64x8 b9 = alpha * *(const px_f64x8 *)&bt[72];
        const px_f64x8 b10 = alpha * *(const px_f64x8 *)&bt[80];
        const px_f64x8 b11 = alpha * *(const px_f64x8 *)&bt[88];
        const px_f64x8 b12 = alpha * *(const px_f64x8 *)&bt[96];
        const px_f64x8 b13 = alpha * *(const px_f64x8 *)&bt[104];
        const px_f64x8 b14 = alpha * *(const px_f64x8 *)&bt[112];
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3; c0_4 += a0 * b4; c0_5 += a0 * b5; c0_6 += a0 * b6; c0_7 += a0 * b7; c0_8 += a0 * b8; c0_9 += a0 * b9; c0_10 += a0 * b10; c0_11 += a0 * b11; c0_12 += a0 * b12; c0_13 += a0 * b13; c0_14 += a0 * b14;
    }

    *(px_f64x8 *)&c[0] = c0_0;
    *(px_f64x8 *)&c[8] = c0_1;
    *(px_f64x8 *)&c[16] = c0_2;
    *(px_f64x8 *)&c[24] = c0_3;
    *(px_f64x8 *)&c[32] = c0_4;
    *(px_f64x8 *)&c[40] = c0_5;
    *(px_f64x8 *)&c[48] = c0_6;
    *(px_f64x8 *)&c[56] = c0_7;
    *(px_f64x8 *)&c[64] = c0_8;
    *(px_f64x8 *)&c[72] = c0_9;
    *(px_f64x8 *)&c[80] = c0_10;
    *(px_f64x8 *)&c[88] = c0_11;
    *(px_f64x8 *)&c[96] = c0_12;
    *(px_f64x8 *)&c[104] = c0_13;
    *(px_f64x8 *)&c[112] = c0_14;
}

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

/* for r0 < count0, row < 1, column < columns <= 8:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 1 x 1 accumulators, 8 columns of double. */
static void px_edge_1x8(const double *restrict a, const double *restrict b, double *restrict c, double alpha, long columns, long count0, long a_stride0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    if (columns < 1) return;
    if (count0 < 1) return;
    px_f64x8 c0_0; px_load_f64x8(&c0_0, &c[0], columns);

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        px_f64x8 b0; px_load_f64x8(&b0, &bt[0], columns); b0 = alpha * b0;
        const double a0 = at[0];
        c0_0 += a0 * b0;
    }

    px_store_f64x8(&c[0], &c0_0, columns);
}

void symm(int m, int n, double alpha, double beta, const double A[restrict m][m], const double B[restrict m][n],
          double C[restrict m][n])
{
#pragma polyxform size(m = 1000, n = 1200)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (m == 1000 && n == 1200) {
        /* source order; interchange to k, i, j */
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 1000; i++) {
            for (int j = 0; j < 1200; j++) {
                double below;
                below = 0.0;
                for (int k = 0; k < i; k++) {
                    below += A[i][k] * B[k][j];
                }
                C[i][j] = beta * C[i][j] + alpha * B[i][j] * A[i][i] + alpha * below;
            }
        }
        #pragma omp parallel for schedule(static)
        for (int k = 0; k < 999; k++) {
            for (int i = k + 1; i < 1000; i++) {
                #pragma omp simd
                for (int j = 0; j < 1200; j++) {
                    C[k][j] += alpha * B[i][j] * A[i][k];
                }
            }
        }
    } else {
        /* source order; interchange to j, k; microkernel of 1 rows and 120 x j columns over i */
        #pragma omp parallel for collapse(2) schedule(static) if(((long)m - 1) * (long)n * ((long)m - 1) >= 10000)
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double below;
                below = 0.0;
                for (int k = 0; k < i; k++) {
                    below += A[i][k] * B[k][j];
                }
                C[i][j] = beta * C[i][j] + alpha * B[i][j] * A[i][i] + alpha * below;
            }
        }
        #pragma omp parallel for collapse(2) schedule(static) if(((long)m - 1) * (long)n * ((long)m - 1) >= 10000)
        for (long j_tile = 0; j_tile <= n - 120; j_tile += 120) {
            for (int k = 0; k <= m - 2; k++) {
                px_kernel_1x120(&A[k + 1][k], &B[k + 1][j_tile], &C[k][j_tile], alpha, m - k - 1, m, n);
            }
        }
        if (n >= 1) {
            #pragma omp parallel for collapse(2) schedule(static)
            for (long j_tile = n - (n % 120); j_tile < n; j_tile += 8) {
                for (int k = 0; k <= m - 2; k++) {
                    px_edge_1x8(
                        &A[k + 1][k], &B[k + 1][j_tile], &C[k][j_tile], alpha, px_min(n - j_tile, 8),
                        m - k - 1, m, n);
                }
            }
        }
    }
#pragma endscop
}
