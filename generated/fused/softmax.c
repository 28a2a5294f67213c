#include <math.h>

/*
 * Softmax of each row, out[i][j] = exp(in[i][j] - max of row i) / sum over j of exp(in[i][j] - max of row i).
 */
void softmax(int rows, int columns, const float in[restrict rows][columns], float out[restrict rows][columns])
{
#pragma polyxform size(rows = 4096, columns = 512)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (rows == 4096 && columns == 512) {
        /* source order; source order */
        {
            float largest;
            float sum;
            for (int i = 0; i < 4096; i++) {
                largest = in[i][0];
                for (int j = 1; j < 512; j++) {
                    largest = in[i][j] > largest ? in[i][j] : largest;
                }
                #pragma omp simd
                for (int j = 0; j < 512; j++) {
                    out[i][j] = expf(in[i][j] - largest);
                }
            }
            for (int i = 0; i < 4096; i++) {
                sum = 0.0f;
                for (int j = 0; j < 512; j++) {
                    sum += out[i][j];
                }
                #pragma omp simd
                for (int j = 0; j < 512; j++) {
                    out[i][j] /= sum;
                }
            }
        }
    } else {
        /* source order; source order */
        {
            float largest;
            float sum;
            for (int i = 0; i < rows; i++) {
                largest = in[i][0];
                for (int j = 1; j < columns; j++) {
                    largest = in[i][j] > largest ? in[i][j] : largest;
                }
                #pragma omp parallel for simd schedule(static) if((long)columns >= 10000)
                for (int j = 0; j < columns; j++) {
                    out[i][j] = expf(in[i][j] - largest);
                }
            }
            for (int i = 0; i < rows; i++) {
                sum = 0.0f;
                for (int j = 0; j < columns; j++) {
                    sum += out[i][j];
                }
                #pragma omp parallel for simd schedule(static) if((long)columns >= 10000)
                for (int j = 0; j < columns; j++) {
                    out[i][j] /= sum;
                }
            }
        }
    }
#pragma endscop
}
