#include <product.h>

static float A[ROWS][ROWS], B[ROWS][COLUMNS], C[ROWS][COLUMNS];

int main(void)
{
    for (int i = 0; i < ROWS; i++)
        for (int j = 0; j < COLUMNS; j++) {
            A[i][i] = 2.0f;
            B[i][j] = (float)(i + j);
        }
    product(A, B, C);
    for (int i = 0; i < ROWS; i++)
        for (int j = 0; j < COLUMNS; j++)
            if (C[i][j] != 2.0f * (float)(i + j))
                return 1;
    return 0;
}
