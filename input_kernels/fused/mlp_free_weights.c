/*
 * A perceptron of three layers, each a matrix product, a bias and (but for the last) a rectifier, whose weights the
 * program hands over once, before many calls: functions that it calls first make copies of them in the layout that suits
 * kernels.
 *
 *   first  = max(in * W1 + b1, 0)
 *   second = max(first * W2 + b2, 0)
 *   out    = second * W3 + b3
 */
void mlp_free_weights(int batch, int inputs, int hidden, int outputs, const float in[restrict batch][inputs],
                      const float W1[restrict inputs][hidden], const float b1[restrict hidden],
                      const float W2[restrict hidden][hidden], const float b2[restrict hidden],
                      const float W3[restrict hidden][outputs], const float b3[restrict outputs],
                      float first[restrict batch][hidden], float second[restrict batch][hidden],
                      float out[restrict batch][outputs])
{
#pragma polyxform size(batch = 128, inputs = 1024, hidden = 1024, outputs = 1024)
#pragma polyxform layout(W1 = free, W2 = free, W3 = free)
#pragma polyxform target(x86-64-v4)
#pragma polyxform live_out(out)
#pragma scop
    /* first layer */
    for (int b = 0; b < batch; b++)
        for (int j = 0; j < hidden; j++) {
            first[b][j] = b1[j];
            for (int i = 0; i < inputs; i++)
                first[b][j] += in[b][i] * W1[i][j];
        }
    for (int b = 0; b < batch; b++)
        for (int j = 0; j < hidden; j++)
            first[b][j] = first[b][j] < 0.0f ? 0.0f : first[b][j];
    /* second layer */
    for (int b = 0; b < batch; b++)
        for (int j = 0; j < hidden; j++) {
            second[b][j] = b2[j];
            for (int i = 0; i < hidden; i++)
                second[b][j] += first[b][i] * W2[i][j];
        }
    for (int b = 0; b < batch; b++)
        for (int j = 0; j < hidden; j++)
            second[b][j] = second[b][j] < 0.0f ? 0.0f : second[b][j];
    /* third layer */
    for (int b = 0; b < batch; b++)
        for (int j = 0; j < outputs; j++) {
            out[b][j] = b3[j];
            for (int i = 0; i < hidden; i++)
                out[b][j] += second[b][i] * W3[i][j];
        }
#pragma endscop
}
