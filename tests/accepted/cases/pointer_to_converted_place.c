// accept
// has: microkernel
#include <stddef.h>
#include <stdint.h>

void filter(const float *image, const float *taps, float *out, int32_t n, int32_t h, int32_t w, int32_t c, int32_t f)
{
#pragma scop
    for (int32_t b = 0; b < n; ++b) {
        const float *one = image + (size_t)b * h * w * c;
        float *to = out + (size_t)b * h * w * f;
        for (int32_t y = 0; y < h; ++y)
            for (int32_t x = 0; x < w; ++x)
                for (int32_t k = 0; k < f; ++k) {
                    const float *pixel = one + ((size_t)y * w + (size_t)x) * c;
                    float sum = 0.0f;
                    for (int32_t i = 0; i < c; i++)
                        sum += pixel[i] * taps[(size_t)k * c + i];
                    to[((size_t)y * w + x) * f + (size_t)k] = sum;
                }
    }
#pragma endscop
}
