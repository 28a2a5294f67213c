/*
 * Forward convolution of bytes, as quantized networks have it: unsigned activations, signed weights, sums in int.
 *
 *   output[n][y][x][k] = sum over r, s, c, q of
 *       input[n][y * stride + r - pad][x * stride + s - pad][c][q] * filter[r][s][c][k][q]
 *
 * Channels come in quads: four adjacent bytes of either operand, whose products processors add in one instruction.
 * input is taken as zero outside 0 <= row < height, 0 <= column < width.
 */
void conv2d_int8(int images, int ofms, int quads, int height, int width, int out_h, int out_w, int filter_h,
                 int filter_w, int stride, int pad,
                 const unsigned char input[restrict images][height][width][quads][4],
                 const signed char filter[restrict filter_h][filter_w][quads][ofms][4],
                 int output[restrict images][out_h][out_w][ofms])
{
#pragma polyxform size(images = 4, ofms = 64, quads = 16, height = 56, width = 56, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1, pad = 1)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < out_h; oj++)
            for (int oi = 0; oi < out_w; oi++) {
                for (int ofm = 0; ofm < ofms; ofm++)
                    output[img][oj][oi][ofm] = 0;
                for (int kj = 0; kj < filter_h; kj++) {
                    const int ij = oj * stride + kj - pad;
                    for (int ki = 0; ki < filter_w; ki++) {
                        const int ii = oi * stride + ki - pad;
                        if (ij >= 0 && ij < height && ii >= 0 && ii < width)
                            for (int quad = 0; quad < quads; quad++)
                                for (int ofm = 0; ofm < ofms; ofm++)
                                    for (int q = 0; q < 4; q++)
                                        output[img][oj][oi][ofm] +=
                                            input[img][ij][ii][quad][q] * filter[kj][ki][quad][ofm][q];
                    }
                }
            }
#pragma endscop
}
