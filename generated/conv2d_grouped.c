/*
 * Grouped convolution: the channels fall into groups, and a group of outputs sees only its own group of inputs.
 * ResNeXt's 3x3 layer, 32 groups of four channels, 56x56 pixels. The group is a dimension of its own, which is the
 * same memory layout as NCHW.
 *
 *   output[n][g][k][y][x] = sum over c, r, s of
 *       input[n][g][c][y * stride + r - pad][x * stride + s - pad] * filter[g][k][c][r][s]
 *
 * where input is taken as zero outside the image.
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_max(long a, long b) { return a > b ? a : b; }

/* c[row * c_row + column] = 0
 * for r0 < 4, r1 < count1, r2 < 2, row < 4, column < 1:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2]
 * In registers: 4 x 1 accumulators, 1 columns of float. */
static void px_kernel_4x1(const float *restrict a, const float *restrict b, float *restrict c, long count1)
{
    const long a_row = 36;
    const long c_row = 3136;
    const long count0 = 4;
    const long a_stride0 = 9;
    const long b_stride0 = 3136;
    const long a_stride1 = 3;
    const long b_stride1 = 56;
    const long count2 = 2;
    const long a_stride2 = 1;
    const long b_stride2 = 1;
    const long c_next = 12544;
    float c0_0 = {0};
    float c1_0 = {0};
    float c2_0 = {0};
    float c3_0 = {0};
    __builtin_prefetch(&c[c_next], 1, 2);
    __builtin_prefetch(&c[c_next + c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row], 1, 2);

    for (long r0 = 0; r0 < count0; r0++) {
        for (long r1 = 0; r1 < count1; r1++) {
            #pragma GCC unroll 1
            for (long r2 = 0; r2 < count2; r2++) {
                const float *at = a + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2;
                const float *bt = b + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2;
                const float b0 = bt[0];
                const float a0 = at[0];
                c0_0 += a0 * b0;
                const float a1 = at[a_row];
                c1_0 += a1 * b0;
                const float a2 = at[2 * a_row];
                c2_0 += a2 * b0;
                const float a3 = at[3 * a_row];
                c3_0 += a3 * b0;
            }
        }
    }

    c[0] = c0_0;
    c[c_row] = c1_0;
    c[2 * c_row] = c2_0;
    c[3 * c_row] = c3_0;
}

/* to = the first `count` of 8 elements; the other lanes are 0, and nothing else is read. */
static inline __attribute__((always_inline)) void px_load_f32x8(void *to, const float *from, long count)
{
#if defined(__AVX__)
    typedef float vector __attribute__((vector_size(32), may_alias));
    typedef vector unaligned __attribute__((aligned(4)));
    typedef int numbers __attribute__((vector_size(32)));
    const numbers lane = {0, 1, 2, 3, 4, 5, 6, 7};
    *(unaligned *)to = __builtin_ia32_maskloadps256((const vector *)from, lane < (int)count);
#else
    float *lanes = (float *)to;
    for (int lane = 0; lane < 8; lane++) {
        lanes[lane] = lane < count ? from[lane] : 0;
    }
#endif
}

/* The first `count` of 8 elements become those of `from`; nothing else is written. */
static inline __attribute__((always_inline)) void px_store_f32x8(float *to, const void *from, long count)
{
#if defined(__AVX__)
    typedef float vector __attribute__((vector_size(32), may_alias));
    typedef vector unaligned __attribute__((aligned(4)));
    typedef int numbers __attribute__((vector_size(32)));
    const numbers lane = {0, 1, 2, 3, 4, 5, 6, 7};
    __builtin_ia32_maskstoreps256((vector *)to, lane < (int)count, *(const unaligned *)from);
#else
    const float *lanes = (const float *)from;
    for (int lane = 0; lane < 8; lane++) {
        if (lane < count) {
            to[lane] = lanes[lane];
        }
    }
#endif
}

/* c[row * c_row + column] = 0
 * for r0 < 4, r1 < count1, r2 < 3, row < 4, column < 54:
 *     c[row * c_row + column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2]
 * In registers: 4 x 4 accumulators, 16 + 16 + 16 + 8 columns of float. */
static void px_kernel_4x54(const float *restrict a, const float *restrict b, float *restrict c, long count1)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    typedef float px_f32x8 __attribute__((vector_size(32), aligned(4), may_alias));
    const long a_row = 36;
    const long c_row = 3136;
    const long count0 = 4;
    const long a_stride0 = 9;
    const long b_stride0 = 3136;
    const long a_stride1 = 3;
    const long b_stride1 = 56;
    const long count2 = 3;
    const long a_stride2 = 1;
    const long b_stride2 = 1;
    const long c_next = 12544;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c0_2 = {0};
    px_f32x8 c0_3 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c1_2 = {0};
    px_f32x8 c1_3 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c2_1 = {0};
    px_f32x16 c2_2 = {0};
    px_f32x8 c2_3 = {0};
    px_f32x16 c3_0 = {0};
    px_f32x16 c3_1 = {0};
    px_f32x16 c3_2 = {0};
    px_f32x8 c3_3 = {0};
    __builtin_prefetch(&c[c_next], 1, 2);
    __builtin_prefetch(&c[c_next + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 48], 1, 2);
    __builtin_prefetch(&c[c_next + c_row], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + c_row + 48], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 2 * c_row + 48], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 16], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 32], 1, 2);
    __builtin_prefetch(&c[c_next + 3 * c_row + 48], 1, 2);

    for (long r0 = 0; r0 < count0; r0++) {
        for (long r1 = 0; r1 < count1; r1++) {
            #pragma GCC unroll 1
            for (long r2 = 0; r2 < count2; r2++) {
                const float *at = a + r0 * a_stride0 + r1 * a_stride1 + r2 * a_stride2;
                const float *bt = b + r0 * b_stride0 + r1 * b_stride1 + r2 * b_stride2;
                const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
                const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
                const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
                px_f32x8 b3; px_load_f32x8(&b3, &bt[48], 6);
                const float a0 = at[0];
                c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3;
                const float a1 = at[a_row];
                c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2; c1_3 += a1 * b3;
                const float a2 = at[2 * a_row];
                c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2; c2_3 += a2 * b3;
                const float a3 = at[3 * a_row];
                c3_0 += a3 * b0; c3_1 += a3 * b1; c3_2 += a3 * b2; c3_3 += a3 * b3;
            }
        }
    }

    *(px_f32x16 *)&c[0] = c0_0;
    *(px_f32x16 *)&c[16] = c0_1;
    *(px_f32x16 *)&c[32] = c0_2;
    px_store_f32x8(&c[48], &c0_3, 6);
    *(px_f32x16 *)&c[c_row] = c1_0;
    *(px_f32x16 *)&c[c_row + 16] = c1_1;
    *(px_f32x16 *)&c[c_row + 32] = c1_2;
    px_store_f32x8(&c[c_row + 48], &c1_3, 6);
    *(px_f32x16 *)&c[2 * c_row] = c2_0;
    *(px_f32x16 *)&c[2 * c_row + 16] = c2_1;
    *(px_f32x16 *)&c[2 * c_row + 32] = c2_2;
    px_store_f32x8(&c[2 * c_row + 48], &c2_3, 6);
    *(px_f32x16 *)&c[3 * c_row] = c3_0;
    *(px_f32x16 *)&c[3 * c_row + 16] = c3_1;
    *(px_f32x16 *)&c[3 * c_row + 32] = c3_2;
    px_store_f32x8(&c[3 * c_row + 48], &c3_3, 6);
}

void conv2d_grouped(int images, int groups, int ofms, int ifms, int height, int width, int out_h, int out_w,
                    int filter_h, int filter_w, int stride, int pad,
                    const float input[restrict images][groups][ifms][height][width],
                    const float filter[restrict groups][ofms][ifms][filter_h][filter_w],
                    float output[restrict images][groups][ofms][out_h][out_w])
{
#pragma polyxform size(images = 4, groups = 32, ofms = 4, ifms = 4, height = 56, width = 56, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1, pad = 1)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (images == 4 && groups == 32 && ofms == 4 && ifms == 4 && height == 56 && width == 56 &&
        out_h == 56 && out_w == 56 && filter_h == 3 && filter_w == 3 && stride == 1 && pad == 1) {
        /* interchange to img, oi, group, oj, ofm; microkernel of 4 x ofm rows and 64 x oi columns over ifm, kj, ki; which begins with output = 0 */
        #pragma omp parallel for schedule(static)
        for (int img = 0; img < 4; img++) {
            for (int group = 0; group < 32; group++) {
                for (int oj = 0; oj < 56; oj++) {
                    px_kernel_4x1(
                        &filter[group][0][0][px_max(0, -oj + 1)][1],
                        &input[img][group][0][oj + px_max(0, -oj + 1) - 1][0], &output[img][group][0][oj][0],
                        px_min(-px_max(0, -oj + 1) + 3, -oj - px_max(0, -oj + 1) + 57));
                }
            }
            for (int group = 0; group < 32; group++) {
                for (int oj = 0; oj < 56; oj++) {
                    px_kernel_4x54(
                        &filter[group][0][0][px_max(0, -oj + 1)][0],
                        &input[img][group][0][oj + px_max(0, -oj + 1) - 1][0], &output[img][group][0][oj][1],
                        px_min(-px_max(0, -oj + 1) + 3, -oj - px_max(0, -oj + 1) + 57));
                }
            }
            for (int group = 0; group < 32; group++) {
                for (int oj = 0; oj < 56; oj++) {
                    px_kernel_4x1(
                        &filter[group][0][0][px_max(0, -oj + 1)][0],
                        &input[img][group][0][oj + px_max(0, -oj + 1) - 1][54],
                        &output[img][group][0][oj][55],
                        px_min(-px_max(0, -oj + 1) + 3, -oj - px_max(0, -oj + 1) + 57));
                }
            }
        }
    } else if (stride == 1) {
        /* source order; interchange to img, group, ofm, oj, ifm, kj, ki, oi */
        #pragma omp parallel for collapse(4) schedule(static) if((long)images * (long)groups * (long)ofms * (long)out_h * (long)out_w >= 10000)
        for (int img = 0; img < images; img++) {
            for (int group = 0; group < groups; group++) {
                for (int ofm = 0; ofm < ofms; ofm++) {
                    for (int oj = 0; oj < out_h; oj++) {
                        #pragma omp simd
                        for (int oi = 0; oi < out_w; oi++) {
                            output[img][group][ofm][oj][oi] = 0.0f;
                        }
                    }
                }
            }
        }
        #pragma omp parallel for collapse(4) schedule(static)
        for (int img = 0; img < images; img++) {
            for (int group = 0; group < groups; group++) {
                for (int ofm = 0; ofm < ofms; ofm++) {
                    for (int oj = px_max(0, pad - filter_h + 1); oj < px_min(out_h, pad + height); oj++) {
                        for (int ifm = 0; ifm < ifms; ifm++) {
                            for (int kj = px_max(0, pad - oj); kj < px_min(filter_h, pad + height - oj); kj++) {
                                for (int ki = px_max(0, pad - out_w + 1); ki < px_min(filter_w, pad + width); ki++) {
                                    #pragma omp simd
                                    for (int oi = px_max(0, pad - ki); oi < px_min(out_w, pad + width - ki); oi++) {
                                        output[img][group][ofm][oj][oi] += input[img][group][ifm][oj + kj - pad][oi + ki - pad] * filter[group][ofm][ifm][kj][ki];
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    } else {
        for (int img = 0; img < images; img++)
            for (int group = 0; group < groups; group++)
                for (int ofm = 0; ofm < ofms; ofm++)
                    for (int oj = 0; oj < out_h; oj++)
                        for (int oi = 0; oi < out_w; oi++) {
                            output[img][group][ofm][oj][oi] = 0.0f;
                            for (int ifm = 0; ifm < ifms; ifm++)
                                for (int kj = 0; kj < filter_h; kj++)
                                    for (int ki = 0; ki < filter_w; ki++) {
                                        int ij = oj * stride + kj - pad;
                                        int ii = oi * stride + ki - pad;
                                        if (0 <= ij && ij < height && 0 <= ii && ii < width)
                                            output[img][group][ofm][oj][oi] +=
                                                input[img][group][ifm][ij][ii] * filter[group][ofm][ifm][kj][ki];
                                    }
                        }
    }
#pragma endscop
}
