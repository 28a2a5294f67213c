/*
 * Dilated convolution: the filter's taps are `dilation` pixels apart. DeepLab's 3x3 layer on 256 channels of 28x28
 * pixels, dilation 2.
 *
 *   output[n][k][y][x] = sum over c, r, s of
 *       input[n][c][y + r * dilation - pad][x + s * dilation - pad] * filter[k][c][r][s]
 *
 * where input is taken as zero outside the image.
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_max(long a, long b) { return a > b ? a : b; }

static inline long px_floordiv(long a, long b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }

void conv2d_dilated(int images, int ofms, int ifms, int height, int width, int out_h, int out_w, int filter_h,
                    int filter_w, int dilation, int pad, const float input[restrict images][ifms][height][width],
                    const float filter[restrict ofms][ifms][filter_h][filter_w],
                    float output[restrict images][ofms][out_h][out_w])
{
#pragma polyxform size(images = 4, ofms = 256, ifms = 256, height = 28, width = 28, out_h = 28, out_w = 28)
#pragma polyxform size(filter_h = 3, filter_w = 3, dilation = 2, pad = 2)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (images == 4 && ofms == 256 && ifms == 256 && height == 28 && width == 28 && out_h == 28 &&
        out_w == 28 && filter_h == 3 && filter_w == 3 && dilation == 2 && pad == 2) {
        /* source order; interchange to img, ofm, oj, ifm, kj, ki, oi */
        #pragma omp parallel for collapse(2) schedule(static)
        for (int img = 0; img < 4; img++) {
            for (int ofm = 0; ofm < 256; ofm++) {
                for (int oj = 0; oj < 28; oj++) {
                    #pragma omp simd
                    for (int oi = 0; oi < 28; oi++) {
                        output[img][ofm][oj][oi] = 0.0f;
                    }
                }
            }
        }
        #pragma omp parallel for collapse(2) schedule(static)
        for (int img = 0; img < 4; img++) {
            for (int ofm = 0; ofm < 256; ofm++) {
                for (int oj = 0; oj < 28; oj++) {
                    for (int ifm = 0; ifm < 256; ifm++) {
                        for (int kj = px_max(0, ((oj + 1) / 2) - oj + 1); kj <= px_min(2, ((oj + 1) / 2) - oj + 14); kj++) {
                            for (int ki = 0; ki < 3; ki++) {
                                #pragma omp simd
                                for (int oi = px_max(0, -2 * ki + 2); oi <= px_min(27, -2 * ki + 29); oi++) {
                                    output[img][ofm][oj][oi] += input[img][ifm][oj + kj * 2 - 2][oi + ki * 2 - 2] * filter[ofm][ifm][kj][ki];
                                }
                            }
                        }
                    }
                }
            }
        }
    } else if (dilation == 2) {
        /* source order; interchange to img, ofm, oj, ifm, kj, ki, oi */
        #pragma omp parallel for collapse(3) schedule(static) if((long)images * (long)ofms * (long)out_h * (long)out_w >= 10000)
        for (int img = 0; img < images; img++) {
            for (int ofm = 0; ofm < ofms; ofm++) {
                for (int oj = 0; oj < out_h; oj++) {
                    #pragma omp simd
                    for (int oi = 0; oi < out_w; oi++) {
                        output[img][ofm][oj][oi] = 0.0f;
                    }
                }
            }
        }
        #pragma omp parallel for collapse(3) schedule(static)
        for (int img = 0; img < images; img++) {
            for (int ofm = 0; ofm < ofms; ofm++) {
                for (int oj = px_max(0, pad - 2 * filter_h + 2); oj < px_min(out_h, pad + height); oj++) {
                    for (int ifm = 0; ifm < ifms; ifm++) {
                        for (int kj = px_max(0, px_floordiv(pad + oj + 1, 2) - oj); kj < px_min(filter_h, ((pad + height + oj + 1) / 2) - oj); kj++) {
                            for (int ki = px_max(0, px_floordiv(pad + out_w, 2) - out_w + 1); ki < px_min(filter_w, px_floordiv(pad + width + 1, 2)); ki++) {
                                #pragma omp simd
                                for (int oi = px_max(0, pad - 2 * ki); oi < px_min(out_w, pad + width - 2 * ki); oi++) {
                                    output[img][ofm][oj][oi] += input[img][ifm][oj + kj * 2 - pad][oi + ki * 2 - pad] * filter[ofm][ifm][kj][ki];
                                }
                            }
                        }
                    }
                }
            }
        }
    } else {
    for (int img = 0; img < images; img++)
        for (int ofm = 0; ofm < ofms; ofm++) {
            for (int oj = 0; oj < out_h; oj++)
                for (int oi = 0; oi < out_w; oi++)
                    output[img][ofm][oj][oi] = 0.0f;
            for (int ifm = 0; ifm < ifms; ifm++)
                for (int kj = 0; kj < filter_h; kj++)
                    for (int ki = 0; ki < filter_w; ki++)
                        for (int oj = 0; oj < out_h; oj++)
                            for (int oi = 0; oi < out_w; oi++)
                                if (oj + kj * dilation - pad >= 0 && oj + kj * dilation - pad < height &&
                                    oi + ki * dilation - pad >= 0 && oi + ki * dilation - pad < width)
                                    output[img][ofm][oj][oi] +=
                                        input[img][ifm][oj + kj * dilation - pad][oi + ki * dilation - pad] *
                                        filter[ofm][ifm][kj][ki];
        }
    }
#pragma endscop
}
