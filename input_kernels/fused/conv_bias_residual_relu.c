/*
 * The end of a residual block on NHWC tensors: 3x3 convolution of stride 1, bias, addition of the block's own input,
 * rectifier.
 *
 *   conv[n][y][x][k] = sum over r, s, c of input[n][y + r - pad][x + s - pad][c] * filter[r][s][c][k]
 *   output = max(conv + bias[k] + residual, 0)
 *
 * where input is taken as zero outside the image.
 */
void conv_bias_residual_relu(int images, int ofms, int ifms, int height, int width, int filter_h, int filter_w,
                             int pad, const float input[restrict images][height][width][ifms],
                             const float filter[restrict filter_h][filter_w][ifms][ofms],
                             const float bias[restrict ofms],
                             const float residual[restrict images][height][width][ofms],
                             float conv[restrict images][height][width][ofms],
                             float output[restrict images][height][width][ofms])
{
#pragma polyxform size(images = 4, ofms = 64, ifms = 64, height = 56, width = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, pad = 1)
#pragma polyxform target(x86-64-v4)
#pragma polyxform live_out(output)
#pragma scop
    /* convolution */
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < height; oj++)
            for (int oi = 0; oi < width; oi++)
                for (int ofm = 0; ofm < ofms; ofm++) {
                    conv[img][oj][oi][ofm] = bias[ofm];
                    for (int kj = 0; kj < filter_h; kj++)
                        for (int ki = 0; ki < filter_w; ki++)
                            if (oj + kj - pad >= 0 && oj + kj - pad < height && oi + ki - pad >= 0 &&
                                oi + ki - pad < width)
                                for (int ifm = 0; ifm < ifms; ifm++)
                                    conv[img][oj][oi][ofm] +=
                                        input[img][oj + kj - pad][oi + ki - pad][ifm] * filter[kj][ki][ifm][ofm];
                }
    /* residual */
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < height; oj++)
            for (int oi = 0; oi < width; oi++)
                for (int ofm = 0; ofm < ofms; ofm++)
                    output[img][oj][oi][ofm] = conv[img][oj][oi][ofm] + residual[img][oj][oi][ofm];
    /* rectifier */
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < height; oj++)
            for (int oi = 0; oi < width; oi++)
                for (int ofm = 0; ofm < ofms; ofm++)
                    output[img][oj][oi][ofm] = output[img][oj][oi][ofm] < 0.0f ? 0.0f : output[img][oj][oi][ofm];
#pragma endscop
}
