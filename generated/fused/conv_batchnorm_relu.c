#include <math.h>

/*
 * Convolution on NCHW tensors, batch normalization with the statistics of training, and rectifier.
 *
 *   conv[n][k][y][x] = sum over c, r, s of input[n][c][y * stride + r - pad][x * stride + s - pad] * filter[k][c][r][s]
 *   output = max(gamma[k] * (conv - mean[k]) / sqrt(variance[k] + EPSILON) + beta[k], 0)
 *
 * where input is taken as zero outside the image.
 */
#define EPSILON 1e-5f

static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_max(long a, long b) { return a > b ? a : b; }

void conv_batchnorm_relu(int images, int ofms, int ifms, int height, int width, int out_h, int out_w, int filter_h,
                         int filter_w, int stride, int pad, const float input[restrict images][ifms][height][width],
                         const float filter[restrict ofms][ifms][filter_h][filter_w],
                         const float gamma[restrict ofms], const float beta[restrict ofms],
                         const float mean[restrict ofms], const float variance[restrict ofms],
                         float conv[restrict images][ofms][out_h][out_w],
                         float output[restrict images][ofms][out_h][out_w])
{
#pragma polyxform size(images = 4, ofms = 64, ifms = 64, height = 56, width = 56, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1, pad = 1)
#pragma polyxform target(x86-64-v4)
#pragma polyxform live_out(output)
#pragma scop
    if (images == 4 && ofms == 64 && ifms == 64 && height == 56 && width == 56 && out_h == 56 &&
        out_w == 56 && filter_h == 3 && filter_w == 3 && stride == 1 && pad == 1) {
        /* source order; interchange to img, ofm, oj, ifm, kj, ki, oi; source order; source order */
        {
            float scale;
            #pragma omp parallel for collapse(2) schedule(static)
            for (int img = 0; img < 4; img++) {
                for (int ofm = 0; ofm < 64; ofm++) {
                    for (int oj = 0; oj < 56; oj++) {
                        #pragma omp simd
                        for (int oi = 0; oi < 56; oi++) {
                            conv[img][ofm][oj][oi] = 0.0f;
                        }
                    }
                }
            }
            #pragma omp parallel for collapse(2) schedule(static)
            for (int img = 0; img < 4; img++) {
                for (int ofm = 0; ofm < 64; ofm++) {
                    for (int oj = 0; oj < 56; oj++) {
                        for (int ifm = 0; ifm < 64; ifm++) {
                            for (int kj = px_max(0, -oj + 1); kj <= px_min(2, -oj + 56); kj++) {
                                for (int ki = 0; ki < 3; ki++) {
                                    #pragma omp simd
                                    for (int oi = px_max(0, -ki + 1); oi <= px_min(55, -ki + 56); oi++) {
                                        conv[img][ofm][oj][oi] += input[img][ifm][oj + kj - 1][oi + ki - 1] * filter[ofm][ifm][kj][ki];
                                    }
                                }
                            }
                        }
                    }
                }
            }
            for (int img = 0; img < 4; img++) {
                for (int ofm = 0; ofm < 64; ofm++) {
                    scale = gamma[ofm] / sqrtf(variance[ofm] + 1e-5f);
                    for (int oj = 0; oj < 56; oj++) {
                        #pragma omp simd
                        for (int oi = 0; oi < 56; oi++) {
                            output[img][ofm][oj][oi] = scale * (conv[img][ofm][oj][oi] - mean[ofm]) + beta[ofm];
                        }
                    }
                }
            }
            #pragma omp parallel for collapse(2) schedule(static)
            for (int img = 0; img < 4; img++) {
                for (int ofm = 0; ofm < 64; ofm++) {
                    for (int oj = 0; oj < 56; oj++) {
                        #pragma omp simd
                        for (int oi = 0; oi < 56; oi++) {
                            output[img][ofm][oj][oi] = output[img][ofm][oj][oi] > 0.0f ? output[img][ofm][oj][oi] : 0.0f;
                        }
                    }
                }
            }
        }
    } else if (stride == 1) {
        /* source order; interchange to img, ofm, oj, ifm, kj, ki, oi; source order; source order */
        {
            float scale;
            #pragma omp parallel for collapse(3) schedule(static) if((long)images * (long)ofms * (long)out_h * (long)out_w >= 10000)
            for (int img = 0; img < images; img++) {
                for (int ofm = 0; ofm < ofms; ofm++) {
                    for (int oj = 0; oj < out_h; oj++) {
                        #pragma omp simd
                        for (int oi = 0; oi < out_w; oi++) {
                            conv[img][ofm][oj][oi] = 0.0f;
                        }
                    }
                }
            }
            #pragma omp parallel for collapse(3) schedule(static)
            for (int img = 0; img < images; img++) {
                for (int ofm = 0; ofm < ofms; ofm++) {
                    for (int oj = px_max(0, pad - filter_h + 1); oj < px_min(out_h, pad + height); oj++) {
                        for (int ifm = 0; ifm < ifms; ifm++) {
                            for (int kj = px_max(0, pad - oj); kj < px_min(filter_h, pad + height - oj); kj++) {
                                for (int ki = px_max(0, pad - out_w + 1); ki < px_min(filter_w, pad + width); ki++) {
                                    #pragma omp simd
                                    for (int oi = px_max(0, pad - ki); oi < px_min(out_w, pad + width - ki); oi++) {
                                        conv[img][ofm][oj][oi] += input[img][ifm][oj + kj - pad][oi + ki - pad] * filter[ofm][ifm][kj][ki];
                                    }
                                }
                            }
                        }
                    }
                }
            }
            for (int img = 0; img < images; img++) {
                for (int ofm = 0; ofm < ofms; ofm++) {
                    scale = gamma[ofm] / sqrtf(variance[ofm] + 1e-5f);
                    #pragma omp parallel for schedule(static) if((long)out_h * (long)out_w >= 10000)
                    for (int oj = 0; oj < out_h; oj++) {
                        #pragma omp simd
                        for (int oi = 0; oi < out_w; oi++) {
                            output[img][ofm][oj][oi] = scale * (conv[img][ofm][oj][oi] - mean[ofm]) + beta[ofm];
                        }
                    }
                }
            }
            #pragma omp parallel for collapse(3) schedule(static) if((long)images * (long)ofms * (long)out_h * (long)out_w >= 10000)
            for (int img = 0; img < images; img++) {
                for (int ofm = 0; ofm < ofms; ofm++) {
                    for (int oj = 0; oj < out_h; oj++) {
                        #pragma omp simd
                        for (int oi = 0; oi < out_w; oi++) {
                            output[img][ofm][oj][oi] = output[img][ofm][oj][oi] > 0.0f ? output[img][ofm][oj][oi] : 0.0f;
                        }
                    }
                }
            }
        }
    } else {
    /* convolution */
    for (int img = 0; img < images; img++)
        for (int ofm = 0; ofm < ofms; ofm++)
            for (int oj = 0; oj < out_h; oj++)
                for (int oi = 0; oi < out_w; oi++) {
                    conv[img][ofm][oj][oi] = 0.0f;
                    for (int ifm = 0; ifm < ifms; ifm++)
                        for (int kj = 0; kj < filter_h; kj++)
                            for (int ki = 0; ki < filter_w; ki++)
                                if (oj * stride + kj - pad >= 0 && oj * stride + kj - pad < height &&
                                    oi * stride + ki - pad >= 0 && oi * stride + ki - pad < width)
                                    conv[img][ofm][oj][oi] +=
                                        input[img][ifm][oj * stride + kj - pad][oi * stride + ki - pad] *
                                        filter[ofm][ifm][kj][ki];
                }
    /* batch normalization */
    for (int img = 0; img < images; img++)
        for (int ofm = 0; ofm < ofms; ofm++) {
            const float scale = gamma[ofm] / sqrtf(variance[ofm] + EPSILON);
            for (int oj = 0; oj < out_h; oj++)
                for (int oi = 0; oi < out_w; oi++)
                    output[img][ofm][oj][oi] = scale * (conv[img][ofm][oj][oi] - mean[ofm]) + beta[ofm];
        }
    /* rectifier */
    for (int img = 0; img < images; img++)
        for (int ofm = 0; ofm < ofms; ofm++)
            for (int oj = 0; oj < out_h; oj++)
                for (int oi = 0; oi < out_w; oi++)
                    output[img][ofm][oj][oi] = output[img][ofm][oj][oi] > 0.0f ? output[img][ofm][oj][oi] : 0.0f;
    }
#pragma endscop
}
