/*
 * Fully connected layer, weights stored one row an output.
 *
 *   out[b][o] = bias[o] + sum over i of in[b][i] * weights[o][i]
 *
 * The arguments may overlap as far as C is concerned: nothing is declared restrict.
 */
void fully_connected(int batch, int outputs, int inputs, const float in[batch][inputs],
                     const float weights[outputs][inputs], const float bias[outputs], float out[batch][outputs])
{
#pragma polyxform size(batch = 256, outputs = 1024, inputs = 1024)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (batch == 256 && outputs == 1024 && inputs == 1024 &&
        (((const char *)(bias + (1024)) <= (const char *)out || (const char *)(out + (256)) <= (const char *)bias) &&
        ((const char *)(in + (256)) <= (const char *)out || (const char *)(out + (256)) <= (const char *)in) &&
        ((const char *)(out + (256)) <= (const char *)weights || (const char *)(weights + (1024)) <= (const char *)out))) {
        /* source order; source order */
        #pragma omp parallel for schedule(static)
        for (int b = 0; b < 256; b++) {
            #pragma omp simd
            for (int o = 0; o < 1024; o++) {
                out[b][o] = bias[o];
            }
        }
        #pragma omp parallel for schedule(static)
        for (int b = 0; b < 256; b++) {
            for (int o = 0; o < 1024; o++) {
                for (int i = 0; i < 1024; i++) {
                    out[b][o] += in[b][i] * weights[o][i];
                }
            }
        }
    } else if ((((const char *)(bias + (outputs)) <= (const char *)out || (const char *)(out + (batch)) <= (const char *)bias) &&
        ((const char *)(in + (batch)) <= (const char *)out || (const char *)(out + (batch)) <= (const char *)in) &&
        ((const char *)(out + (batch)) <= (const char *)weights || (const char *)(weights + (outputs)) <= (const char *)out))) {
        /* source order; source order */
        #pragma omp parallel for schedule(static) if((long)batch * (long)outputs >= 10000)
        for (int b = 0; b < batch; b++) {
            #pragma omp simd
            for (int o = 0; o < outputs; o++) {
                out[b][o] = bias[o];
            }
        }
        #pragma omp parallel for collapse(2) schedule(static) if((long)batch * (long)outputs * (long)inputs >= 10000)
        for (int b = 0; b < batch; b++) {
            for (int o = 0; o < outputs; o++) {
                for (int i = 0; i < inputs; i++) {
                    out[b][o] += in[b][i] * weights[o][i];
                }
            }
        }
    } else {
    for (int b = 0; b < batch; b++)
        for (int o = 0; o < outputs; o++) {
            out[b][o] = bias[o];
            for (int i = 0; i < inputs; i++)
                out[b][o] += in[b][i] * weights[o][i];
        }
    }
#pragma endscop
}
