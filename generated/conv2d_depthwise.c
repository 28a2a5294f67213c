/*
 * Depthwise convolution: each channel has its own filter and meets no other channel. MobileNet's 3x3 layer on 128
 * channels of 56x56 pixels.
 *
 *   output[n][c][y][x] = sum over r, s of input[n][c][y * stride + r - pad][x * stride + s - pad] * filter[c][r][s]
 *
 * where input is taken as zero outside the image.
 */

/* NCHW: every channel is an image of its own. */
static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_max(long a, long b) { return a > b ? a : b; }

void conv2d_depthwise(int images, int channels, int height, int width, int out_h, int out_w, int filter_h,
                      int filter_w, int stride, int pad, const float input[restrict images][channels][height][width],
                      const float filter[restrict channels][filter_h][filter_w],
                      float output[restrict images][channels][out_h][out_w])
{
#pragma polyxform size(images = 4, channels = 128, height = 56, width = 56, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1, pad = 1)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (images == 4 && channels == 128 && height == 56 && width == 56 && out_h == 56 && out_w == 56 &&
        filter_h == 3 && filter_w == 3 && stride == 1 && pad == 1) {
        /* source order; interchange to img, c, oj, kj, ki, oi */
        #pragma omp parallel for collapse(2) schedule(static)
        for (int img = 0; img < 4; img++) {
            for (int c = 0; c < 128; c++) {
                for (int oj = 0; oj < 56; oj++) {
                    #pragma omp simd
                    for (int oi = 0; oi < 56; oi++) {
                        output[img][c][oj][oi] = 0.0f;
                    }
                }
            }
        }
        #pragma omp parallel for collapse(2) schedule(static)
        for (int img = 0; img < 4; img++) {
            for (int c = 0; c < 128; c++) {
                for (int oj = 0; oj < 56; oj++) {
                    for (int kj = px_max(0, -oj + 1); kj <= px_min(2, -oj + 56); kj++) {
                        for (int ki = 0; ki < 3; ki++) {
                            #pragma omp simd
                            for (int oi = px_max(0, -ki + 1); oi <= px_min(55, -ki + 56); oi++) {
                                output[img][c][oj][oi] += input[img][c][oj + kj - 1][oi + ki - 1] * filter[c][kj][ki];
                            }
                        }
                    }
                }
            }
        }
    } else if (stride == 1) {
        /* source order; interchange to img, c, oj, kj, ki, oi */
        #pragma omp parallel for collapse(3) schedule(static) if((long)images * (long)channels * (long)out_h * (long)out_w >= 10000)
        for (int img = 0; img < images; img++) {
            for (int c = 0; c < channels; c++) {
                for (int oj = 0; oj < out_h; oj++) {
                    #pragma omp simd
                    for (int oi = 0; oi < out_w; oi++) {
                        output[img][c][oj][oi] = 0.0f;
                    }
                }
            }
        }
        #pragma omp parallel for collapse(3) schedule(static)
        for (int img = 0; img < images; img++) {
            for (int c = 0; c < channels; c++) {
                for (int oj = px_max(0, pad - filter_h + 1); oj < px_min(out_h, pad + height); oj++) {
                    for (int kj = px_max(0, pad - oj); kj < px_min(filter_h, pad + height - oj); kj++) {
                        for (int ki = px_max(0, pad - out_w + 1); ki < px_min(filter_w, pad + width); ki++) {
                            #pragma omp simd
                            for (int oi = px_max(0, pad - ki); oi < px_min(out_w, pad + width - ki); oi++) {
                                output[img][c][oj][oi] += input[img][c][oj + kj - pad][oi + ki - pad] * filter[c][kj][ki];
                            }
                        }
                    }
                }
            }
        }
    } else {
    for (int img = 0; img < images; img++)
        for (int c = 0; c < channels; c++)
            for (int oj = 0; oj < out_h; oj++)
                for (int oi = 0; oi < out_w; oi++) {
                    output[img][c][oj][oi] = 0.0f;
                    for (int kj = 0; kj < filter_h; kj++)
                        for (int ki = 0; ki < filter_w; ki++)
                            if (oj * stride + kj - pad >= 0 && oj * stride + kj - pad < height &&
                                oi * stride + ki - pad >= 0 && oi * stride + ki - pad < width)
                                output[img][c][oj][oi] +=
                                    input[img][c][oj * stride + kj - pad][oi * stride + ki - pad] * filter[c][kj][ki];
                }
    }
#pragma endscop
}

/* NHWC: the channels of a pixel lie side by side. */
void conv2d_depthwise_nhwc(int images, int channels, int height, int width, int out_h, int out_w, int filter_h,
                           int filter_w, int stride, int pad,
                           const float input[restrict images][height][width][channels],
                           const float filter[restrict filter_h][filter_w][channels],
                           float output[restrict images][out_h][out_w][channels])
{
#pragma polyxform size(images = 4, channels = 128, height = 56, width = 56, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1, pad = 1)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (images == 4 && channels == 128 && height == 56 && width == 56 && out_h == 56 && out_w == 56 &&
        filter_h == 3 && filter_w == 3 && stride == 1 && pad == 1) {
        /* source order; source order */
        #pragma omp parallel for collapse(2) schedule(static)
        for (int img = 0; img < 4; img++) {
            for (int oj = 0; oj < 56; oj++) {
                for (int oi = 0; oi < 56; oi++) {
                    #pragma omp simd
                    for (int c = 0; c < 128; c++) {
                        output[img][oj][oi][c] = 0.0f;
                    }
                }
            }
        }
        #pragma omp parallel for collapse(2) schedule(static)
        for (int img = 0; img < 4; img++) {
            for (int oj = 0; oj < 56; oj++) {
                for (int oi = 0; oi < 56; oi++) {
                    for (int kj = px_max(0, -oj + 1); kj <= px_min(2, -oj + 56); kj++) {
                        for (int ki = px_max(0, -oi + 1); ki <= px_min(2, -oi + 56); ki++) {
                            #pragma omp simd
                            for (int c = 0; c < 128; c++) {
                                output[img][oj][oi][c] += input[img][oj + kj - 1][oi + ki - 1][c] * filter[kj][ki][c];
                            }
                        }
                    }
                }
            }
        }
    } else if (stride == 1) {
        /* source order; source order */
        #pragma omp parallel for collapse(3) schedule(static) if((long)images * (long)out_h * (long)out_w * (long)channels >= 10000)
        for (int img = 0; img < images; img++) {
            for (int oj = 0; oj < out_h; oj++) {
                for (int oi = 0; oi < out_w; oi++) {
                    #pragma omp simd
                    for (int c = 0; c < channels; c++) {
                        output[img][oj][oi][c] = 0.0f;
                    }
                }
            }
        }
        #pragma omp parallel for collapse(3) schedule(static)
        for (int img = 0; img < images; img++) {
            for (int oj = px_max(0, pad - filter_h + 1); oj < px_min(out_h, pad + height); oj++) {
                for (int oi = px_max(0, pad - filter_w + 1); oi < px_min(out_w, pad + width); oi++) {
                    for (int kj = px_max(0, pad - oj); kj < px_min(filter_h, pad + height - oj); kj++) {
                        for (int ki = px_max(0, pad - oi); ki < px_min(filter_w, pad + width - oi); ki++) {
                            #pragma omp simd
                            for (int c = 0; c < channels; c++) {
                                output[img][oj][oi][c] += input[img][oj + kj - pad][oi + ki - pad][c] * filter[kj][ki][c];
                            }
                        }
                    }
                }
            }
        }
    } else {
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < out_h; oj++)
            for (int oi = 0; oi < out_w; oi++) {
                for (int c = 0; c < channels; c++)
                    output[img][oj][oi][c] = 0.0f;
                for (int kj = 0; kj < filter_h; kj++)
                    for (int ki = 0; ki < filter_w; ki++)
                        if (oj * stride + kj - pad >= 0 && oj * stride + kj - pad < height &&
                            oi * stride + ki - pad >= 0 && oi * stride + ki - pad < width)
                            for (int c = 0; c < channels; c++)
                                output[img][oj][oi][c] +=
                                    input[img][oj * stride + kj - pad][oi * stride + ki - pad][c] * filter[kj][ki][c];
            }
    }
#pragma endscop
}
