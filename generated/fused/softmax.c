#include <math.h>

/*
 * Softmax of each row, out[i][j] = exp(in[i][j] - max of row i) / sum over j of exp(in[i][j] - max of row i).
 */
/* exp(x), relative error below 2.1e-7; results below 2.5e-38 are zero. */
static inline float px_expf(float x)
{
    const float magic = 12583038.0f;
    int above;
    __builtin_memcpy(&above, &x, sizeof above);
    above = above > 0x42b30000 ? 0x42b30000 : above;
    unsigned bits = (unsigned)above;
    bits = bits > 0xc2af0000u ? 0xc2af0000u : bits;
    float t;
    __builtin_memcpy(&t, &bits, sizeof t);
    const float shifted = t * 1.44269504f + magic;
    const float whole = shifted - magic;
    const float r = (t - whole * 0.693145752f) - whole * 1.42860677e-6f;
    float p = 0.016624948f;
    p = p * r + 0.08378117f;
    p = p * r + 0.33334234f;
    p = p * r + 0.9999846f;
    p = p * r + 2.0f;
    p = p * r + 2.0f;
    __builtin_memcpy(&bits, &shifted, sizeof bits);
    bits <<= 23;
    float scale;
    __builtin_memcpy(&scale, &bits, sizeof scale);
    p *= scale;
    return x == x ? p : x;
}

void softmax(int rows, int columns, const float in[restrict rows][columns], float out[restrict rows][columns])
{
#pragma polyxform size(rows = 4096, columns = 512)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma scop
    if (rows == 4096 && columns == 512) {
        /* fuse 2 nests */
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 4096; i++) {
            float largest;
            float sum;
            largest = in[i][0];
            sum = 0.0f;
            #pragma omp simd reduction(max : largest)
            for (int j = 0; j < 512; j++) {
                largest = in[i][j] > largest ? in[i][j] : largest;
            }
            #pragma omp simd reduction(+ : sum)
            for (int j = 0; j < 512; j++) {
                out[i][j] = px_expf(in[i][j] - largest);
                sum += out[i][j];
            }
            #pragma omp simd
            for (int j = 0; j < 512; j++) {
                out[i][j] *= 1.0f / sum;
            }
        }
    } else {
        /* fuse 2 nests */
        #pragma omp parallel for schedule(static) if((long)rows * (long)columns >= 10000)
        for (int i = 0; i < rows; i++) {
            float largest;
            float sum;
            largest = in[i][0];
            sum = 0.0f;
            #pragma omp simd reduction(max : largest)
            for (int j = 0; j < columns; j++) {
                largest = in[i][j] > largest ? in[i][j] : largest;
            }
            #pragma omp simd reduction(+ : sum)
            for (int j = 0; j < columns; j++) {
                out[i][j] = px_expf(in[i][j] - largest);
                sum += out[i][j];
            }
            #pragma omp simd
            for (int j = 0; j < columns; j++) {
                out[i][j] *= 1.0f / sum;
            }
        }
    }
#pragma endscop
}
