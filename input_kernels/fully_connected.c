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
    for (int b = 0; b < batch; b++)
        for (int o = 0; o < outputs; o++) {
            out[b][o] = bias[o];
            for (int i = 0; i < inputs; i++)
                out[b][o] += in[b][i] * weights[o][i];
        }
#pragma endscop
}
