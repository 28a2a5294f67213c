#include <math.h>

/*
 * Correlation matrix of m variables observed n times: row k of data is one observation.
 *
 *   mean[j]    = sum over k of data[k][j] / n
 *   stddev[j]  = sqrt(sum over k of (data[k][j] - mean[j])^2 / n), or 1 where that is nearly 0
 *   corr[i][j] = sum over k of (data[k][i] - mean[i]) * (data[k][j] - mean[j]) / (n * stddev[i] * stddev[j])
 *
 * The diagonal is 1 by definition. data is left centered and scaled.
 */
#define NEARLY_ZERO 0.1

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

/* for r0 < 350, row < 1, column < columns <= 24:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 1 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_edge_1x24(const double *restrict a, const double *restrict b, double *restrict c, long columns)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long count0 = 350;
    const long a_stride0 = 1200;
    const long b_stride0 = 1200;
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
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
    }

    px_store_f64x8(&c[0], &c0_0, columns);
    px_store_f64x8(&c[8], &c0_1, columns - 8);
    px_store_f64x8(&c[16], &c0_2, columns - 16);
}

/* for r0 < 350, row < 8, column < 24:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 8 + 8 + 8 columns of double. */
static __attribute__((noinline)) void px_kernel_8x24(const double *restrict a, const double *restrict b, double *restrict c)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1;
    const long c_row = 1200;
    const long count0 = 350;
    const long a_stride0 = 1200;
    const long b_stride0 = 1200;
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
        __builtin_prefetch(&at[15], 0, 3);
        const px_f64x8 b0 = *(const volatile px_f64x8 *)&bt[0];
        const px_f64x8 b1 = *(const volatile px_f64x8 *)&bt[8];
        const px_f64x8 b2 = *(const volatile px_f64x8 *)&bt[16];
        const double a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
        const double a1 = at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2;
        const double a2 = at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2;
        const double a3 = at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2;
        const double a4 = at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2;
        const double a5 = at[5 * a_row];
        c5_0 += a5 * b0; c5_1 += a5 * b1; c5_2 += a5 * b2;
        const double a6 = at[6 * a_row];
        c6_0 += a6 * b0; c6_1 += a6 * b1; c6_2 += a6 * b2;
        const double a7 = at[7 * a_row];
        c7_0 += a7 * b0; c7_1 += a7 * b1; c7_2 += a7 * b2;
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

/* for r0 < count0, row < 1, column < columns <= 24:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 1 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_edge_1x24_2(const double *restrict a, const double *restrict b, double *restrict c, long columns, long count0, long a_stride0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    if (columns < 1) return;
    if (count0 < 1) return;
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
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
    }

    px_store_f64x8(&c[0], &c0_0, columns);
    px_store_f64x8(&c[8], &c0_1, columns - 8);
    px_store_f64x8(&c[16], &c0_2, columns - 16);
}

/* for r0 < count0, row < 8, column < 24:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_kernel_8x24_2(const double *restrict a, const double *restrict b, double *restrict c, long c_row, long count0, long a_stride0, long b_stride0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1;
    if (count0 < 1) return;
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
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
        const double a1 = at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2;
        const double a2 = at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2;
        const double a3 = at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2;
        const double a4 = at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2;
        const double a5 = at[5 * a_row];
        c5_0 += a5 * b0; c5_1 += a5 * b1; c5_2 += a5 * b2;
        const double a6 = at[6 * a_row];
        c6_0 += a6 * b0; c6_1 += a6 * b1; c6_2 += a6 * b2;
        const double a7 = at[7 * a_row];
        c7_0 += a7 * b0; c7_1 += a7 * b1; c7_2 += a7 * b2;
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

void correlation(int m, int n, double data[restrict n][m], double mean[restrict m], double stddev[restrict m],
                 double corr[restrict m][m])
{
    const double samples = n;

#pragma polyxform size(m = 1200, n = 1400)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (m == 1200 && n == 1400) {
        /* source order; interchange to k, j; source order; interchange to k, j; fuse 2 nests; source order; split k by 350; microkernel of 8 x i rows and 24 x j columns over k in whole tiles, row by row in others; source order */
        #pragma omp simd
        for (int j = 0; j < 1200; j++) {
            mean[j] = 0.0;
        }
        for (int k = 0; k < 1400; k++) {
            #pragma omp simd
            for (int j = 0; j < 1200; j++) {
                mean[j] += data[k][j];
            }
        }
        #pragma omp simd
        for (int j = 0; j < 1200; j++) {
            mean[j] /= samples;
        }
        #pragma omp simd
        for (int j = 0; j < 1200; j++) {
            stddev[j] = 0.0;
        }
        for (int k = 0; k < 1400; k++) {
            #pragma omp simd
            for (int j = 0; j < 1200; j++) {
                stddev[j] += (data[k][j] - mean[j]) * (data[k][j] - mean[j]);
            }
        }
        for (int j = 0; j < 1200; j++) {
            stddev[j] = sqrt(stddev[j] / samples);
            stddev[j] = stddev[j] <= NEARLY_ZERO ? 1.0 : stddev[j];
        }
        #pragma omp parallel for schedule(static)
        for (int k = 0; k < 1400; k++) {
            for (int j = 0; j < 1200; j++) {
                data[k][j] -= mean[j];
                data[k][j] /= sqrt(samples) * stddev[j];
            }
        }
        for (int i = 0; i < 1200; i++) {
            corr[i][i] = 1.0;
        }
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 1199; i++) {
            #pragma omp simd
            for (int j = i + 1; j < 1200; j++) {
                corr[i][j] = 0.0;
            }
        }
        #pragma omp parallel
        for (long k_part = 0; k_part < 1400; k_part += 350) {
            #pragma omp for schedule(static, 1)
            for (long j_tile = 0; j_tile < 1200; j_tile += 24) {
                for (long i_tile = 0; i_tile <= j_tile + 22; i_tile += 8) {
                    for (int i = px_max(j_tile, i_tile); i <= px_min(j_tile + 22, i_tile + 7); i++) {
                        px_edge_1x24(
                            &data[k_part][i], &data[k_part][i + 1], &corr[i][i + 1], j_tile - i + 23);
                    }
                    if (j_tile >= i_tile + 8) {
                        px_kernel_8x24(&data[k_part][i_tile], &data[k_part][j_tile], &corr[i_tile][j_tile]);
                    }
                }
            }
        }
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 1199; i++) {
            for (int j = i + 1; j < 1200; j++) {
                corr[j][i] = corr[i][j];
            }
        }
    } else if ((((long)m - 1) * ((long)m - 1) * (long)n >= 3000 || (long)m * (long)n >= 3000)) {
        /* source order; interchange to k, j; source order; interchange to k, j; fuse 2 nests; source order; split k by 256; microkernel of 8 x i rows and 24 x j columns over k in whole tiles, row by row in others; source order */
        #pragma omp parallel for schedule(static) if((long)m >= 128000)
        for (int j = 0; j < m; j++) {
            mean[j] = 0.0;
        }
        #pragma omp parallel if((long)n >= 10000)
        for (int k = 0; k < n; k++) {
            #pragma omp for simd schedule(static)
            for (int j = 0; j < m; j++) {
                mean[j] += data[k][j];
            }
        }
        #pragma omp parallel for simd schedule(static) if(parallel: (long)m >= 19000)
        for (int j = 0; j < m; j++) {
            mean[j] /= samples;
        }
        #pragma omp parallel for schedule(static) if((long)m >= 128000)
        for (int j = 0; j < m; j++) {
            stddev[j] = 0.0;
        }
        #pragma omp parallel if((long)n >= 10000)
        for (int k = 0; k < n; k++) {
            #pragma omp for simd schedule(static)
            for (int j = 0; j < m; j++) {
                stddev[j] += (data[k][j] - mean[j]) * (data[k][j] - mean[j]);
            }
        }
        #pragma omp parallel for schedule(static) if((long)m >= 10000)
        for (int j = 0; j < m; j++) {
            stddev[j] = sqrt(stddev[j] / samples);
            stddev[j] = stddev[j] <= NEARLY_ZERO ? 1.0 : stddev[j];
        }
        #pragma omp parallel for schedule(static) if((long)n * (long)m >= 10000)
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < m; j++) {
                data[k][j] -= mean[j];
                data[k][j] /= sqrt(samples) * stddev[j];
            }
        }
        #pragma omp parallel for schedule(static) if((long)m >= 10000)
        for (int i = 0; i < m; i++) {
            corr[i][i] = 1.0;
        }
        #pragma omp parallel for schedule(static) if(((long)m - 1) * ((long)m - 1) >= 10000)
        for (int i = 0; i <= m - 2; i++) {
            #pragma omp simd
            for (int j = i + 1; j < m; j++) {
                corr[i][j] = 0.0;
            }
        }
        #pragma omp parallel if(((long)m - 1) * ((long)m - 1) * 256 >= 10000)
        for (long k_part = 0; k_part < n; k_part += 256) {
            #pragma omp for schedule(static, 1)
            for (long j_tile = 0; j_tile < m; j_tile += 24) {
                for (long i_tile = 0; i_tile <= px_min(m - 2, j_tile + 22); i_tile += 8) {
                    for (int i = px_max(j_tile, i_tile); i <= px_min(px_min(m - 2, j_tile + 22), i_tile + 7); i++) {
                        px_edge_1x24_2(
                            &data[k_part][i], &data[k_part][i + 1], &corr[i][i + 1],
                            px_min(m - i - 1, j_tile - i + 23), px_min(n - k_part, 256), m, m);
                    }
                    if (j_tile + 23 >= m) {
                        for (int i = i_tile; i <= px_min(j_tile - 1, i_tile + 7); i++) {
                            px_edge_1x24_2(
                                &data[k_part][i], &data[k_part][j_tile], &corr[i][j_tile], m - j_tile,
                                px_min(n - k_part, 256), m, m);
                        }
                    }
                    if (m >= j_tile + 24 && j_tile >= i_tile + 8) {
                        px_kernel_8x24_2(
                            &data[k_part][i_tile], &data[k_part][j_tile], &corr[i_tile][j_tile], m,
                            px_min(n - k_part, 256), m, m);
                    }
                }
            }
        }
        #pragma omp parallel for schedule(static) if(((long)m - 1) * ((long)m - 1) >= 10000)
        for (int i = 0; i <= m - 2; i++) {
            for (int j = i + 1; j < m; j++) {
                corr[j][i] = corr[i][j];
            }
        }
    } else {
        for (int j = 0; j < m; j++) {
            mean[j] = 0.0;
            for (int k = 0; k < n; k++)
                mean[j] += data[k][j];
            mean[j] /= samples;
        }
        for (int j = 0; j < m; j++) {
            stddev[j] = 0.0;
            for (int k = 0; k < n; k++)
                stddev[j] += (data[k][j] - mean[j]) * (data[k][j] - mean[j]);
            stddev[j] = sqrt(stddev[j] / samples);
            stddev[j] = stddev[j] <= NEARLY_ZERO ? 1.0 : stddev[j];
        }
        for (int k = 0; k < n; k++)
            for (int j = 0; j < m; j++) {
                data[k][j] -= mean[j];
                data[k][j] /= sqrt(samples) * stddev[j];
            }
        for (int i = 0; i < m; i++) {
            corr[i][i] = 1.0;
            for (int j = i + 1; j < m; j++) {
                corr[i][j] = 0.0;
                for (int k = 0; k < n; k++)
                    corr[i][j] += data[k][i] * data[k][j];
                corr[j][i] = corr[i][j];
            }
        }
    }
#pragma endscop
}
