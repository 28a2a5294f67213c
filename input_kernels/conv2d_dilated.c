/*
 * Dilated convolution: the filter's taps are `dilation` pixels apart. DeepLab's 3x3 layer on 256 channels of 28x28
 * pixels, dilation 2.
 *
 *   output[n][k][y][x] = sum over c, r, s of
 *       input[n][c][y + r * dilation - pad][x + s * dilation - pad] * filter[k][c][r][s]
 *
 * where input is taken as zero outside the image.
 */

/* NCHW: every channel is an image of its own. */
void conv2d_dilated(int images, int ofms, int ifms, int height, int width, int out_h, int out_w, int filter_h,
                    int filter_w, int dilation, int pad, const float input[restrict images][ifms][height][width],
                    const float filter[restrict ofms][ifms][filter_h][filter_w],
                    float output[restrict images][ofms][out_h][out_w])
{
#pragma polyxform size(images = 4, ofms = 256, ifms = 256, height = 28, width = 28, out_h = 28, out_w = 28)
#pragma polyxform size(filter_h = 3, filter_w = 3, dilation = 2, pad = 2)
#pragma polyxform target(x86-64-v4)
#pragma scop
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
#pragma endscop
}

/* NHWC: the channels of a pixel lie side by side; filter[r][s][c][k] may be copied once for all calls. */
void conv2d_dilated_nhwc(int images, int ofms, int ifms, int height, int width, int out_h, int out_w, int filter_h,
                         int filter_w, int dilation, int pad,
                         const float input[restrict images][height][width][ifms],
                         const float filter[restrict filter_h][filter_w][ifms][ofms],
                         float output[restrict images][out_h][out_w][ofms])
{
#pragma polyxform size(images = 4, ofms = 256, ifms = 256, height = 28, width = 28, out_h = 28, out_w = 28)
#pragma polyxform size(filter_h = 3, filter_w = 3, dilation = 2, pad = 2)
#pragma polyxform layout(filter = free)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < out_h; oj++)
            for (int oi = 0; oi < out_w; oi++) {
                for (int ofm = 0; ofm < ofms; ofm++)
                    output[img][oj][oi][ofm] = 0.0f;
                for (int kj = 0; kj < filter_h; kj++)
                    for (int ki = 0; ki < filter_w; ki++)
                        if (oj + kj * dilation - pad >= 0 && oj + kj * dilation - pad < height &&
                            oi + ki * dilation - pad >= 0 && oi + ki * dilation - pad < width)
                            for (int ifm = 0; ifm < ifms; ifm++)
                                for (int ofm = 0; ofm < ofms; ofm++)
                                    output[img][oj][oi][ofm] +=
                                        input[img][oj + kj * dilation - pad][oi + ki * dilation - pad][ifm] *
                                        filter[kj][ki][ifm][ofm];
            }
#pragma endscop
}
