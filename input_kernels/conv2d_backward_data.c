/*
 * Gradient of a convolution with respect to its input: every output pixel sends its gradient back to the input
 * pixels that it was computed from.
 *
 *   grad_input[n][c][y * stride + r - pad][x * stride + s - pad] += sum over k of
 *       grad_output[n][k][y][x] * filter[k][c][r][s]
 *
 * for every y, x, r, s whose target lies inside the image; grad_input starts at zero.
 */
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
#pragma endscop
}
