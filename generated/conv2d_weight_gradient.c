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
        /* source order; microkernel of 8 x ofm rows and 48 x ki columns over img, oj, oi in whole tiles, row by row in others */
        #pragma omp parallel for schedule(static)
        for (int ofm = 0; ofm < 64; ofm++) {
            for (int ifm = 0; ifm < 64; ifm++) {
                for (int kj = 0; kj < 3; kj++) {
                    #pragma omp simd
                    for (int ki = 0; ki < 3; ki++) {
                        grad_filter[ofm][ifm][kj][ki] = 0.0f;
                    }
                }
            }
        }
        #pragma omp parallel for schedule(static)
        for (int ifm = 0; ifm < 64; ifm++) {
            for (int kj = 0; kj < 3; kj++) {
                for (long ofm_tile = 0; ofm_tile < 64; ofm_tile += 8) {
                    for (int ofm = ofm_tile; ofm <= ofm_tile + 7; ofm++) {
                        for (int img = 0; img < 4; img++) {
                            for (int oj = px_max(0, -kj + 1); oj <= px_min(55, -kj + 56); oj++) {
                                for (int oi = 0; oi < 56; oi++) {
                                    for (int ki = px_max(0, -oi + 1); ki <= px_min(2, -oi + 56); ki++) {
                                        grad_filter[ofm][ifm][kj][ki] += input[img][ifm][oj + kj - 1][oi + ki - 1] * grad_output[img][ofm][oj][oi];
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
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
