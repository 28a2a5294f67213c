// accept
// has: #pragma omp parallel for
/* Planes of h * w elements: where h is a number, the length of a plane is a number times w. */
void average(const float *input, float *output, int batch, int c, int h, int w)
{
#pragma polyxform size(batch = 2, c = 40, h = 14, w = 14)
#pragma scop
    for (int b = 0; b < batch; ++b)
        for (int k = 0; k < c; ++k) {
            int out = k + b * c;
            output[out] = 0;
            for (int i = 0; i < h * w; ++i) {
                int in = i + h * w * (k + b * c);
                output[out] += input[in];
            }
            output[out] /= h * w;
        }
#pragma endscop
}
