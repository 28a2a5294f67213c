#include <math.h>

/*
 * Deriche's recursive smoothing of an image, filter width by alpha: along each line the sum of a causal and an
 * anticausal filter of second order, first in the direction of y, then of x.
 *
 *   forward[i]  = k * (u[i] + e * (alpha - 1) * u[i-1])             + 2e * forward[i-1]  - e^2 * forward[i-2]
 *   backward[i] = k * (e * (alpha + 1) * u[i+1] - e^2 * u[i+2])     + 2e * backward[i+1] - e^2 * backward[i+2]
 *
 * with e = exp(-alpha) and k = (1 - e)^2 / (1 + 2 * alpha * e - e^2), which gives a flat image back unchanged.
 * Outside the image everything is zero.
 */
/* Touch each page eight pages before it is needed: looking up where it lies takes long, and hardware does not begin. */
static inline void px_page_ahead(const volatile void *at, long bytes)
{
    const __UINTPTR_TYPE__ place = (__UINTPTR_TYPE__)at;
    for (long passed = 0; passed < bytes; passed += 4096) {
        if ((place + passed) % 4096 < (__UINTPTR_TYPE__)(bytes - passed)) {
            __builtin_prefetch((const void *)(place + passed + 32768), 0, 3);
        }
    }
}

void deriche(int width, int height, float alpha, const float in[restrict width][height],
             float out[restrict width][height], float forward[restrict width][height],
             float backward[restrict width][height])
{
    const float e = expf(-alpha);
    const float k = (1.0f - e) * (1.0f - e) / (1.0f + 2.0f * alpha * e - e * e);
    const float now = k, before = k * e * (alpha - 1.0f);
    const float after = k * e * (alpha + 1.0f), later = -k * e * e;
    const float once = 2.0f * e, twice = -e * e;
    float in1, in2, out1, out2;

#pragma polyxform size(width = 4096, height = 2160)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (width == 4096 && height == 2160) {
        /* source order */
        #pragma omp parallel for schedule(static) private(in1, out1, out2)
        for (int x = 0; x < 4096; x++) {
            px_page_ahead(&in[x][0], 8640);
            px_page_ahead(&forward[x][0], 8640);
            in1 = (out1 = (out2 = 0.0f));
            for (int y = 0; y < 2160; y++) {
                forward[x][y] = now * in[x][y] + before * in1 + once * out1 + twice * out2;
                in1 = in[x][y];
                out2 = out1;
                out1 = forward[x][y];
            }
        }
        #pragma omp parallel for schedule(static) private(in1, in2, out1, out2)
        for (int x = 0; x < 4096; x++) {
            px_page_ahead(&in[x][0], 8640);
            px_page_ahead(&backward[x][0], 8640);
            in1 = (in2 = (out1 = (out2 = 0.0f)));
            for (int t = -2159; t < 1; t++) {
                backward[x][-t] = after * in1 + later * in2 + once * out1 + twice * out2;
                in2 = in1;
                in1 = in[x][-t];
                out2 = out1;
                out1 = backward[x][-t];
            }
        }
        #pragma omp parallel for schedule(static)
        for (int x = 0; x < 4096; x++) {
            px_page_ahead(&forward[x][0], 8640);
            px_page_ahead(&backward[x][0], 8640);
            px_page_ahead(&out[x][0], 8640);
            #pragma omp simd
            for (int y = 0; y < 2160; y++) {
                out[x][y] = forward[x][y] + backward[x][y];
            }
        }
        #pragma omp parallel for schedule(static) private(in1, out1, out2)
        for (int y = 0; y < 2160; y++) {
            in1 = (out1 = (out2 = 0.0f));
            for (int x = 0; x < 4096; x++) {
                forward[x][y] = now * out[x][y] + before * in1 + once * out1 + twice * out2;
                in1 = out[x][y];
                out2 = out1;
                out1 = forward[x][y];
            }
        }
        #pragma omp parallel for schedule(static) private(in1, in2, out1, out2)
        for (int y = 0; y < 2160; y++) {
            in1 = (in2 = (out1 = (out2 = 0.0f)));
            for (int t = -4095; t < 1; t++) {
                backward[-t][y] = after * in1 + later * in2 + once * out1 + twice * out2;
                in2 = in1;
                in1 = out[-t][y];
                out2 = out1;
                out1 = backward[-t][y];
            }
        }
        #pragma omp parallel for schedule(static)
        for (int x = 0; x < 4096; x++) {
            px_page_ahead(&forward[x][0], 8640);
            px_page_ahead(&backward[x][0], 8640);
            px_page_ahead(&out[x][0], 8640);
            #pragma omp simd
            for (int y = 0; y < 2160; y++) {
                out[x][y] = forward[x][y] + backward[x][y];
            }
        }
    } else {
        /* source order */
        #pragma omp parallel for schedule(static) private(in1, out1, out2) if((long)width * (long)height >= 10000)
        for (int x = 0; x < width; x++) {
            in1 = (out1 = (out2 = 0.0f));
            for (int y = 0; y < height; y++) {
                forward[x][y] = now * in[x][y] + before * in1 + once * out1 + twice * out2;
                in1 = in[x][y];
                out2 = out1;
                out1 = forward[x][y];
            }
        }
        #pragma omp parallel for schedule(static) private(in1, in2, out1, out2) if((long)width * (long)height >= 10000)
        for (int x = 0; x < width; x++) {
            in1 = (in2 = (out1 = (out2 = 0.0f)));
            for (long t = -(long)height + 1; t < 1; t++) {
                backward[x][-t] = after * in1 + later * in2 + once * out1 + twice * out2;
                in2 = in1;
                in1 = in[x][-t];
                out2 = out1;
                out1 = backward[x][-t];
            }
        }
        #pragma omp parallel for schedule(static) if((long)width * (long)height >= 10000)
        for (int x = 0; x < width; x++) {
            #pragma omp simd
            for (int y = 0; y < height; y++) {
                out[x][y] = forward[x][y] + backward[x][y];
            }
        }
        #pragma omp parallel for schedule(static) private(in1, out1, out2) if((long)height * (long)width >= 10000)
        for (int y = 0; y < height; y++) {
            in1 = (out1 = (out2 = 0.0f));
            for (int x = 0; x < width; x++) {
                forward[x][y] = now * out[x][y] + before * in1 + once * out1 + twice * out2;
                in1 = out[x][y];
                out2 = out1;
                out1 = forward[x][y];
            }
        }
        #pragma omp parallel for schedule(static) private(in1, in2, out1, out2) if((long)height * (long)width >= 10000)
        for (int y = 0; y < height; y++) {
            in1 = (in2 = (out1 = (out2 = 0.0f)));
            for (long t = -(long)width + 1; t < 1; t++) {
                backward[-t][y] = after * in1 + later * in2 + once * out1 + twice * out2;
                in2 = in1;
                in1 = out[-t][y];
                out2 = out1;
                out1 = backward[-t][y];
            }
        }
        #pragma omp parallel for schedule(static) if((long)width * (long)height >= 10000)
        for (int x = 0; x < width; x++) {
            #pragma omp simd
            for (int y = 0; y < height; y++) {
                out[x][y] = forward[x][y] + backward[x][y];
            }
        }
    }
#pragma endscop
}
