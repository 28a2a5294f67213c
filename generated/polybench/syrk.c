/*
 * Symmetric update of rank m, C = alpha * A * A^T + beta * C, lower triangle only: A is n x m, C is n x n.
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

/* Memory for `count` elements of `size` bytes that starts at a cache line; null where there is none. */
static inline void *px_allocate(long size, long count)
{
    char *block = count > 0 ? __builtin_malloc(size * count + 64 + sizeof(void *)) : 0;
    if (block == 0) {
        return 0;
    }
    char *memory = block + 64 + sizeof(void *) - (__UINTPTR_TYPE__)(block + sizeof(void *)) % 64;
    ((void **)memory)[-1] = block;
    return memory;
}

/* Give back what px_allocate returned. */
static inline void px_release(void *memory)
{
    if (memory != 0) {
        __builtin_free(((void **)memory)[-1]);
    }
}

/* to[lane * distance + row] = lane of row, for the first `count` of 8 lanes of 4 rows. */
static inline __attribute__((always_inline)) void px_turn4_f64x8(double *to, const void *row0, const void *row1, const void *row2, const void *row3, long distance, long count)
{
#if defined(__clang__) || __GNUC__ >= 12
    typedef double vector __attribute__((vector_size(64), aligned(8), may_alias));
    typedef double column __attribute__((vector_size(32), aligned(8), may_alias));
    const vector r0 = *(const vector *)row0, r1 = *(const vector *)row1;
    const vector r2 = *(const vector *)row2, r3 = *(const vector *)row3;
    const vector even0 = __builtin_shufflevector(r0, r2, 0, 8, 1, 9, 2, 10, 3, 11);
    const vector even1 = __builtin_shufflevector(r0, r2, 4, 12, 5, 13, 6, 14, 7, 15);
    const vector odd0 = __builtin_shufflevector(r1, r3, 0, 8, 1, 9, 2, 10, 3, 11);
    const vector odd1 = __builtin_shufflevector(r1, r3, 4, 12, 5, 13, 6, 14, 7, 15);
    const vector columns[4] = {
        __builtin_shufflevector(even0, odd0, 0, 8, 1, 9, 2, 10, 3, 11),
        __builtin_shufflevector(even0, odd0, 4, 12, 5, 13, 6, 14, 7, 15),
        __builtin_shufflevector(even1, odd1, 0, 8, 1, 9, 2, 10, 3, 11),
        __builtin_shufflevector(even1, odd1, 4, 12, 5, 13, 6, 14, 7, 15),
    };
#pragma GCC unroll 16
    for (int lane = 0; lane < 8; lane++) {
        if (lane < count) {
            *(column *)&to[lane * distance] = ((const column *)columns)[lane];
        }
    }
#else
    for (int lane = 0; lane < 8; lane++) {
        if (lane < count) {
            to[lane * distance + 0] = ((const double *)row0)[lane];
            to[lane * distance + 1] = ((const double *)row1)[lane];
            to[lane * distance + 2] = ((const double *)row2)[lane];
            to[lane * distance + 3] = ((const double *)row3)[lane];
        }
    }
#endif
}

/* to[row * width + column] = from[column * distance + row] for row < rows, column < columns. */
static inline void px_panel_f64x8(double *to, const double *from, long rows, long columns, long width, long distance)
{
    const long whole = rows - rows % 8, blocks = columns - columns % 4;
    for (long first = 0; first < blocks; first += 8) {
        const long end = first + 8 < blocks ? first + 8 : blocks;
        for (long row = 0; row < whole; row += 8) {
            for (long column = first; column < end; column += 4) {
                const double *at = from + column * distance + row;
                px_turn4_f64x8(to + row * width + column, at, at + distance, at + 2 * distance,
                      at + 3 * distance, width, 8);
            }
        }
    }
    for (long column = 0; column < columns; column++) {
        for (long row = column < blocks ? whole : 0; row < rows; row++) {
            to[row * width + column] = from[column * distance + row];
        }
    }
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

/* for r0 < 1000, row < 1, column < columns <= 24:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 1 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_edge_1x24(const double *restrict a, const double *restrict b, double *restrict c, double alpha, long columns)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long count0 = 1000;
    const long a_stride0 = 1;
    const long b_stride0 = 24;
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
        const double a0 = alpha * at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
    }

    px_store_f64x8(&c[0], &c0_0, columns);
    px_store_f64x8(&c[8], &c0_1, columns - 8);
    px_store_f64x8(&c[16], &c0_2, columns - 16);
}

/* for r0 < 1000, row < 8, column < 24:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 8 + 8 + 8 columns of double. */
static __attribute__((noinline)) void px_kernel_8x24(const double *restrict a, const double *restrict b, double *restrict c, double alpha)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_row = 1000;
    const long c_row = 1200;
    const long count0 = 1000;
    const long a_stride0 = 1;
    const long b_stride0 = 24;
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
        const double a0 = alpha * at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
        const double a1 = alpha * at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2;
        const double a2 = alpha * at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2;
        const double a3 = alpha * at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2;
        const double a4 = alpha * at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2;
        const double a5 = alpha * at[5 * a_row];
        c5_0 += a5 * b0; c5_1 += a5 * b1; c5_2 += a5 * b2;
        const double a6 = alpha * at[6 * a_row];
        c6_0 += a6 * b0; c6_1 += a6 * b1; c6_2 += a6 * b2;
        const double a7 = alpha * at[7 * a_row];
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
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 1 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_edge_1x24_2(const double *restrict a, const double *restrict b, double *restrict c, double alpha, long columns, long count0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_stride0 = 1;
    const long b_stride0 = 24;
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
        const double a0 = alpha * at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
    }

    px_store_f64x8(&c[0], &c0_0, columns);
    px_store_f64x8(&c[8], &c0_1, columns - 8);
    px_store_f64x8(&c[16], &c0_2, columns - 16);
}

/* for r0 < count0, row < 8, column < 24:
 *     c[row * c_row + column] += alpha * a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 8 + 8 + 8 columns of double. */
static void px_kernel_8x24_2(const double *restrict a, const double *restrict b, double *restrict c, double alpha, long a_row, long c_row, long count0)
{
    typedef double px_f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
    const long a_stride0 = 1;
    const long b_stride0 = 24;
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
        const double a0 = alpha * at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
        const double a1 = alpha * at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2;
        const double a2 = alpha * at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2;
        const double a3 = alpha * at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2;
        const double a4 = alpha * at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2;
        const double a5 = alpha * at[5 * a_row];
        c5_0 += a5 * b0; c5_1 += a5 * b1; c5_2 += a5 * b2;
        const double a6 = alpha * at[6 * a_row];
        c6_0 += a6 * b0; c6_1 += a6 * b1; c6_2 += a6 * b2;
        const double a7 = alpha * at[7 * a_row];
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

void syrk(int n, int m, double alpha, double beta, const double A[restrict n][m], double C[restrict n][n])
{
#pragma polyxform size(n = 1200, m = 1000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (n == 1200 && m == 1000) {
        /* source order; pack A in panels of 24 columns; microkernel of 8 x i rows and 24 x j columns over k in whole tiles, row by row in others */
        double *px_A = px_allocate(sizeof(double), 1200000);
        if (px_A) {
            #pragma omp parallel for schedule(static)
            for (long j_panel = 0; j_panel < 1200; j_panel += 24) {
                px_panel_f64x8(
                    &px_A[1000 * j_panel],
                    &A[j_panel][0], 1000, 24, 24, 1000);
            }
            #pragma omp parallel for schedule(static)
            for (int i = 0; i < 1200; i++) {
                #pragma omp simd
                for (int j = 0; j <= i; j++) {
                    C[i][j] *= beta;
                }
            }
            #pragma omp parallel for schedule(static, 1)
            for (long j_tile = 0; j_tile < 1200; j_tile += 24) {
                for (long i_tile = j_tile; i_tile < 1200; i_tile += 8) {
                    for (int i = i_tile; i <= px_min(j_tile + 23, i_tile + 7); i++) {
                        px_edge_1x24(&A[i][0], &px_A[1000 * j_tile], &C[i][j_tile], alpha, i - j_tile + 1);
                    }
                    if (i_tile >= j_tile + 24) {
                        px_kernel_8x24(&A[i_tile][0], &px_A[1000 * j_tile], &C[i_tile][j_tile], alpha);
                    }
                }
            }
        } else {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++)
                    C[i][j] *= beta;
                for (int k = 0; k < m; k++)
                    for (int j = 0; j <= i; j++)
                        C[i][j] += alpha * A[i][k] * A[j][k];
            }
        }
        px_release(px_A);
    } else if ((long)m * (long)n * (long)n >= 3000) {
        /* source order; pack A in panels of 24 columns; microkernel of 8 x i rows and 24 x j columns over k in whole tiles, row by row in others */
        double *px_A = px_allocate(sizeof(double), (long)(n + 23) * m);
        if (m >= 1 && n >= 1 && px_A) {
            #pragma omp parallel for schedule(static)
            for (long j_panel = 0; j_panel < n; j_panel += 24) {
                for (long k = 0; k < m; k++) {
                    for (long j = 0; j < px_min(24, n - j_panel); j++) {
                        px_A[j_panel * m + 24 * k + j] = A[j_panel + j][k];
                    }
                }
            }
            #pragma omp parallel for schedule(static) if((long)n * (long)n >= 10000)
            for (int i = 0; i < n; i++) {
                #pragma omp simd
                for (int j = 0; j <= i; j++) {
                    C[i][j] *= beta;
                }
            }
            #pragma omp parallel for schedule(static, 1) if((long)n * (long)m * (long)n >= 10000)
            for (long j_tile = 0; j_tile < n; j_tile += 24) {
                for (long i_tile = j_tile; i_tile < n; i_tile += 8) {
                    if (n >= i_tile + 8) {
                        for (int i = i_tile; i <= px_min(j_tile + 23, i_tile + 7); i++) {
                            px_edge_1x24_2(
                                &A[i][0], &px_A[(long)j_tile * m], &C[i][j_tile], alpha, i - j_tile + 1, m);
                        }
                    } else {
                        for (int i = i_tile; i < n; i++) {
                            px_edge_1x24_2(
                                &A[i][0], &px_A[(long)j_tile * m], &C[i][j_tile], alpha,
                                px_min(i - j_tile + 1, 24), m);
                        }
                    }
                    if (i_tile >= j_tile + 24 && n >= i_tile + 8) {
                        px_kernel_8x24_2(
                            &A[i_tile][0], &px_A[(long)j_tile * m], &C[i_tile][j_tile], alpha, m, n, m);
                    }
                }
            }
        } else {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++)
                    C[i][j] *= beta;
                for (int k = 0; k < m; k++)
                    for (int j = 0; j <= i; j++)
                        C[i][j] += alpha * A[i][k] * A[j][k];
            }
        }
        px_release(px_A);
    } else {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++)
                C[i][j] *= beta;
            for (int k = 0; k < m; k++)
                for (int j = 0; j <= i; j++)
                    C[i][j] += alpha * A[i][k] * A[j][k];
        }
    }
#pragma endscop
}
