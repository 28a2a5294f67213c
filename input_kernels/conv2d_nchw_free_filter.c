/*
 * Forward convolution on plain NCHW tensors, whose filter the program hands over once, before many calls: images keep
 * their layout, and a function that the program calls first makes a copy of the filter in the layout that suits kernels.
 *
 *   output[n][k][y][x] = sum over c, r, s of
 *       input[n][c][y * stride + r - pad][x * stride + s - pad] * filter[k][c][r][s]
 *
 * where input is taken as zero outside 0 <= row < height, 0 <= column < width.
 */
void conv2d_nchw_free_filter(int images, int ofms, int ifms, int height, int width, int out_h, int out_w,
                             int filter_h, int filter_w, int stride, int pad,
                             const float input[restrict images][ifms][height][width],
                             const float filter[restrict ofms][ifms][filter_h][filter_w],
                             float output[restrict images][ofms][out_h][out_w])
{
#pragma polyxform size(images = 4, ofms = 64, ifms = 64, height = 56, width = 56, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1, pad = 1)
#pragma polyxform layout(filter = free)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int img = 0; img < images; img++)
        for (int ofm = 0; ofm < ofms; ofm++)
            for (int oj = 0; oj < out_h; oj++)
                for (int oi = 0; oi < out_w; oi++) {
                    output[img][ofm][oj][oi] = 0.0f;
                    for (int ifm = 0; ifm < ifms; ifm++)
                        for (int kj = 0; kj < filter_h; kj++)
                            for (int ki = 0; ki < filter_w; ki++)
                                if (oj * stride + kj - pad >= 0 && oj * stride + kj - pad < height &&
                                    oi * stride + ki - pad >= 0 && oi * stride + ki - pad < width)
                                    output[img][ofm][oj][oi] +=
                                        input[img][ifm][oj * stride + kj - pad][oi * stride + ki - pad] *
                                        filter[ofm][ifm][kj][ki];
                }
#pragma endscop
}
