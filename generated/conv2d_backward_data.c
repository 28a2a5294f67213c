/*
 * Gradient of a convolution with respect to its input: every output pixel sends its gradient back to the input
 * pixels that it was computed from.
 *
 *   grad_input[n][c][y * stride + r - pad][x * stride + s - pad] += sum over k of
 *       grad_output[n][k][y][x] * filter[k][c][r][s]
 *
 * for every y, x, r, s whose target lies inside the image; grad_input starts at zero.
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_max(long a, long b) { return a > b ? a : b; }

void conv2d_backward_data(int images, int ofms, int ifms, int height, int width, int out_h, int out_w, int filter_h,
                          int filter_w, int stride, int pad,
                          const float grad_output[restrict images][ofms][out_h][out_w],
                          const float filter[restrict ofms][ifms][filter_h][filter_w],
                          float grad_input[restrict images][ifms][height][width])
{
#pragma polyxform size(images = 4, ofms = 64, ifms = 64, height = 56, width = 56, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1, pad = 1)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (images == 4 && ofms == 64 && ifms == 64 && height == 56 && width == 56 && out_h == 56 &&
        out_w == 56 && filter_h == 3 && filter_w == 3 && stride == 1 && pad == 1) {
        /* fuse 2 nests */
        #pragma omp parallel for collapse(2) schedule(static)
        for (int img = 0; img < 4; img++) {
            for (int ifm = 0; ifm < 64; ifm++) {
                for (int ij = 0; ij < 56; ij++) {
                    #pragma omp simd
                    for (int ii = 0; ii < 56; ii++) {
                        grad_input[img][ifm][ij][ii] = 0.0f;
                    }
                }
                for (int ofm = 0; ofm < 64; ofm++) {
                    for (int oj = 0; oj < 56; oj++) {
                        for (int oi = 0; oi < 56; oi++) {
                            for (int kj = px_max(0, -oj + 1); kj <= px_min(2, -oj + 56); kj++) {
                                #pragma omp simd
                                for (int ki = px_max(0, -oi + 1); ki <= px_min(2, -oi + 56); ki++) {
                                    grad_input[img][ifm][oj + kj - 1][oi + ki - 1] += grad_output[img][ofm][oj][oi] * filter[ofm][ifm][kj][ki];
                                }
                            }
                        }
                    }
                }
            }
        }
    } else if (stride == 1) {
        /* fuse 2 nests */
        #pragma omp parallel for collapse(2) schedule(static)
        for (int img = 0; img < images; img++) {
            for (int ifm = 0; ifm < ifms; ifm++) {
                for (int ij = 0; ij < height; ij++) {
                    #pragma omp simd
                    for (int ii = 0; ii < width; ii++) {
                        grad_input[img][ifm][ij][ii] = 0.0f;
                    }
                }
                for (int ofm = 0; ofm < ofms; ofm++) {
                    for (int oj = px_max(0, pad - filter_h + 1); oj < px_min(out_h, pad + height); oj++) {
                        for (int oi = px_max(0, pad - filter_w + 1); oi < px_min(out_w, pad + width); oi++) {
                            for (int kj = px_max(0, pad - oj); kj < px_min(filter_h, pad + height - oj); kj++) {
                                #pragma omp simd
                                for (int ki = px_max(0, pad - oi); ki < px_min(filter_w, pad + width - oi); ki++) {
                                    grad_input[img][ifm][oj + kj - pad][oi + ki - pad] += grad_output[img][ofm][oj][oi] * filter[ofm][ifm][kj][ki];
                                }
                            }
                        }
                    }
                }
            }
        }
    } else {
        for (int img = 0; img < images; img++)
            for (int ifm = 0; ifm < ifms; ifm++)
                for (int ij = 0; ij < height; ij++)
                    for (int ii = 0; ii < width; ii++)
                        grad_input[img][ifm][ij][ii] = 0.0f;

        for (int img = 0; img < images; img++)
            for (int ifm = 0; ifm < ifms; ifm++)
                for (int ofm = 0; ofm < ofms; ofm++)
                    for (int oj = 0; oj < out_h; oj++)
                        for (int oi = 0; oi < out_w; oi++)
                            for (int kj = 0; kj < filter_h; kj++)
                                for (int ki = 0; ki < filter_w; ki++)
                                    if (oj * stride + kj >= pad && oj * stride + kj < height + pad &&
                                        oi * stride + ki >= pad && oi * stride + ki < width + pad)
                                        grad_input[img][ifm][oj * stride + kj - pad][oi * stride + ki - pad] +=
                                            grad_output[img][ofm][oj][oi] * filter[ofm][ifm][kj][ki];
    }
#pragma endscop
}
