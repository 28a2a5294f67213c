#include <math.h>

/*
 * Scaled dot-product attention of a transformer.
 *
 *   score  = Q * K^T / sqrt(dim)
 *   weight = softmax of each row of score, exp(score - max) / sum of exp(score - max)
 *   out    = weight * V
 *
 * Q, K, V and out are length x dim, one row a token; score receives the weights.
 */

/* One head. */
void attention(int length, int dim, const float Q[restrict length][dim], const float K[restrict length][dim],
               const float V[restrict length][dim], float score[restrict length][length],
               float out[restrict length][dim])
{
    const float scale = 1.0f / sqrtf((float)dim);

#pragma polyxform size(length = 512, dim = 64)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma polyxform live_out(out)
#pragma scop
    /* scores */
    for (int i = 0; i < length; i++)
        for (int j = 0; j < length; j++) {
            score[i][j] = 0.0f;
            for (int d = 0; d < dim; d++)
                score[i][j] += Q[i][d] * K[j][d];
        }
    for (int i = 0; i < length; i++)
        for (int j = 0; j < length; j++)
            score[i][j] *= scale;
    /* softmax */
    for (int i = 0; i < length; i++) {
        float largest = score[i][0];
        float sum = 0.0f;
        for (int j = 1; j < length; j++)
            largest = fmaxf(largest, score[i][j]);
        for (int j = 0; j < length; j++) {
            score[i][j] = expf(score[i][j] - largest);
            sum += score[i][j];
        }
        for (int j = 0; j < length; j++)
            score[i][j] /= sum;
    }
    /* weighted values */
    for (int i = 0; i < length; i++)
        for (int d = 0; d < dim; d++) {
            out[i][d] = 0.0f;
            for (int j = 0; j < length; j++)
                out[i][d] += score[i][j] * V[j][d];
        }
#pragma endscop
}

/* Several heads, each with tensors of its own. */
void multi_head_attention(int heads, int length, int dim, const float Q[restrict heads][length][dim],
                          const float K[restrict heads][length][dim], const float V[restrict heads][length][dim],
                          float score[restrict heads][length][length], float out[restrict heads][length][dim])
{
    const float scale = 1.0f / sqrtf((float)dim);

#pragma polyxform size(heads = 12, length = 128, dim = 64)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma polyxform live_out(out)
#pragma scop
    /* scores */
    for (int h = 0; h < heads; h++)
        for (int i = 0; i < length; i++)
            for (int j = 0; j < length; j++) {
                score[h][i][j] = 0.0f;
                for (int d = 0; d < dim; d++)
                    score[h][i][j] += Q[h][i][d] * K[h][j][d];
                score[h][i][j] *= scale;
            }
    /* softmax */
    for (int h = 0; h < heads; h++)
        for (int i = 0; i < length; i++) {
            float largest = score[h][i][0];
            float sum = 0.0f;
            for (int j = 1; j < length; j++)
                largest = fmaxf(largest, score[h][i][j]);
            for (int j = 0; j < length; j++) {
                score[h][i][j] = expf(score[h][i][j] - largest);
                sum += score[h][i][j];
            }
            for (int j = 0; j < length; j++)
                score[h][i][j] /= sum;
        }
    /* weighted values */
    for (int h = 0; h < heads; h++)
        for (int i = 0; i < length; i++)
            for (int d = 0; d < dim; d++) {
                out[h][i][d] = 0.0f;
                for (int j = 0; j < length; j++)
                    out[h][i][d] += score[h][i][j] * V[h][j][d];
            }
#pragma endscop
}
