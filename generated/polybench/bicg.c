/*
 * The two products of a step of the biconjugate gradient method, s = A^T * r and q = A * p: A is n x m.
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

/* for r0 < 2100, row < 1, column < 120:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 1 x 15 accumulators, 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 columns of double. */
static void px_kernel_1x120(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long count0 = 2100;
    const long a_stride0 = 1;
    const long b_stride0 = 1900;
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
        const px_f64x8 b0 = *(const px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const px_f64x8 *)&bt[8];
        const px_f64x8 b2 = *(const px_f64x8 *)&bt[16];
        const px_f64x8 b3 = *(const px_f64x8 *)&bt[24];
        const px_f64x8 b4 = *(const px_f64x8 *)&bt[32];
        const px_f64x8 b5 = *(const px_f64x8 *)&bt[40];
        const px_f64x8 b6 = *(const px_f64x8 *)&bt[48];
        const px_f64x8 b7 = *(const px_f64x8 *)&bt[56];
        const px_f64x8 b8 = *(const px_f64x8 *)&bt[64];
        const px_f64x8 b9 = *(const px_f64x8 *)&bt[72];
        const px_f64x8 b10 = *(const px_f64x8 *)&bt[80];
        const px_f64x8 b11 = *(const px_f64x8 *)&bt[88];
        const px_f64x8 b12 = *(const px_f64x8 *)&bt[96];
        const px_f64x8 b13 = *(const px_f64x8 *)&bt[104];
        const px_f64x8 b14 = *(const px_f64x8 *)&bt[112];
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

/* for r0 < 2100, row < 1, column < 100:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 1 x 13 accumulators, 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 4 columns of double. */
static void px_kernel_1x100(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    typedef double px_f64x4 __attribute__((vector_size(32), aligned(8), may_alias));
    const long count0 = 2100;
    const long a_stride0 = 1;
    const long b_stride0 = 1900;
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
    px_f64x4 c0_12 = *(const px_f64x4 *)&c[96];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        const px_f64x8 b0 = *(const px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const px_f64x8 *)&bt[8];
        const px_f64x8 b2 = *(const px_f64x8 *)&bt[16];
        const px_f64x8 b3 = *(const px_f64x8 *)&bt[24];
        const px_f64x8 b4 = *(const px_f64x8 *)&bt[32];
        const px_f64x8 b5 = *(const px_f64x8 *)&bt[40];
        const px_f64x8 b6 = *(const px_f64x8 *)&bt[48];
        const px_f64x8 b7 = *(const px_f64x8 *)&bt[56];
        const px_f64x8 b8 = *(const px_f64x8 *)&bt[64];
        const px_f64x8 b9 = *(const px_f64x8 *)&bt[72];
        const px_f64x8 b10 = *(const px_f64x8 *)&bt[80];
        const px_f64x8 b11 = *(const px_f64x8 *)&bt[88];
        const px_f64x4 b12 = *(const px_f64x4 *)&bt[96];
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3; c0_4 += a0 * b4; c0_5 += a0 * b5; c0_6 += a0 * b6; c0_7 += a0 * b7; c0_8 += a0 * b8; c0_9 += a0 * b9; c0_10 += a0 * b10; c0_11 += a0 * b11; c0_12 += a0 * b12;
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
    *(px_f64x4 *)&c[96] = c0_12;
}

/* for r0 < count0, row < 1, column < 120:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 1 x 15 accumulators, 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 columns of double. */
static void px_kernel_1x120_2(const double *restrict a, const double *restrict b, double *restrict c, long count0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_stride0 = 1;
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
        const px_f64x8 b0 = *(const px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const px_f64x8 *)&bt[8];
        const px_f64x8 b2 = *(const px_f64x8 *)&bt[16];
        const px_f64x8 b3 = *(const px_f64x8 *)&bt[24];
        const px_f64x8 b4 = *(const px_f64x8 *)&bt[32];
        const px_f64x8 b5 = *(const px_f64x8 *)&bt[40];
        const px_f64x8 b6 = *(const px_f64x8 *)&bt[48];
        const px_f64x8 b7 = *(const px_f64x8 *)&bt[56];
        const px_f64x8 b8 = *(const px_f64x8 *)&bt[64];
        const px_f64x8 b9 = *(const px_f64x8 *)&bt[72];
        const px_f64x8 b10 = *(const px_f64x8 *)&bt[80];
        const px_f64x8 b11 = *(const px_f64x8 *)&bt[88];
        const px_f64x8 b12 = *(const px_f64x8 *)&bt[96];
        const px_f64x8 b13 = *(const px_f64x8 *)&bt[104];
        const px_f64x8 b14 = *(const px_f64x8 *)&bt[112];
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
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 1 x 1 accumulators, 8 columns of double. */
static void px_edge_1x8(const double *restrict a, const double *restrict b, double *restrict c, long columns, long count0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_stride0 = 1;
    if (columns < 1) return;
    px_f64x8 c0_0; px_load_f64x8(&c0_0, &c[0], columns);

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const double *at = a + r0 * a_stride0;
        const double *bt = b + r0 * b_stride0;
        px_f64x8 b0; px_load_f64x8(&b0, &bt[0], columns);
        const double a0 = at[0];
        c0_0 += a0 * b0;
    }

    px_store_f64x8(&c[0], &c0_0, columns);
}

void bicg(int m, int n, const double A[restrict n][m], const double p[restrict m], const double r[restrict n],
          double s[restrict m], double q[restrict n])
{
#pragma polyxform size(m = 1900, n = 2100)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (m == 1900 && n == 2100) {
        /* source order; source order; interchange to j; microkernel of 1 rows and 120 x j columns over i; source order */
        #pragma omp simd
        for (int j = 0; j < 1900; j++) {
            s[j] = 0.0;
        }
        #pragma omp simd
        for (int i = 0; i < 2100; i++) {
            q[i] = 0.0;
        }
        #pragma omp parallel for schedule(static)
        for (long j_tile = 0; j_tile < 1800; j_tile += 120) {
            px_kernel_1x120(&r[0], &A[0][j_tile], &s[j_tile]);
        }
        px_kernel_1x100(&r[0], &A[0][1800], &s[1800]);
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 2100; i++) {
            for (int j = 0; j < 1900; j++) {
                q[i] += A[i][j] * p[j];
            }
        }
    } else {
        /* source order; source order; interchange to j; microkernel of 1 rows and 120 x j columns over i; source order */
        #pragma omp parallel for simd schedule(static) if((long)m >= 10000)
        for (int j = 0; j < m; j++) {
            s[j] = 0.0;
        }
        #pragma omp parallel for simd schedule(static) if((long)n >= 10000)
        for (int i = 0; i < n; i++) {
            q[i] = 0.0;
        }
        #pragma omp parallel for schedule(static) if((long)n * (long)m >= 10000)
        for (long j_tile = 0; j_tile <= m - 120; j_tile += 120) {
            px_kernel_1x120_2(&r[0], &A[0][j_tile], &s[j_tile], n, m);
        }
        if (m >= 1) {
            #pragma omp parallel for schedule(static)
            for (long j_tile = m - (m % 120); j_tile < m; j_tile += 8) {
                px_edge_1x8(&r[0], &A[0][j_tile], &s[j_tile], px_min(m - j_tile, 8), n, m);
            }
        }
        #pragma omp parallel for schedule(static) if((long)n * (long)m >= 10000)
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                q[i] += A[i][j] * p[j];
            }
        }
    }
#pragma endscop
}
