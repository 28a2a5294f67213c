/*
 * Gradient of a convolution with respect to its filter: each weight meets every pixel of the batch.
 *
 *   grad_filter[k][c][r][s] = sum over n, y, x of
 *       input[n][c][y * stride + r - pad][x * stride + s - pad] * grad_output[n][k][y][x]
 *
 * where input is taken as zero outside the image.
 */
void conv2d_weight_gradient(int images, int ofms, int ifms, int height, int width, int out_h, int out_w, int filter_h,
                            int filter_w, int stride, int pad,
                            const float input[restrict images][ifms][height][width],
                            const float grad_output[restrict images][ofms][out_h][out_w],
                            float grad_filter[restrict ofms][ifms][filter_h][filter_w])
{
#pragma polyxform size(images = 4, ofms = 64, ifms = 64, height = 56, width = 56, out_h = 56, out_w = 56)
#pragma polyxform size(filter_h = 3, filter_w = 3, stride = 1, pad = 1)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int ofm = 0; ofm < ofms; ofm++)
        for (int ifm = 0; ifm < ifms; ifm++)
            for (int kj = 0; kj < filter_h; kj++)
                for (int ki = 0; ki < filter_w; ki++) {
                    grad_filter[ofm][ifm][kj][ki] = 0.0f;
                    for (int img = 0; img < images; img++)
                        for (int oj = 0; oj < out_h; oj++) {
                            const int ij = oj * stride + kj - pad;
                            if (ij >= 0 && ij < height)
                                for (int oi = 0; oi < out_w; oi++) {
                                    const int ii = oi * stride + ki - pad;
                                    if (ii >= 0 && ii < width)
                                        grad_filter[ofm][ifm][kj][ki] +=
                                            input[img][ifm][ij][ii] * grad_output[img][ofm][oj][oi];
                                }
                        }
                }
#pragma endscop
}
