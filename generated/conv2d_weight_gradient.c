/*
 * Gradient of a convolution with respect to its filter: each weight meets every pixel of the batch.
 *
 *   grad_filter[k][c][r][s] = sum over n, y, x of
 *       input[n][c][y * stride + r - pad][x * stride + s - pad] * grad_output[n][k][y][x]
 *
 * where input is taken as zero outside the image.
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_max(long a, long b) { return a > b ? a : b; }

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

/* to[lane * distance + row] = lane of row, for the first `count` of 16 lanes of 3 rows. */
static inline __attribute__((always_inline)) void px_turn3_f32x16(float *to, const void *row0, const void *row1, const void *row2, long distance, long count)
{
    for (int lane = 0; lane < 16; lane++) {
        if (lane < count) {
            to[lane * distance + 0] = ((const float *)row0)[lane];
            to[lane * distance + 1] = ((const float *)row1)[lane];
            to[lane * distance + 2] = ((const float *)row2)[lane];
        }
    }
}

/* c[row * c_row + column * c_column] = 0
 * for r0 < 4, r1 < count1, r2 < 56, row < 3, column < 64:
 *     c[row * c_row + column * c_column] += a[row * a_row + r0 * a_stride0 + r1 * a_stride1 + (r2 - 1) * a_stride2]
 *         * b[column + r0 * b_stride0 + r1 * b_stride1 + (r2 - 1) * b_stride2]
 * In registers: 3 x 4 accumulators, 16 + 16 + 16 + 16 columns of float. */
static void px_kernel_3x64(const float *restrict a, const float *restrict b, float *restrict c, long count1)
{
    typedef float px_f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
    const long a_row = 1;
    const long c_column = 576;
    const long count0 = 4;
    const long a_stride0 = 200704;
    const long b_stride0 = 200704;
    const long a_stride1 = 56;
    const long b_stride1 = 3584;
    const long a_stride2 = 1;
    const long b_stride2 = 64;
    const float *volatile from = a;
    px_f32x16 c0_0 = {0};
    px_f32x16 c0_1 = {0};
    px_f32x16 c0_2 = {0};
    px_f32x16 c0_3 = {0};
    px_f32x16 c1_0 = {0};
    px_f32x16 c1_1 = {0};
    px_f32x16 c1_2 = {0};
    px_f32x16 c1_3 = {0};
    px_f32x16 c2_0 = {0};
    px_f32x16 c2_1 = {0};
    px_f32x16 c2_2 = {0};
    px_f32x16 c2_3 = {0};

    for (long r0 = 0; r0 < count0; r0++) {
        for (long r1 = 0; r1 < count1; r1++) {
            #pragma GCC unroll 1
            for (long r2 = 0; r2 < 1; r2++) {
                const float *at = from + r0 * a_stride0 + r1 * a_stride1 + (r2 - 1) * a_stride2;
                const float *bt = b + r0 * b_stride0 + r1 * b_stride1 + (r2 - 1) * b_stride2;
                const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
                const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
                const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
                const px_f32x16 b3 = *(const volatile px_f32x16 *)&bt[48];
                const float a1 = at[a_row];
                c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2; c1_3 += a1 * b3;
                const float a2 = at[2 * a_row];
                c2_0 += a2 * b0; c2_1 += a2 * b1; c2_2 += a2 * b2; c2_3 += a2 * b3;
            }
            #pragma GCC unroll 1
            for (long r2 = 1; r2 < 55; r2++) {
                const float *at = from + r0 * a_stride0 + r1 * a_stride1 + (r2 - 1) * a_stride2;
                const float *bt = b + r0 * b_stride0 + r1 * b_stride1 + (r2 - 1) * b_stride2;
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
            }
            #pragma GCC unroll 1
            for (long r2 = 55; r2 < 56; r2++) {
                const float *at = from + r0 * a_stride0 + r1 * a_stride1 + (r2 - 1) * a_stride2;
                const float *bt = b + r0 * b_stride0 + r1 * b_stride1 + (r2 - 1) * b_stride2;
                const px_f32x16 b0 = *(const volatile px_f32x16 *)&bt[0];
                const px_f32x16 b1 = *(const volatile px_f32x16 *)&bt[16];
                const px_f32x16 b2 = *(const volatile px_f32x16 *)&bt[32];
                const px_f32x16 b3 = *(const volatile px_f32x16 *)&bt[48];
                const float a0 = at[0];
                c0_0 += a0 * b0; c0_1 += a0 * b1; c0_2 += a0 * b2; c0_3 += a0 * b3;
                const float a1 = at[a_row];
                c1_0 += a1 * b0; c1_1 += a1 * b1; c1_2 += a1 * b2; c1_3 += a1 * b3;
            }
        }
    }

    px_turn3_f32x16(&c[0], &c0_0, &c1_0, &c2_0, c_column, 16);
    px_turn3_f32x16(&c[16 * c_column], &c0_1, &c1_1, &c2_1, c_column, 16);
    px_turn3_f32x16(&c[32 * c_column], &c0_2, &c1_2, &c2_2, c_column, 16);
    px_turn3_f32x16(&c[48 * c_column], &c0_3, &c1_3, &c2_3, c_column, 16);
}

void conv2d_weight_gradient(int images, int ofms, int ifms, int height, int width, int out_h, int out_w, int filter_h,
                            int filter_w, int stride, int pad,
                            const float input[restrict images][ifms][height][width],
                            const float grad_output[restrict images][ofms][out_h][out_w],
                            float grad_filter[restrict ofms][ifms][filter_h][filter_w])
{
#pragma polyxform size(images = 4, ofms = 64, ifms = 64, height = 56, width = 56, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1, pad = 1)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (images == 4 && ofms == 64 && ifms == 64 && height == 56 && width == 56 && out_h == 56 &&
        out_w == 56 && filter_h == 3 && filter_w == 3 && stride == 1 && pad == 1) {
        /* pack grad_output in panels of 64 columns; interchange to ofm, ifm, kj, ki; microkernel of 3 x ki rows and 64 x ofm columns over img, oj, oi; which begins with grad_filter = 0 */
        float *px_grad_output = px_allocate(sizeof(float), 802816);
        if (px_grad_output) {
            #pragma omp parallel for schedule(static)
            for (long ofm_panel = 0; ofm_panel < 64; ofm_panel += 64) {
                for (long img = 0; img < 4; img++) {
                    for (long ofm = 0; ofm < 64; ofm++) {
                        for (long oj = 0; oj < 56; oj++) {
                            for (long oi = 0; oi < 56; oi++) {
                                px_grad_output[12544 * ofm_panel + 200704 * img + 3584 * oj + 64 * oi + ofm] = grad_output[img][ofm_panel + ofm][oj][oi];
                            }
                        }
                    }
                }
            }
            #pragma omp parallel for schedule(static)
            for (int ifm = 0; ifm < 64; ifm++) {
                for (int kj = 0; kj < 3; kj++) {
                    px_kernel_3x64(
                        &input[0][ifm][kj + px_max(0, -kj + 1) - 1][0],
                        &px_grad_output[3584 * px_max(0, -kj + 1) + 64], &grad_filter[0][ifm][kj][0],
                        px_min(-px_max(0, -kj + 1) + 56, -kj - px_max(0, -kj + 1) + 57));
                }
            }
        } else {
            for (int ofm = 0; ofm < ofms; ofm++)
                for (int ifm = 0; ifm < ifms; ifm++)
                    for (int kj = 0; kj < filter_h; kj++)
                        for (int ki = 0; ki < filter_w; ki++) {
                            grad_filter[ofm][ifm][kj][ki] = 0.0f;
                            for (int img = 0; img < images; img++)
                                for (int oj = 0; oj < out_h; oj++) {
                                    const int ij = oj * stride + kj - pad;
                                    if (ij >= 0 && ij < height)
                                        for (int oi = 0; oi < out_w; oi++) {
                                            const int ii = oi * stride + ki - pad;
                                            if (ii >= 0 && ii < width)
                                                grad_filter[ofm][ifm][kj][ki] +=
                                                    input[img][ifm][ij][ii] * grad_output[img][ofm][oj][oi];
                                        }
                                }
                        }
        }
        px_release(px_grad_output);
    } else if (stride == 1) {
        /* source order; interchange to ofm, ifm, kj, img, oj, oi, ki */
        #pragma omp parallel for collapse(3) schedule(static) if((long)ofms * (long)ifms * (long)filter_h * (long)filter_w >= 10000)
        for (int ofm = 0; ofm < ofms; ofm++) {
            for (int ifm = 0; ifm < ifms; ifm++) {
                for (int kj = 0; kj < filter_h; kj++) {
                    #pragma omp simd
                    for (int ki = 0; ki < filter_w; ki++) {
                        grad_filter[ofm][ifm][kj][ki] = 0.0f;
                    }
                }
            }
        }
        #pragma omp parallel for collapse(3) schedule(static)
        for (int ofm = 0; ofm < ofms; ofm++) {
            for (int ifm = 0; ifm < ifms; ifm++) {
                for (int kj = px_max(0, pad - out_h + 1); kj < px_min(filter_h, pad + height); kj++) {
                    for (int img = 0; img < images; img++) {
                        for (int oj = px_max(0, pad - kj); oj < px_min(out_h, pad + height - kj); oj++) {
                            for (int oi = px_max(0, pad - filter_w + 1); oi < px_min(out_w, pad + width); oi++) {
                                #pragma omp simd
                                for (int ki = px_max(0, pad - oi); ki < px_min(filter_w, pad + width - oi); ki++) {
                                    grad_filter[ofm][ifm][kj][ki] += input[img][ifm][oj + kj - pad][oi + ki - pad] * grad_output[img][ofm][oj][oi];
                                }
                            }
                        }
                    }
                }
            }
        }
    } else {
    for (int ofm = 0; ofm < ofms; ofm++)
        for (int ifm = 0; ifm < ifms; ifm++)
            for (int kj = 0; kj < filter_h; kj++)
                for (int ki = 0; ki < filter_w; ki++) {
                    grad_filter[ofm][ifm][kj][ki] = 0.0f;
                    for (int img = 0; img < images; img++)
                        for (int oj = 0; oj < out_h; oj++) {
                            const int ij = oj * stride + kj - pad;
                            if (ij >= 0 && ij < height)
                                for (int oi = 0; oi < out_w; oi++) {
                                    const int ii = oi * stride + ki - pad;
                                    if (ii >= 0 && ii < width)
                                        grad_filter[ofm][ifm][kj][ki] +=
                                            input[img][ifm][ij][ii] * grad_output[img][ofm][oj][oi];
                                }
                        }
                }
    }
#pragma endscop
}
