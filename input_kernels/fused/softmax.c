#include <math.h>

/*
 * Softmax of each row, out[i][j] = exp(in[i][j] - max of row i) / sum over j of exp(in[i][j] - max of row i).
 */
void softmax(int rows, int columns, const float in[restrict rows][columns], float out[restrict rows][columns])
{
#pragma polyxform size(rows = 4096, columns = 512)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma scop
    for (int i = 0; i < rows; i++) {
        float largest = in[i][0];
        float sum = 0.0f;
        for (int j = 1; j < columns; j++)
            largest = in[i][j] > largest ? in[i][j] : largest;
        for (int j = 0; j < columns; j++)
            out[i][j] = expf(in[i][j] - largest);
        for (int j = 0; j < columns; j++)
            sum += out[i][j];
        for (int j = 0; j < columns; j++)
            out[i][j] /= sum;
    }
#pragma endscop
}
