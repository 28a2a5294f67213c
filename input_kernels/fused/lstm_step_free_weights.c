#include <math.h>

/*
 * One time step of a layer of long short-term memory whose weights the program hands over once, before all steps:
 * functions that it calls first make copies of them in the layout that suits kernels. Bias, two matrix products, gates
 * and state, each as an operator of its own. The gates in the order input, forget, candidate, output:
 *
 *   gate[b][g][h] = bias[g][h] + sum over i of x[b][i] * W[i][g][h] + sum over k of hidden_in[b][k] * U[k][g][h]
 *   cell_out   = sigmoid(forget) * cell_in + sigmoid(input) * tanh(candidate)
 *   hidden_out = sigmoid(output) * tanh(cell_out)
 */
#define GATES 4
#define SIGMOID(value) (1.0f / (1.0f + expf(-(value))))

void lstm_step_free_weights(int batch, int inputs, int units, const float x[restrict batch][inputs],
                            const float hidden_in[restrict batch][units], const float cell_in[restrict batch][units],
                            const float W[restrict inputs][GATES][units], const float U[restrict units][GATES][units],
                            const float bias[restrict GATES][units], float gate[restrict batch][GATES][units],
                            float cell_out[restrict batch][units], float hidden_out[restrict batch][units])
{
#pragma polyxform size(batch = 32, inputs = 1024, units = 1024)
#pragma polyxform layout(W = free, U = free)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma polyxform live_out(cell_out, hidden_out)
#pragma scop
    /* bias */
    for (int b = 0; b < batch; b++)
        for (int g = 0; g < GATES; g++)
            for (int h = 0; h < units; h++)
                gate[b][g][h] = bias[g][h];
    /* input */
    for (int b = 0; b < batch; b++)
        for (int g = 0; g < GATES; g++)
            for (int h = 0; h < units; h++)
                for (int i = 0; i < inputs; i++)
                    gate[b][g][h] += x[b][i] * W[i][g][h];
    /* recurrence */
    for (int b = 0; b < batch; b++)
        for (int g = 0; g < GATES; g++)
            for (int h = 0; h < units; h++)
                for (int k = 0; k < units; k++)
                    gate[b][g][h] += hidden_in[b][k] * U[k][g][h];
    /* gates */
    for (int b = 0; b < batch; b++)
        for (int h = 0; h < units; h++) {
            gate[b][0][h] = SIGMOID(gate[b][0][h]);
            gate[b][1][h] = SIGMOID(gate[b][1][h]);
            gate[b][2][h] = tanhf(gate[b][2][h]);
            gate[b][3][h] = SIGMOID(gate[b][3][h]);
        }
    /* state */
    for (int b = 0; b < batch; b++)
        for (int h = 0; h < units; h++)
            cell_out[b][h] = gate[b][1][h] * cell_in[b][h] + gate[b][0][h] * gate[b][2][h];
    for (int b = 0; b < batch; b++)
        for (int h = 0; h < units; h++)
            hidden_out[b][h] = gate[b][3][h] * tanhf(cell_out[b][h]);
#pragma endscop
}
