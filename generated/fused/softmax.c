#include <math.h>

/*
 * Softmax of each row, out[i][j] = exp(in[i][j] - max of row i) / sum over j of exp(in[i][j] - max of row i).
 */
/* exp(x), relative error below 1.2e-7; results below 2.5e-38 are zero. */
static inline float px_expf(float x)
{
    const float magic = 12582911.0f;
    const float bounded = x > 89.0f ? 89.0f : x;
    const float shifted = bounded * 1.44269504f + magic;
    const float whole = shifted - magic;
    const float r = (bounded - whole * 0.693145752f) - whole * 1.42860677e-6f;
    float p = 0.0013813144f;
    p = p * r + 0.0083694188f;
    p = p * r + 0.0416684560f;
    p = p * r + 0.1666651517f;
    p = p * r + 0.4999999404f;
    p = p * r + 1.0f;
    p = p * r + 1.0f;
    unsigned exponent, bits;
    __builtin_memcpy(&exponent, &shifted, sizeof exponent);
    __builtin_memcpy(&bits, &p, sizeof bits);
    bits += exponent << 23;
    float scaled;
    __builtin_memcpy(&scaled, &bits, sizeof scaled);
    scaled = x < -86.6f ? 0.0f : 2.0f * scaled;
    return x == x ? scaled : x;
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
            #pragma omp simd reduction(max : largest)
            for (int j = 1; j < 512; j++) {
                largest = in[i][j] > largest ? in[i][j] : largest;
            }
            sum = 0.0f;
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
            #pragma omp simd reduction(max : largest)
            for (int j = 1; j < columns; j++) {
                largest = in[i][j] > largest ? in[i][j] : largest;
            }
            sum = 0.0f;
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
