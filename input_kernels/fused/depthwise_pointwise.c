/*
 * A depthwise separable convolution of MobileNet on NHWC tensors: 3x3 depthwise convolution, rectifier, pointwise
 * (1x1) convolution, rectifier.
 *
 *   middle[n][y][x][c] = max(sum over r, s of
 *       input[n][y * stride + r - pad][x * stride + s - pad][c] * depth_filter[r][s][c], 0)
 *   output[n][y][x][k] = max(sum over c of middle[n][y][x][c] * point_filter[c][k], 0)
 *
 * where input is taken as zero outside the image.
 */
void depthwise_pointwise(int images, int ofms, int ifms, int height, int width, int out_h, int out_w, int filter_h,
                         int filter_w, int stride, int pad, const float input[restrict images][height][width][ifms],
                         const float depth_filter[restrict filter_h][filter_w][ifms],
                         const float point_filter[restrict ifms][ofms],
                         float middle[restrict images][out_h][out_w][ifms],
                         float output[restrict images][out_h][out_w][ofms])
{
#pragma polyxform size(images = 4, ofms = 128, ifms = 128, height = 56, width = 56, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1, pad = 1)
#pragma polyxform target(x86-64-v4)
#pragma polyxform live_out(output)
#pragma scop
    /* depthwise convolution */
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < out_h; oj++)
            for (int oi = 0; oi < out_w; oi++)
                for (int c = 0; c < ifms; c++) {
                    middle[img][oj][oi][c] = 0.0f;
                    for (int kj = 0; kj < filter_h; kj++)
                        for (int ki = 0; ki < filter_w; ki++)
                            if (oj * stride + kj - pad >= 0 && oj * stride + kj - pad < height &&
                                oi * stride + ki - pad >= 0 && oi * stride + ki - pad < width)
                                middle[img][oj][oi][c] +=
                                    input[img][oj * stride + kj - pad][oi * stride + ki - pad][c] *
                                    depth_filter[kj][ki][c];
                }
    /* rectifier */
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < out_h; oj++)
            for (int oi = 0; oi < out_w; oi++)
                for (int c = 0; c < ifms; c++)
                    middle[img][oj][oi][c] = middle[img][oj][oi][c] < 0.0f ? 0.0f : middle[img][oj][oi][c];
    /* pointwise convolution */
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < out_h; oj++)
            for (int oi = 0; oi < out_w; oi++)
                for (int k = 0; k < ofms; k++) {
                    output[img][oj][oi][k] = 0.0f;
                    for (int c = 0; c < ifms; c++)
                        output[img][oj][oi][k] += middle[img][oj][oi][c] * point_filter[c][k];
                }
    /* rectifier */
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < out_h; oj++)
            for (int oi = 0; oi < out_w; oi++)
                for (int k = 0; k < ofms; k++)
                    output[img][oj][oi][k] = output[img][oj][oi][k] < 0.0f ? 0.0f : output[img][oj][oi][k];
#pragma endscop
}
