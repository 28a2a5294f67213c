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
        /* source order; interchange to img, group, ofm, oj, ifm, kj, ki, oi */
        #pragma omp parallel for collapse(2) schedule(static)
        for (int img = 0; img < 4; img++) {
            for (int group = 0; group < 32; group++) {
                for (int ofm = 0; ofm < 4; ofm++) {
                    for (int oj = 0; oj < 56; oj++) {
                        #pragma omp simd
                        for (int oi = 0; oi < 56; oi++) {
                            output[img][group][ofm][oj][oi] = 0.0f;
                        }
                    }
                }
            }
        }
        #pragma omp parallel for collapse(2) schedule(static)
        for (int img = 0; img < 4; img++) {
            for (int group = 0; group < 32; group++) {
                for (int ofm = 0; ofm < 4; ofm++) {
                    for (int oj = 0; oj < 56; oj++) {
                        for (int ifm = 0; ifm < 4; ifm++) {
                            for (int kj = px_max(0, -oj + 1); kj <= px_min(2, -oj + 56); kj++) {
                                for (int ki = 0; ki < 3; ki++) {
                                    #pragma omp simd
                                    for (int oi = px_max(0, -ki + 1); oi <= px_min(55, -ki + 56); oi++) {
                                        output[img][group][ofm][oj][oi] += input[img][group][ifm][oj + kj - 1][oi + ki - 1] * filter[group][ofm][ifm][kj][ki];
                                    }
                                }
                            }
                        }
                    }
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
