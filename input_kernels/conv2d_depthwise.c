/*
 * Depthwise convolution: each channel has its own filter and meets no other channel. MobileNet's 3x3 layer on 128
 * channels of 56x56 pixels.
 *
 *   output[n][c][y][x] = sum over r, s of input[n][c][y * stride + r - pad][x * stride + s - pad] * filter[c][r][s]
 *
 * where input is taken as zero outside the image.
 */

/* NCHW: every channel is an image of its own. */
void conv2d_depthwise(int images, int channels, int height, int width, int out_h, int out_w, int filter_h,
                      int filter_w, int stride, int pad, const float input[restrict images][channels][height][width],
                      const float filter[restrict channels][filter_h][filter_w],
                      float output[restrict images][channels][out_h][out_w])
{
#pragma polyxform size(images = 4, channels = 128, height = 56, width = 56, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1, pad = 1)
#pragma polyxform target(x86-64-v4)
#pragma scop
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
#pragma endscop
}
