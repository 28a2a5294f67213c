/*
 * Matrix multiplication of narrow elements, B interleaved as dot-product instructions read it.
 *
 *   C[i][j] = sum over k, q of A[i][k][q] * B[k][j][q]
 */
#include <stdint.h>

/* Unsigned bytes times signed bytes: activations and weights of a quantized network. */
void matmul_u8s8(int m, int n, int quads, const uint8_t A[restrict m][quads][4], const int8_t B[restrict quads][n][4],
                 int32_t C[restrict m][n])
{
#pragma polyxform size(m = 512, n = 512, quads = 128)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++) {
            C[i][j] = 0;
            for (int k = 0; k < quads; k++)
                for (int q = 0; q < 4; q++)
                    C[i][j] += A[i][k][q] * B[k][j][q];
        }
#pragma endscop
}

/* Signed bytes on both sides. */
void matmul_s8s8(int m, int n, int quads, const int8_t A[restrict m][quads][4], const int8_t B[restrict quads][n][4],
                 int32_t C[restrict m][n])
{
#pragma polyxform size(m = 512, n = 512, quads = 128)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++) {
            C[i][j] = 0;
            for (int k = 0; k < quads; k++)
                for (int q = 0; q < 4; q++)
                    C[i][j] += A[i][k][q] * B[k][j][q];
        }
#pragma endscop
}

/* The float whose upper half is given. */
static inline float from_bf16(uint16_t number)
{
    union {
        uint32_t bits;
        float value;
    } both;
    both.bits = (uint32_t)number << 16;
    return both.value;
}

/* bfloat16 numbers, sums in float, added in the order of the source. */
void matmul_bf16(int m, int n, int pairs, const uint16_t A[restrict m][pairs][2],
                 const uint16_t B[restrict pairs][n][2], float C[restrict m][n])
{
#pragma polyxform size(m = 512, n = 512, pairs = 256)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++) {
            C[i][j] = 0;
            for (int k = 0; k < pairs; k++)
                for (int q = 0; q < 2; q++)
                    C[i][j] += from_bf16(A[i][k][q]) * from_bf16(B[k][j][q]);
        }
#pragma endscop
}

/* The same with consent to add up, and to round, as the machine does it. */
void matmul_bf16_loose(int m, int n, int pairs, const uint16_t A[restrict m][pairs][2],
                       const uint16_t B[restrict pairs][n][2], float C[restrict m][n])
{
#pragma polyxform size(m = 512, n = 512, pairs = 256)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma scop
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++) {
            C[i][j] = 0;
            for (int k = 0; k < pairs; k++)
                for (int q = 0; q < 2; q++)
                    C[i][j] += from_bf16(A[i][k][q]) * from_bf16(B[k][j][q]);
        }
#pragma endscop
}
