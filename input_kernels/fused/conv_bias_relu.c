/*
 * Convolution, bias and rectifier on NHWC tensors, each as an operator of its own.
 *
 *   conv[n][y][x][k] = sum over r, s, c of input[n][y * stride + r - pad][x * stride + s - pad][c] * filter[r][s][c][k]
 *   output = max(conv + bias[k], 0)
 *
 * where input is taken as zero outside the image.
 */
void conv_bias_relu(int images, int ofms, int ifms, int height, int width, int out_h, int out_w, int filter_h,
                    int filter_w, int stride, int pad, const float input[restrict images][height][width][ifms],
                    const float filter[restrict filter_h][filter_w][ifms][ofms], const float bias[restrict ofms],
                    float output[restrict images][out_h][out_w][ofms])
{
#pragma polyxform size(images = 4, ofms = 64, ifms = 64, height = 56, width = 56, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1, pad = 1)
#pragma polyxform target(x86-64-v4)
#pragma scop
    /* convolution */
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < out_h; oj++)
            for (int oi = 0; oi < out_w; oi++)
                for (int ofm = 0; ofm < ofms; ofm++) {
                    output[img][oj][oi][ofm] = 0.0f;
                    for (int kj = 0; kj < filter_h; kj++)
                        for (int ki = 0; ki < filter_w; ki++)
                            if (oj * stride + kj - pad >= 0 && oj * stride + kj - pad < height &&
                                oi * stride + ki - pad >= 0 && oi * stride + ki - pad < width)
                                for (int ifm = 0; ifm < ifms; ifm++)
                                    output[img][oj][oi][ofm] +=
                                        input[img][oj * stride + kj - pad][oi * stride + ki - pad][ifm] *
                                        filter[kj][ki][ifm][ofm];
                }
    /* bias */
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < out_h; oj++)
            for (int oi = 0; oi < out_w; oi++)
                for (int ofm = 0; ofm < ofms; ofm++)
                    output[img][oj][oi][ofm] += bias[ofm];
    /* rectifier */
    for (int img = 0; img < images; img++)
        for (int oj = 0; oj < out_h; oj++)
            for (int oi = 0; oi < out_w; oi++)
                for (int ofm = 0; ofm < ofms; ofm++)
                    if (output[img][oj][oi][ofm] < 0.0f)
                        output[img][oj][oi][ofm] = 0.0f;
#pragma endscop
}
