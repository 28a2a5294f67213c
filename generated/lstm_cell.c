#include <math.h>

/*
 * One cell of a long short-term memory, weights stored one row an output. The four gates, in the order input, forget,
 * candidate, output:
 *
 *   gate[b][g][h] = bias[g][h] + sum over i of x[b][i] * W[g][h][i] + sum over k of hidden_in[b][k] * U[g][h][k]
 *   cell_out   = sigmoid(forget) * cell_in + sigmoid(input) * tanh(candidate)
 *   hidden_out = sigmoid(output) * tanh(cell_out)
 */
#define INPUT 0
#define FORGET 1
#define CANDIDATE 2
#define OUTPUT 3
#define GATES 4

static inline float sigmoid(float value)
{
    return 1.0f / (1.0f + expf(-value));
}

void lstm_cell(int batch, int inputs, int units, const float x[restrict batch][inputs],
               const float hidden_in[restrict batch][units], const float cell_in[restrict batch][units],
               const float W[restrict GATES][units][inputs], const float U[restrict GATES][units][units],
               const float bias[restrict GATES][units], float gate[restrict batch][GATES][units],
               float cell_out[restrict batch][units], float hidden_out[restrict batch][units])
{
#pragma polyxform size(batch = 32, inputs = 1024, units = 1024)
#pragma polyxform target(x86-64-v4)
#pragma polyxform live_out(cell_out, hidden_out)
#pragma scop
    if (batch == 32 && inputs == 1024 && units == 1024) {
        /* source order; source order; source order; source order; source order */
        #pragma omp parallel for schedule(static)
        for (int b = 0; b < 32; b++) {
            for (int g = 0; g < 4; g++) {
                #pragma omp simd
                for (int h = 0; h < 1024; h++) {
                    gate[b][g][h] = bias[g][h];
                }
            }
        }
        #pragma omp parallel for collapse(2) schedule(static)
        for (int b = 0; b < 32; b++) {
            for (int g = 0; g < 4; g++) {
                for (int h = 0; h < 1024; h++) {
                    for (int i = 0; i < 1024; i++) {
                        gate[b][g][h] += x[b][i] * W[g][h][i];
                    }
                }
            }
        }
        #pragma omp parallel for collapse(2) schedule(static)
        for (int b = 0; b < 32; b++) {
            for (int g = 0; g < 4; g++) {
                for (int h = 0; h < 1024; h++) {
                    for (int k = 0; k < 1024; k++) {
                        gate[b][g][h] += hidden_in[b][k] * U[g][h][k];
                    }
                }
            }
        }
        #pragma omp parallel for schedule(static)
        for (int b = 0; b < 32; b++) {
            #pragma omp simd
            for (int h = 0; h < 1024; h++) {
                cell_out[b][h] = sigmoid(gate[b][1][h]) * cell_in[b][h] + sigmoid(gate[b][0][h]) * tanhf(gate[b][2][h]);
            }
        }
        #pragma omp parallel for schedule(static)
        for (int b = 0; b < 32; b++) {
            #pragma omp simd
            for (int h = 0; h < 1024; h++) {
                hidden_out[b][h] = sigmoid(gate[b][3][h]) * tanhf(cell_out[b][h]);
            }
        }
    } else {
        /* source order; source order; source order; source order; source order */
        #pragma omp parallel for collapse(2) schedule(static) if((long)batch * 4 * (long)units >= 10000)
        for (int b = 0; b < batch; b++) {
            for (int g = 0; g < 4; g++) {
                #pragma omp simd
                for (int h = 0; h < units; h++) {
                    gate[b][g][h] = bias[g][h];
                }
            }
        }
        #pragma omp parallel for collapse(3) schedule(static) if((long)batch * 4 * (long)units * (long)inputs >= 10000)
        for (int b = 0; b < batch; b++) {
            for (int g = 0; g < 4; g++) {
                for (int h = 0; h < units; h++) {
                    for (int i = 0; i < inputs; i++) {
                        gate[b][g][h] += x[b][i] * W[g][h][i];
                    }
                }
            }
        }
        #pragma omp parallel for collapse(3) schedule(static) if((long)batch * 4 * (long)units * (long)units >= 10000)
        for (int b = 0; b < batch; b++) {
            for (int g = 0; g < 4; g++) {
                for (int h = 0; h < units; h++) {
                    for (int k = 0; k < units; k++) {
                        gate[b][g][h] += hidden_in[b][k] * U[g][h][k];
                    }
                }
            }
        }
        #pragma omp parallel for schedule(static) if((long)batch * (long)units >= 10000)
        for (int b = 0; b < batch; b++) {
            #pragma omp simd
            for (int h = 0; h < units; h++) {
                cell_out[b][h] = sigmoid(gate[b][1][h]) * cell_in[b][h] + sigmoid(gate[b][0][h]) * tanhf(gate[b][2][h]);
            }
        }
        #pragma omp parallel for schedule(static) if((long)batch * (long)units >= 10000)
        for (int b = 0; b < batch; b++) {
            #pragma omp simd
            for (int h = 0; h < units; h++) {
                hidden_out[b][h] = sigmoid(gate[b][3][h]) * tanhf(cell_out[b][h]);
            }
        }
    }
#pragma endscop
}
