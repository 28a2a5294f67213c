/*
 * Matrix multiplication, C += A * B, all row-major: A is m x p, B is p x n, C is m x n.
 *
 *   C[i][j] += sum over k of A[i][k] * B[k][j]
 */

/* The matrices as two-dimensional arrays. */
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

static inline long px_min(long a, long b) { return a < b ? a : b; }

/* for r0 < 1024, row < 8, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 16 + 16 + 16 columns of float. */
static __attribute__((noinline)) void px_kernel_8x48(const float *restrict a, const float *restrict b, float *restrict c)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1024;
    const long c_row = 1024;
    const long count0 = 1024;
    const long a_stride0 = 1;
    const long b_stride0 = 48;
    px_f32x16 c0_0 = *(const px_f32x16 *)&c[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&c[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&c[32];
    px_f32x16 c1_0 = *(const px_f32x16 *)&c[c_row];
    px_f32x16 c1_1 = *(const px_f32x16 *)&c[c_row + 16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&c[c_row + 32];
    px_f32x16 c2_0 = *(const px_f32x16 *)&c[2 * c_row];
    px_f32x16 c2_1 = *(const px_f32x16 *)&c[2 * c_row + 16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&c[2 * c_row + 32];
    px_f32x16 c3_0 = *(const px_f32x16 *)&c[3 * c_row];
    px_f32x16 c3_1 = *(const px_f32x16 *)&c[3 * c_row + 16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&c[3 * c_row + 32];
    px_f32x16 c4_0 = *(const px_f32x16 *)&c[4 * c_row];
    px_f32x16 c4_1 = *(const px_f32x16 *)&c[4 * c_row + 16];
    px_f32x16 c4_2 = *(const px_f32x16 *)&c[4 * c_row + 32];
    px_f32x16 c5_0 = *(const px_f32x16 *)&c[5 * c_row];
    px_f32x16 c5_1 = *(const px_f32x16 *)&c[5 * c_row + 16];
    px_f32x16 c5_2 = *(const px_f32x16 *)&c[5 * c_row + 32];
    px_f32x16 c6_0 = *(const px_f32x16 *)&c[6 * c_row];
    px_f32x16 c6_1 = *(const px_f32x16 *)&c[6 * c_row + 16];
    px_f32x16 c6_2 = *(const px_f32x16 *)&c[6 * c_row + 32];
    px_f32x16 c7_0 = *(const px_f32x16 *)&c[7 * c_row];
    px_f32x16 c7_1 = *(const px_f32x16 *)&c[7 * c_row + 16];
    px_f32x16 c7_2 = *(const px_f32x16 *)&c[7 * c_row + 32];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
        const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
        const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
        const float a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
        const float a1 = at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2;
        const float a2 = at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2;
        const float a3 = at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2;
        const float a4 = at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2;
        const float a5 = at[5 * a_row];
        c5_0 += a5 * b0; c5_1 += a5 * b1; c5_2 += a5 * b2;
        const float a6 = at[6 * a_row];
        c6_0 += a6 * b0; c6_1 += a6 * b1; c6_2 += a6 * b2;
        const float a7 = at[7 * a_row];
        c7_0 += a7 * b0; c7_1 += a7 * b1; c7_2 += a7 * b2;
    }

    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[c_row + 16] = c1_1;
    *(px_f32x16 *)&c[c_row + 32] = c1_2;
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_f32x16 *)&c[2 * c_row + 32] = c2_2;
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[3 * c_row + 16] = c3_1;
    *(px_f32x16 *)&c[3 * c_row + 32] = c3_2;
    *(px_f32x16 *)&c[4 * c_row] = c4_0;
    *(px_f32x16 *)&c[4 * c_row + 16] = c4_1;
    *(px_f32x16 *)&c[4 * c_row + 32] = c4_2;
    *(px_f32x16 *)&c[5 * c_row] = c5_0;
    *(px_f32x16 *)&c[5 * c_row + 16] = c5_1;
    *(px_f32x16 *)&c[5 * c_row + 32] = c5_2;
    *(px_f32x16 *)&c[6 * c_row] = c6_0;
    *(px_f32x16 *)&c[6 * c_row + 16] = c6_1;
    *(px_f32x16 *)&c[6 * c_row + 32] = c6_2;
    *(px_f32x16 *)&c[7 * c_row] = c7_0;
    *(px_f32x16 *)&c[7 * c_row + 16] = c7_1;
    *(px_f32x16 *)&c[7 * c_row + 32] = c7_2;
}

/* for r0 < 1024, row < 8, column < 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 1 accumulators, 16 columns of float. */
static void px_kernel_8x16(const float *restrict a, const float *restrict b, float *restrict c)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1024;
    const long c_row = 1024;
    const long count0 = 1024;
    const long a_stride0 = 1;
    const long b_stride0 = 16;
    px_f32x16 c0_0 = *(const px_f32x16 *)&c[0];
    px_f32x16 c1_0 = *(const px_f32x16 *)&c[c_row];
    px_f32x16 c2_0 = *(const px_f32x16 *)&c[2 * c_row];
    px_f32x16 c3_0 = *(const px_f32x16 *)&c[3 * c_row];
    px_f32x16 c4_0 = *(const px_f32x16 *)&c[4 * c_row];
    px_f32x16 c5_0 = *(const px_f32x16 *)&c[5 * c_row];
    px_f32x16 c6_0 = *(const px_f32x16 *)&c[6 * c_row];
    px_f32x16 c7_0 = *(const px_f32x16 *)&c[7 * c_row];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
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
    }

    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[4 * c_row] = c4_0;
    *(px_f32x16 *)&c[5 * c_row] = c5_0;
    *(px_f32x16 *)&c[6 * c_row] = c6_0;
    *(px_f32x16 *)&c[7 * c_row] = c7_0;
}

/* for r0 < count0, row < 8, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 3 accumulators, 16 + 16 + 16 columns of float. */
static void px_kernel_8x48_2(const float *restrict a, const float *restrict b, float *restrict c, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    if (count0 < 1) return;
    px_f32x16 c0_0 = *(const px_f32x16 *)&c[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&c[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&c[32];
    px_f32x16 c1_0 = *(const px_f32x16 *)&c[c_row];
    px_f32x16 c1_1 = *(const px_f32x16 *)&c[c_row + 16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&c[c_row + 32];
    px_f32x16 c2_0 = *(const px_f32x16 *)&c[2 * c_row];
    px_f32x16 c2_1 = *(const px_f32x16 *)&c[2 * c_row + 16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&c[2 * c_row + 32];
    px_f32x16 c3_0 = *(const px_f32x16 *)&c[3 * c_row];
    px_f32x16 c3_1 = *(const px_f32x16 *)&c[3 * c_row + 16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&c[3 * c_row + 32];
    px_f32x16 c4_0 = *(const px_f32x16 *)&c[4 * c_row];
    px_f32x16 c4_1 = *(const px_f32x16 *)&c[4 * c_row + 16];
    px_f32x16 c4_2 = *(const px_f32x16 *)&c[4 * c_row + 32];
    px_f32x16 c5_0 = *(const px_f32x16 *)&c[5 * c_row];
    px_f32x16 c5_1 = *(const px_f32x16 *)&c[5 * c_row + 16];
    px_f32x16 c5_2 = *(const px_f32x16 *)&c[5 * c_row + 32];
    px_f32x16 c6_0 = *(const px_f32x16 *)&c[6 * c_row];
    px_f32x16 c6_1 = *(const px_f32x16 *)&c[6 * c_row + 16];
    px_f32x16 c6_2 = *(const px_f32x16 *)&c[6 * c_row + 32];
    px_f32x16 c7_0 = *(const px_f32x16 *)&c[7 * c_row];
    px_f32x16 c7_1 = *(const px_f32x16 *)&c[7 * c_row + 16];
    px_f32x16 c7_2 = *(const px_f32x16 *)&c[7 * c_row + 32];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
        const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
        const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
        const float a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
        const float a1 = at[a_row];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2;
        const float a2 = at[2 * a_row];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2;
        const float a3 = at[3 * a_row];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2;
        const float a4 = at[4 * a_row];
        c4_0 += a4 * b0; c4_1 += a4 * b1; c4_2 += a4 * b2;
        const float a5 = at[5 * a_row];
        c5_0 += a5 * b0; c5_1 += a5 * b1; c5_2 += a5 * b2;
        const float a6 = at[6 * a_row];
        c6_0 += a6 * b0; c6_1 += a6 * b1; c6_2 += a6 * b2;
        const float a7 = at[7 * a_row];
        c7_0 += a7 * b0; c7_1 += a7 * b1; c7_2 += a7 * b2;
    }

    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[c_row + 16] = c1_1;
    *(px_f32x16 *)&c[c_row + 32] = c1_2;
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_f32x16 *)&c[2 * c_row + 32] = c2_2;
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[3 * c_row + 16] = c3_1;
    *(px_f32x16 *)&c[3 * c_row + 32] = c3_2;
    *(px_f32x16 *)&c[4 * c_row] = c4_0;
    *(px_f32x16 *)&c[4 * c_row + 16] = c4_1;
    *(px_f32x16 *)&c[4 * c_row + 32] = c4_2;
    *(px_f32x16 *)&c[5 * c_row] = c5_0;
    *(px_f32x16 *)&c[5 * c_row + 16] = c5_1;
    *(px_f32x16 *)&c[5 * c_row + 32] = c5_2;
    *(px_f32x16 *)&c[6 * c_row] = c6_0;
    *(px_f32x16 *)&c[6 * c_row + 16] = c6_1;
    *(px_f32x16 *)&c[6 * c_row + 32] = c6_2;
    *(px_f32x16 *)&c[7 * c_row] = c7_0;
    *(px_f32x16 *)&c[7 * c_row + 16] = c7_1;
    *(px_f32x16 *)&c[7 * c_row + 32] = c7_2;
}

/* for r0 < count0, row < rows <= 4, column < 48:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 4 x 3 accumulators, 16 + 16 + 16 columns of float. */
static void px_edge_4x48(const float *restrict a, const float *restrict b, float *restrict c, long rows, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    if (rows < 1) return;
    if (count0 < 1) return;
    const long a_row1 = rows > 1 ? a_row : 0;
    const long a_row2 = rows > 2 ? 2 * a_row : 0;
    const long a_row3 = rows > 3 ? 3 * a_row : 0;
    const long c_row1 = rows > 1 ? c_row : 0;
    const long c_row2 = rows > 2 ? 2 * c_row : 0;
    const long c_row3 = rows > 3 ? 3 * c_row : 0;
    px_f32x16 c0_0 = *(const px_f32x16 *)&c[0];
    px_f32x16 c0_1 = *(const px_f32x16 *)&c[16];
    px_f32x16 c0_2 = *(const px_f32x16 *)&c[32];
    px_f32x16 c1_0 = *(const px_f32x16 *)&c[c_row1];
    px_f32x16 c1_1 = *(const px_f32x16 *)&c[c_row1 + 16];
    px_f32x16 c1_2 = *(const px_f32x16 *)&c[c_row1 + 32];
    px_f32x16 c2_0 = *(const px_f32x16 *)&c[c_row2];
    px_f32x16 c2_1 = *(const px_f32x16 *)&c[c_row2 + 16];
    px_f32x16 c2_2 = *(const px_f32x16 *)&c[c_row2 + 32];
    px_f32x16 c3_0 = *(const px_f32x16 *)&c[c_row3];
    px_f32x16 c3_1 = *(const px_f32x16 *)&c[c_row3 + 16];
    px_f32x16 c3_2 = *(const px_f32x16 *)&c[c_row3 + 32];

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
        const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
        const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
        const float a0 = at[0];
        c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2;
        const float a1 = at[a_row1];
        c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2;
        const float a2 = at[a_row2];
        c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2;
        const float a3 = at[a_row3];
        c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2;
    }

    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    *(px_f32x16 *)&c[c_row1] = c1_0;
    *(px_f32x16 *)&c[c_row1 + 16] = c1_1;
    *(px_f32x16 *)&c[c_row1 + 32] = c1_2;
    *(px_f32x16 *)&c[c_row2] = c2_0;
    *(px_f32x16 *)&c[c_row2 + 16] = c2_1;
    *(px_f32x16 *)&c[c_row2 + 32] = c2_2;
    *(px_f32x16 *)&c[c_row3] = c3_0;
    *(px_f32x16 *)&c[c_row3 + 16] = c3_1;
    *(px_f32x16 *)&c[c_row3 + 32] = c3_2;
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

/* for r0 < count0, row < 8, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 8 x 1 accumulators, 16 columns of float. */
static void px_edge_8x16(const float *restrict a, const float *restrict b, float *restrict c, long columns, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    if (columns < 1) return;
    if (count0 < 1) return;
    px_f32x16 c0_0; px_load_f32x16(&c0_0, &c[0], columns);
    px_f32x16 c1_0; px_load_f32x16(&c1_0, &c[c_row], columns);
    px_f32x16 c2_0; px_load_f32x16(&c2_0, &c[2 * c_row], columns);
    px_f32x16 c3_0; px_load_f32x16(&c3_0, &c[3 * c_row], columns);
    px_f32x16 c4_0; px_load_f32x16(&c4_0, &c[4 * c_row], columns);
    px_f32x16 c5_0; px_load_f32x16(&c5_0, &c[5 * c_row], columns);
    px_f32x16 c6_0; px_load_f32x16(&c6_0, &c[6 * c_row], columns);
    px_f32x16 c7_0; px_load_f32x16(&c7_0, &c[7 * c_row], columns);

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
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
    }

    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row], &c1_0, columns);
    px_store_f32x16(&c[2 * c_row], &c2_0, columns);
    px_store_f32x16(&c[3 * c_row], &c3_0, columns);
    px_store_f32x16(&c[4 * c_row], &c4_0, columns);
    px_store_f32x16(&c[5 * c_row], &c5_0, columns);
    px_store_f32x16(&c[6 * c_row], &c6_0, columns);
    px_store_f32x16(&c[7 * c_row], &c7_0, columns);
}

/* for r0 < count0, row < rows <= 4, column < columns <= 16:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0]
 *         * b[column + r0 * b_stride0]
 * In registers: 4 x 1 accumulators, 16 columns of float. */
static void px_edge_4x16(const float *restrict a, const float *restrict b, float *restrict c, long rows, long columns, long a_row, long c_row, long count0, long b_stride0)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_stride0 = 1;
    if (rows < 1) return;
    if (columns < 1) return;
    if (count0 < 1) return;
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

    #pragma GCC unroll 1
    for (long r0 = 0; r0 < count0; r0++) {
        const float *at = a + r0 * a_stride0;
        const float *bt = b + r0 * b_stride0;
        px_f32x16 b0; px_load_f32x16(&b0, &bt[0], columns);
        const float a0 = at[0];
        c0_0 += a0 * b0;
        const float a1 = at[a_row1];
        c1_0 += a1 * b0;
        const float a2 = at[a_row2];
        c2_0 += a2 * b0;
        const float a3 = at[a_row3];
        c3_0 += a3 * b0;
    }

    px_store_f32x16(&c[0], &c0_0, columns);
    px_store_f32x16(&c[c_row1], &c1_0, columns);
    px_store_f32x16(&c[c_row2], &c2_0, columns);
    px_store_f32x16(&c[c_row3], &c3_0, columns);
}

void matmul(int m, int n, int p, const float A[restrict m][p], const float B[restrict p][n], float C[restrict m][n])
{
#pragma polyxform size(m = 1024, n = 1024, p = 1024)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (m == 1024 && n == 1024 && p == 1024) {
        /* pack B in panels of 48 columns; interchange to j, i; microkernel of 8 x i rows and 48 x j columns over k */
        float *px_B = px_allocate(sizeof(float), 1048576);
        if (px_B) {
            #pragma omp parallel for schedule(static)
            for (long k_group = 0; k_group < 1024; k_group += 32) {
                for (long j_panel = 0; j_panel < 1008; j_panel += 48) {
                    for (long k = 0; k < 32; k++) {
                        for (long j = 0; j < 48; j++) {
                            px_B[1024 * j_panel + 48 * k_group + 48 * k + j] = B[k_group + k][j_panel + j];
                        }
                    }
                }
            }
            for (long k_group = 0; k_group < 1024; k_group += 32) {
                for (long j_panel = 1008; j_panel < 1024; j_panel += 16) {
                    for (long k = 0; k < 32; k++) {
                        for (long j = 0; j < 16; j++) {
                            px_B[1024 * j_panel + 16 * k_group + 16 * k + j] = B[k_group + k][j_panel + j];
                        }
                    }
                }
            }
            #pragma omp parallel for collapse(2) schedule(static)
            for (long j_tile = 0; j_tile < 1008; j_tile += 48) {
                for (long i_tile = 0; i_tile < 1024; i_tile += 8) {
                    px_kernel_8x48(&A[i_tile][0], &px_B[1024 * j_tile], &C[i_tile][j_tile]);
                }
            }
            #pragma omp parallel for schedule(static)
            for (long i_tile = 0; i_tile < 1024; i_tile += 8) {
                px_kernel_8x16(&A[i_tile][0], &px_B[1032192], &C[i_tile][1008]);
            }
        } else {
            for (int i = 0; i < m; i++)
                for (int j = 0; j < n; j++)
                    for (int k = 0; k < p; k++)
                        C[i][j] += A[i][k] * B[k][j];
        }
        px_release(px_B);
    } else if ((long)m * (long)n * (long)p >= 3000) {
        /* interchange to j, i; microkernel of 8 x i rows and 48 x j columns over k */
        if (m >= 1) {
            #pragma omp parallel for schedule(static) if((long)m * (long)n * (long)p >= 10000)
            for (long j_tile = 0; j_tile <= n - 48; j_tile += 48) {
                for (long i_tile = 0; i_tile <= m - 8; i_tile += 8) {
                    px_kernel_8x48_2(&A[i_tile][0], &B[0][j_tile], &C[i_tile][j_tile], p, n, p, n);
                }
                for (long i_tile = m - (m % 8); i_tile < m; i_tile += 4) {
                    px_edge_4x48(
                        &A[i_tile][0], &B[0][j_tile], &C[i_tile][j_tile], px_min(m - i_tile, 4), p, n, p, n);
                }
            }
            if (n >= 1) {
                #pragma omp parallel for schedule(static)
                for (long j_tile = n - (n % 48); j_tile < n; j_tile += 16) {
                    for (long i_tile = 0; i_tile <= m - 8; i_tile += 8) {
                        px_edge_8x16(
                            &A[i_tile][0], &B[0][j_tile], &C[i_tile][j_tile], px_min(n - j_tile, 16), p, n,
                            p, n);
                    }
                    for (long i_tile = m - (m % 8); i_tile < m; i_tile += 4) {
                        px_edge_4x16(
                            &A[i_tile][0], &B[0][j_tile], &C[i_tile][j_tile], px_min(m - i_tile, 4),
                            px_min(n - j_tile, 16), p, n, p, n);
                    }
                }
            }
        }
    } else {
        for (int i = 0; i < m; i++)
            for (int j = 0; j < n; j++)
                for (int k = 0; k < p; k++)
                    C[i][j] += A[i][k] * B[k][j];
    }
#pragma endscop
}

/* The same matrices behind pointers, subscripts written out by hand. */
void matmul_linear(int m, int n, int p, const float *restrict A, const float *restrict B, float *restrict C)
{
#pragma polyxform size(m = 1024, n = 1024, p = 1024)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (m == 1024 && n == 1024 && p == 1024) {
        /* pack B in panels of 48 columns; interchange to j, i; microkernel of 8 x i rows and 48 x j columns over k */
        float *px_B = px_allocate(sizeof(float), 1048576);
        if (px_B) {
            #pragma omp parallel for schedule(static)
            for (long k_group = 0; k_group < 1024; k_group += 32) {
                for (long j_panel = 0; j_panel < 1008; j_panel += 48) {
                    for (long k = 0; k < 32; k++) {
                        for (long j = 0; j < 48; j++) {
                            px_B[1024 * j_panel + 48 * k_group + 48 * k + j] = B[1024 * k_group + 1024 * k + j_panel + j];
                        }
                    }
                }
            }
            for (long k_group = 0; k_group < 1024; k_group += 32) {
                for (long j_panel = 1008; j_panel < 1024; j_panel += 16) {
                    for (long k = 0; k < 32; k++) {
                        for (long j = 0; j < 16; j++) {
                            px_B[1024 * j_panel + 16 * k_group + 16 * k + j] = B[1024 * k_group + 1024 * k + j_panel + j];
                        }
                    }
                }
            }
            #pragma omp parallel for collapse(2) schedule(static)
            for (long j_tile = 0; j_tile < 1008; j_tile += 48) {
                for (long i_tile = 0; i_tile < 1024; i_tile += 8) {
                    px_kernel_8x48(&A[1024 * i_tile], &px_B[1024 * j_tile], &C[1024 * i_tile + j_tile]);
                }
            }
            #pragma omp parallel for schedule(static)
            for (long i_tile = 0; i_tile < 1024; i_tile += 8) {
                px_kernel_8x16(&A[1024 * i_tile], &px_B[1032192], &C[1024 * i_tile + 1008]);
            }
        } else {
            for (int i = 0; i < m; i++)
                for (int j = 0; j < n; j++)
                    for (int k = 0; k < p; k++)
                        C[i * n + j] += A[i * p + k] * B[k * n + j];
        }
        px_release(px_B);
    } else if ((long)m * (long)n * (long)p >= 3000) {
        /* interchange to j, i; microkernel of 8 x i rows and 48 x j columns over k */
        if (m >= 1) {
            #pragma omp parallel for schedule(static) if((long)m * (long)n * (long)p >= 10000)
            for (long j_tile = 0; j_tile <= n - 48; j_tile += 48) {
                for (long i_tile = 0; i_tile <= m - 8; i_tile += 8) {
                    px_kernel_8x48_2(
                        &A[(long)i_tile * p], &B[j_tile], &C[(long)i_tile * n + j_tile], p, n, p, n);
                }
                for (long i_tile = m - (m % 8); i_tile < m; i_tile += 4) {
                    px_edge_4x48(
                        &A[(long)i_tile * p], &B[j_tile], &C[(long)i_tile * n + j_tile],
                        px_min(m - i_tile, 4), p, n, p, n);
                }
            }
            if (n >= 1) {
                #pragma omp parallel for schedule(static)
                for (long j_tile = n - (n % 48); j_tile < n; j_tile += 16) {
                    for (long i_tile = 0; i_tile <= m - 8; i_tile += 8) {
                        px_edge_8x16(
                            &A[(long)i_tile * p], &B[j_tile], &C[(long)i_tile * n + j_tile],
                            px_min(n - j_tile, 16), p, n, p, n);
                    }
                    for (long i_tile = m - (m % 8); i_tile < m; i_tile += 4) {
                        px_edge_4x16(
                            &A[(long)i_tile * p], &B[j_tile], &C[(long)i_tile * n + j_tile],
                            px_min(m - i_tile, 4), px_min(n - j_tile, 16), p, n, p, n);
                    }
                }
            }
        }
    } else {
        for (int i = 0; i < m; i++)
            for (int j = 0; j < n; j++)
                for (int k = 0; k < p; k++)
                    C[i * n + j] += A[i * p + k] * B[k * n + j];
    }
#pragma endscop
}
