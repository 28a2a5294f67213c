// accept
/* Rows of a filter read backwards, the mirror image spelled as a product with -1. */
void mirrored(int m, float A[restrict 64][64], float B[restrict 64][64], float *restrict s)
{
#pragma scop
    for (int i = 4; i >= 1; i--) {
        for (int j = 1; j < m; j++) {
            A[i + 1][j + 1] -= B[-1 * i + 39][j + 1] * s[0];
        }
    }
#pragma endscop
}
