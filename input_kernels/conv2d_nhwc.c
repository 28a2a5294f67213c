/*
 * Forward convolution on NHWC tensors, channels innermost, padded with zeros that are never stored.
 *
 *   output[n][y][x][k] = sum over r, s, c of
 *       input[n][y * stride + r - pad][x * stride + s - pad][c] * filter[r][s][c][k]
 *
 * where input is taken as zero outside 0 <= row < height, 0 <= column < width.
 */
void conv2d_nhwc(int images, int ofms, int ifms, int height, int width, int out_h, int out_w, int filter_h,
                 int filter_w, int stride, int pad,
                 const float input[restrict images][height][width][ifms],
                 const float filter[restrict filter_h][filter_w][ifms][ofms],
                 float output[restrict images][out_h][out_w][ofms])
{
#pragma polyxform size(images = 4, ofms = 64, ifms = 64, height = 56, width = 56, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1, pad = 1)
#pragma polyxform layout(filter = free)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < out_h; oj++)
            for (int oi = 0; oi < out_w; oi++) {
                for (int ofm = 0; ofm < ofms; ofm++)
                    output[img][oj][oi][ofm] = 0.0f;
                for (int kj = 0; kj < filter_h; kj++) {
                    const int ij = oj * stride + kj - pad;
                    for (int ki = 0; ki < filter_w; ki++) {
                        const int ii = oi * stride + ki - pad;
                        if (ij >= 0 && ij < height && ii >= 0 && ii < width)
                            for (int ifm = 0; ifm < ifms; ifm++)
                                for (int ofm = 0; ofm < ofms; ofm++)
                                    output[img][oj][oi][ofm] += input[img][ij][ii][ifm] * filter[kj][ki][ifm][ofm];
                    }
                }
            }
#pragma endscop
}
