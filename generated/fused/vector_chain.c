/*
 * Chains of vector operations whose operators a library calls one by one.
 */

/* z = w - alpha * v, and its scalar product with u: *product = z^T * u. */
void axpy_dot(int n, float alpha, const float w[restrict n], const float v[restrict n], const float u[restrict n],
              float z[restrict n], float product[restrict 1])
{
#pragma polyxform size(n = 4000000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (n == 4000000) {
        /* source order; source order; source order */
        #pragma omp parallel for simd schedule(static)
        for (int i = 0; i < 4000000; i++) {
            z[i] = w[i] - alpha * v[i];
        }
        product[0] = 0.0f;
        for (int i = 0; i < 4000000; i++) {
            product[0] += z[i] * u[i];
        }
    } else {
        /* source order; source order; source order */
        #pragma omp parallel for simd schedule(static) if((long)n >= 10000)
        for (int i = 0; i < n; i++) {
            z[i] = w[i] - alpha * v[i];
        }
        product[0] = 0.0f;
        for (int i = 0; i < n; i++) {
            product[0] += z[i] * u[i];
        }
    }
#pragma endscop
}

/* B = A + u1 * v1^T + u2 * v2^T, x = beta * B^T * y + z, w = alpha * B * x. */
static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_max(long a, long b) { return a > b ? a : b; }

static inline long px_floordiv(long a, long b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }

/* for row < 5, column < 80:
 *     c[row * c_row + column] += a[row * a_row]
 *         * b[column]
 * In registers: 5 x 5 accumulators, 16 + 16 + 16 + 16 + 16 columns of float. */
static void px_kernel_5x80(const float *restrict a, const float *restrict b, float *restrict c)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1;
    const long c_row = 4000;
    px_f32x16 c0_0 = *(const px_f32x16 *)&c[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&c[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&c[32];
    px_f32x16 c0_3 = *(const px_f32x16 *)&c[48];
    px_f32x16 c0_4 = *(const px_f32x16 *)&c[64];
    px_f32x16 c1_0 = *(const px_f32x16 *)&c[c_row];
    px_f32x16 c1_1 = *(const px_f32x16 *)&c[c_row + 16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&c[c_row + 32];
    px_f32x16 c1_3 = *(const px_f32x16 *)&c[c_row + 48];
    px_f32x16 c1_4 = *(const px_f32x16 *)&c[c_row + 64];
    px_f32x16 c2_0 = *(const px_f32x16 *)&c[2 * c_row];
    px_f32x16 c2_1 = *(const px_f32x16 *)&c[2 * c_row + 16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&c[2 * c_row + 32];
    px_f32x16 c2_3 = *(const px_f32x16 *)&c[2 * c_row + 48];
    px_f32x16 c2_4 = *(const px_f32x16 *)&c[2 * c_row + 64];
    px_f32x16 c3_0 = *(const px_f32x16 *)&c[3 * c_row];
    px_f32x16 c3_1 = *(const px_f32x16 *)&c[3 * c_row + 16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&c[3 * c_row + 32];
    px_f32x16 c3_3 = *(const px_f32x16 *)&c[3 * c_row + 48];
    px_f32x16 c3_4 = *(const px_f32x16 *)&c[3 * c_row + 64];
    px_f32x16 c4_0 = *(const px_f32x16 *)&c[4 * c_row];
    px_f32x16 c4_1 = *(const px_f32x16 *)&c[4 * c_row + 16];
    px_f32x16 c4_2 = *(const px_f32x16 *)&c[4 * c_row + 32];
    px_f32x16 c4_3 = *(const px_f32x16 *)&c[4 * c_row + 48];
    px_f32x16 c4_4 = *(const px_f32x16 *)&c[4 * c_row + 64];

    const float *at = a;
    const float *bt = b;
    const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
    const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
    const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
    const px_f32x16 b3 = *(const volatile px_f32x16 *)&bt[48];
    const px_f32x16 b4 = *(const volatile px_f32x16 *)&bt[64];
    const float a0 = at[0];
    c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3; c0_4 += a0 * b4;
    const float a1 = at[a_row];
    c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2; c1_3 += a1 * b3; c1_4 += a1 * b4;
    const float a2 = at[2 * a_row];
    c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2; c2_3 += a2 * b3; c2_4 += a2 * b4;
    const float a3 = at[3 * a_row];
    c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2; c3_3 += a3 * b3; c3_4 += a3 * b4;
    const float a4 = at[4 * a_row];
    c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2; c4_3 += a4 * b3; c4_4 += a4 * b4;

    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    *(px_f32x16 *)&c[48] = c0_3;
    *(px_f32x16 *)&c[64] = c0_4;
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[c_row + 16] = c1_1;
    *(px_f32x16 *)&c[c_row + 32] = c1_2;
    *(px_f32x16 *)&c[c_row + 48] = c1_3;
    *(px_f32x16 *)&c[c_row + 64] = c1_4;
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_f32x16 *)&c[2 * c_row + 32] = c2_2;
    *(px_f32x16 *)&c[2 * c_row + 48] = c2_3;
    *(px_f32x16 *)&c[2 * c_row + 64] = c2_4;
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[3 * c_row + 16] = c3_1;
    *(px_f32x16 *)&c[3 * c_row + 32] = c3_2;
    *(px_f32x16 *)&c[3 * c_row + 48] = c3_3;
    *(px_f32x16 *)&c[3 * c_row + 64] = c3_4;
    *(px_f32x16 *)&c[4 * c_row] = c4_0;
    *(px_f32x16 *)&c[4 * c_row + 16] = c4_1;
    *(px_f32x16 *)&c[4 * c_row + 32] = c4_2;
    *(px_f32x16 *)&c[4 * c_row + 48] = c4_3;
    *(px_f32x16 *)&c[4 * c_row + 64] = c4_4;
}

/* for row < 6, column < 64:
 *     c[row * c_row + column] += a[row * a_row]
 *         * b[column]
 * In registers: 6 x 4 accumulators, 16 + 16 + 16 + 16 columns of float. */
static void px_kernel_6x64(const float *restrict a, const float *restrict b, float *restrict c, long c_row)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1;
    px_f32x16 c0_0 = *(const px_f32x16 *)&c[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&c[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&c[32];
    px_f32x16 c0_3 = *(const px_f32x16 *)&c[48];
    px_f32x16 c1_0 = *(const px_f32x16 *)&c[c_row];
    px_f32x16 c1_1 = *(const px_f32x16 *)&c[c_row + 16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&c[c_row + 32];
    px_f32x16 c1_3 = *(const px_f32x16 *)&c[c_row + 48];
    px_f32x16 c2_0 = *(const px_f32x16 *)&c[2 * c_row];
    px_f32x16 c2_1 = *(const px_f32x16 *)&c[2 * c_row + 16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&c[2 * c_row + 32];
    px_f32x16 c2_3 = *(const px_f32x16 *)&c[2 * c_row + 48];
    px_f32x16 c3_0 = *(const px_f32x16 *)&c[3 * c_row];
    px_f32x16 c3_1 = *(const px_f32x16 *)&c[3 * c_row + 16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&c[3 * c_row + 32];
    px_f32x16 c3_3 = *(const px_f32x16 *)&c[3 * c_row + 48];
    px_f32x16 c4_0 = *(const px_f32x16 *)&c[4 * c_row];
    px_f32x16 c4_1 = *(const px_f32x16 *)&c[4 * c_row + 16];
    px_f32x16 c4_2 = *(const px_f32x16 *)&c[4 * c_row + 32];
    px_f32x16 c4_3 = *(const px_f32x16 *)&c[4 * c_row + 48];
    px_f32x16 c5_0 = *(const px_f32x16 *)&c[5 * c_row];
    px_f32x16 c5_1 = *(const px_f32x16 *)&c[5 * c_row + 16];
    px_f32x16 c5_2 = *(const px_f32x16 *)&c[5 * c_row + 32];
    px_f32x16 c5_3 = *(const px_f32x16 *)&c[5 * c_row + 48];

    const float *at = a;
    const float *bt = b;
    const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
    const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
    const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
    const px_f32x16 b3 = *(const volatile px_f32x16 *)&bt[48];
    const float a0 = at[0];
    c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3;
    const float a1 = at[a_row];
    c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2; c1_3 += a1 * b3;
    const float a2 = at[2 * a_row];
    c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2; c2_3 += a2 * b3;
    const float a3 = at[3 * a_row];
    c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2; c3_3 += a3 * b3;
    const float a4 = at[4 * a_row];
    c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2; c4_3 += a4 * b3;
    const float a5 = at[5 * a_row];
    c5_0 += a5 * b0; c5_1 += a5 * b1; c5_2 += a5 * b2; c5_3 += a5 * b3;

    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    *(px_f32x16 *)&c[48] = c0_3;
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[c_row + 16] = c1_1;
    *(px_f32x16 *)&c[c_row + 32] = c1_2;
    *(px_f32x16 *)&c[c_row + 48] = c1_3;
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_f32x16 *)&c[2 * c_row + 32] = c2_2;
    *(px_f32x16 *)&c[2 * c_row + 48] = c2_3;
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[3 * c_row + 16] = c3_1;
    *(px_f32x16 *)&c[3 * c_row + 32] = c3_2;
    *(px_f32x16 *)&c[3 * c_row + 48] = c3_3;
    *(px_f32x16 *)&c[4 * c_row] = c4_0;
    *(px_f32x16 *)&c[4 * c_row + 16] = c4_1;
    *(px_f32x16 *)&c[4 * c_row + 32] = c4_2;
    *(px_f32x16 *)&c[4 * c_row + 48] = c4_3;
    *(px_f32x16 *)&c[5 * c_row] = c5_0;
    *(px_f32x16 *)&c[5 * c_row + 16] = c5_1;
    *(px_f32x16 *)&c[5 * c_row + 32] = c5_2;
    *(px_f32x16 *)&c[5 * c_row + 48] = c5_3;
}

/* for row < rows <= 3, column < 64:
 *     c[row * c_row + column] += a[row * a_row]
 *         * b[column]
 * In registers: 3 x 4 accumulators, 16 + 16 + 16 + 16 columns of float. */
static void px_edge_3x64(const float *restrict a, const float *restrict b, float *restrict c, long rows, long c_row)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1;
    if (rows < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long a_row2 = rows > 2 ? 2 * a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    const long c_row2 = rows > 2 ? 2 * c_row : 0;
    px_f32x16 c0_0 = *(const px_f32x16 *)&c[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&c[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&c[32];
    px_f32x16 c0_3 = *(const px_f32x16 *)&c[48];
    px_f32x16 c1_0 = *(const px_f32x16 *)&c[c_row1];
    px_f32x16 c1_1 = *(const px_f32x16 *)&c[c_row1 + 16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&c[c_row1 + 32];
    px_f32x16 c1_3 = *(const px_f32x16 *)&c[c_row1 + 48];
    px_f32x16 c2_0 = *(const px_f32x16 *)&c[c_row2];
    px_f32x16 c2_1 = *(const px_f32x16 *)&c[c_row2 + 16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&c[c_row2 + 32];
    px_f32x16 c2_3 = *(const px_f32x16 *)&c[c_row2 + 48];

    const float *at = a;
    const float *bt = b;
    const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
    const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
    const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
    const px_f32x16 b3 = *(const volatile px_f32x16 *)&bt[48];
    const float a0 = at[0];
    c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3;
    const float a1 = at[a_row1];
    c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2; c1_3 += a1 * b3;
    const float a2 = at[a_row2];
    c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2; c2_3 += a2 * b3;

    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    *(px_f32x16 *)&c[48] = c0_3;
    *(px_f32x16 *)&c[c_row1] = c1_0;
    *(px_f32x16 *)&c[c_row1 + 16] = c1_1;
    *(px_f32x16 *)&c[c_row1 + 32] = c1_2;
    *(px_f32x16 *)&c[c_row1 + 48] = c1_3;
    *(px_f32x16 *)&c[c_row2] = c2_0;
    *(px_f32x16 *)&c[c_row2 + 16] = c2_1;
    *(px_f32x16 *)&c[c_row2 + 32] = c2_2;
    *(px_f32x16 *)&c[c_row2 + 48] = c2_3;
}

/* to = the first `count` of 16 elements; the other lanes are 0, and nothing else is read. */
static inline __attribute__((always_inline)) void px_load_f32x16(void *to, const float *from, long count)
{
#if defined(__AVX512F__)
    typedef float vector __attribute__((vector_size(64), aligned(4), may_alias));
    const unsigned short chosen = (unsigned short)(count >= 16 ? 0xffff : count > 0 ? (1 << count) - 1 : 0);
    *(vector *)to = __builtin_ia32_loadups512_mask(from, (vector){0}, chosen);
#else
    float *lanes = (float *)to;
    for (int lane = 0; lane < 16; lane++) {
        lanes[lane] = lane < count ? from[lane] : 0;
    }
#endif
}

/* The first `count` of 16 elements become those of `from`; nothing else is written. */
static inline __attribute__((always_inline)) void px_store_f32x16(float *to, const void *from, long count)
{
#if defined(__AVX512F__)
    typedef float vector __attribute__((vector_size(64), aligned(4), may_alias));
    const unsigned short chosen = (unsigned short)(count >= 16 ? 0xffff : count > 0 ? (1 << count) - 1 : 0);
    __builtin_ia32_storeups512_mask(to, *(const vector *)from, chosen);
#else
    const float *lanes = (const float *)from;
    for (int lane = 0; lane < 16; lane++) {
        if (lane < count) {
            to[lane] = lanes[lane];
        }
    }
#endif
}

/* for row < 8, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row]
 *         * b[column]
 * In registers: 8 x 1 accumulators, 16 columns of float. */
static void px_edge_8x16(const float *restrict a, const float *restrict b, float *restrict c, long columns, long c_row)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1;
    if (columns < 1) return;
    px_f32x16 c0_0; px_load_f32x16(&c0_0, &c[0], columns);
    px_f32x16 c1_0; px_load_f32x16(&c1_0, &c[c_row], columns);
    px_f32x16 c2_0; px_load_f32x16(&c2_0, &c[2 * c_row], columns);
    px_f32x16 c3_0; px_load_f32x16(&c3_0, &c[3 * c_row], columns);
    px_f32x16 c4_0; px_load_f32x16(&c4_0, &c[4 * c_row], columns);
    px_f32x16 c5_0; px_load_f32x16(&c5_0, &c[5 * c_row], columns);
    px_f32x16 c6_0; px_load_f32x16(&c6_0, &c[6 * c_row], columns);
    px_f32x16 c7_0; px_load_f32x16(&c7_0, &c[7 * c_row], columns);

    const float *at = a;
    const float *bt = b;
    px_f32x16 b0; px_load_f32x16(&b0, &bt[0], columns);
    const float a0 = at[0];
    c0_0 += a0 * b0;
    const float a1 = at[a_row];
    c1_0 += a1 * b0;
    const float a2 = at[2 * a_row];
    c2_0 += a2 * b0;
    const float a3 = at[3 * a_row];
    c3_0 += a3 * b0;
    const float a4 = at[4 * a_row];
    c4_0 += a4 * b0;
    const float a5 = at[5 * a_row];
    c5_0 += a5 * b0;
    const float a6 = at[6 * a_row];
    c6_0 += a6 * b0;
    const float a7 = at[7 * a_row];
    c7_0 += a7 * b0;

    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row], &c1_0, columns);
    px_store_f32x16(&c[2 * c_row], &c2_0, columns);
    px_store_f32x16(&c[3 * c_row], &c3_0, columns);
    px_store_f32x16(&c[4 * c_row], &c4_0, columns);
    px_store_f32x16(&c[5 * c_row], &c5_0, columns);
    px_store_f32x16(&c[6 * c_row], &c6_0, columns);
    px_store_f32x16(&c[7 * c_row], &c7_0, columns);
}

/* for row < rows <= 4, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row]
 *         * b[column]
 * In registers: 4 x 1 accumulators, 16 columns of float. */
static void px_edge_4x16(const float *restrict a, const float *restrict b, float *restrict c, long rows, long columns, long c_row)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1;
    if (rows < 1) return;
    if (columns < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long a_row2 = rows > 2 ? 2 * a_row : 0;
    const long a_row3 = rows > 3 ? 3 * a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    const long c_row2 = rows > 2 ? 2 * c_row : 0;
    const long c_row3 = rows > 3 ? 3 * c_row : 0;
    px_f32x16 c0_0; px_load_f32x16(&c0_0, &c[0], columns);
    px_f32x16 c1_0; px_load_f32x16(&c1_0, &c[c_row1], columns);
    px_f32x16 c2_0; px_load_f32x16(&c2_0, &c[c_row2], columns);
    px_f32x16 c3_0; px_load_f32x16(&c3_0, &c[c_row3], columns);

    const float *at = a;
    const float *bt = b;
    px_f32x16 b0; px_load_f32x16(&b0, &bt[0], columns);
    const float a0 = at[0];
    c0_0 += a0 * b0;
    const float a1 = at[a_row1];
    c1_0 += a1 * b0;
    const float a2 = at[a_row2];
    c2_0 += a2 * b0;
    const float a3 = at[a_row3];
    c3_0 += a3 * b0;

    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row1], &c1_0, columns);
    px_store_f32x16(&c[c_row2], &c2_0, columns);
    px_store_f32x16(&c[c_row3], &c3_0, columns);
}

void rank_two_products(int n, float alpha, float beta, const float A[restrict n][n], const float u1[restrict n],
                       const float v1[restrict n], const float u2[restrict n], const float v2[restrict n],
                       const float y[restrict n], const float z[restrict n], float B[restrict n][n],
                       float x[restrict n], float w[restrict n])
{
#pragma polyxform size(n = 4000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (n == 4000) {
        /* source order; interchange to j, i; microkernel of 5 x i rows and 80 x j columns over ; source order; diamond tiles of 512 in (i, j); tile bodies in source order; source order; source order */
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 4000; i++) {
            #pragma omp simd
            for (int j = 0; j < 4000; j++) {
                B[i][j] = A[i][j] + u1[i] * v1[j];
            }
        }
        #pragma omp parallel for schedule(static)
        for (long j_tile = 0; j_tile < 4000; j_tile += 80) {
            for (long i_tile = 0; i_tile < 4000; i_tile += 5) {
                px_kernel_5x80(&u2[i_tile], &v2[j_tile], &B[i_tile][j_tile]);
            }
        }
        #pragma omp simd
        for (int j = 0; j < 4000; j++) {
            x[j] = z[j];
        }
        for (int wave = -1; wave < 16; wave++) {
            for (int j_tile = ((wave + 1) / 2); j_tile <= ((wave + 2) / 2) + 7; j_tile++) {
                for (int i = px_max(px_max(0, 256 * wave), 512 * j_tile - 3999); i <= px_min(px_min(3999, 256 * wave + 511), 512 * wave - 512 * j_tile + 4510); i++) {
                    #pragma omp simd
                    for (int j = px_max(px_max(0, 512 * j_tile + i - 512 * wave - 511), 512 * j_tile - i); j <= px_min(px_min(3999, 512 * j_tile + i - 512 * wave), 512 * j_tile - i + 511); j++) {
                        x[j] += beta * B[i][j] * y[i];
                    }
                }
            }
        }
        #pragma omp simd
        for (int i = 0; i < 4000; i++) {
            w[i] = 0.0f;
        }
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 4000; i++) {
            for (int j = 0; j < 4000; j++) {
                w[i] += alpha * B[i][j] * x[j];
            }
        }
    } else {
        /* source order; interchange to j, i; microkernel of 6 x i rows and 64 x j columns over ; source order; diamond tiles of 512 in (i, j); tile bodies in source order; source order; source order */
        #pragma omp parallel for schedule(static) if((long)n * (long)n >= 10000)
        for (int i = 0; i < n; i++) {
            #pragma omp simd
            for (int j = 0; j < n; j++) {
                B[i][j] = A[i][j] + u1[i] * v1[j];
            }
        }
        #pragma omp parallel for schedule(static) if((long)n * (long)n >= 10000)
        for (long j_tile = 0; j_tile <= n - 64; j_tile += 64) {
            for (long i_tile = 0; i_tile <= n - 6; i_tile += 6) {
                px_kernel_6x64(&u2[i_tile], &v2[j_tile], &B[i_tile][j_tile], n);
            }
            for (long i_tile = n - (n % 6); i_tile < n; i_tile += 3) {
                px_edge_3x64(&u2[i_tile], &v2[j_tile], &B[i_tile][j_tile], px_min(n - i_tile, 3), n);
            }
        }
        if (n >= 1) {
            #pragma omp parallel for schedule(static)
            for (long j_tile = n - (n % 64); j_tile < n; j_tile += 16) {
                for (long i_tile = 0; i_tile <= n - 8; i_tile += 8) {
                    px_edge_8x16(&u2[i_tile], &v2[j_tile], &B[i_tile][j_tile], px_min(n - j_tile, 16), n);
                }
                for (long i_tile = n - (n % 8); i_tile < n; i_tile += 4) {
                    px_edge_4x16(
                        &u2[i_tile], &v2[j_tile], &B[i_tile][j_tile], px_min(n - i_tile, 4),
                        px_min(n - j_tile, 16), n);
                }
            }
        }
        #pragma omp parallel for simd schedule(static) if((long)n >= 10000)
        for (int j = 0; j < n; j++) {
            x[j] = z[j];
        }
        #pragma omp parallel if((long)n >= 10000)
        for (int wave = px_max(-1, px_floordiv(-n + 1, 256)); wave <= px_floordiv(n - 1, 256); wave++) {
            #pragma omp for schedule(static)
            for (int j_tile = ((wave + 1) / 2); j_tile <= ((n + 256 * wave + 254) / 512); j_tile++) {
                for (int i = px_max(px_max(0, 256 * wave), 512 * j_tile - n + 1); i <= px_min(px_min(n - 1, 256 * wave + 511), n + 512 * wave - 512 * j_tile + 510); i++) {
                    #pragma omp simd
                    for (int j = px_max(px_max(0, 512 * j_tile + i - 512 * wave - 511), 512 * j_tile - i); j <= px_min(px_min(n - 1, 512 * j_tile + i - 512 * wave), 512 * j_tile - i + 511); j++) {
                        x[j] += beta * B[i][j] * y[i];
                    }
                }
            }
        }
        #pragma omp parallel for simd schedule(static) if((long)n >= 10000)
        for (int i = 0; i < n; i++) {
            w[i] = 0.0f;
        }
        #pragma omp parallel for schedule(static) if((long)n * (long)n >= 10000)
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                w[i] += alpha * B[i][j] * x[j];
            }
        }
    }
#pragma endscop
}
