#include <product.h>

#ifndef SCALED
#error the macros of the target are missing
#endif

void product(const float A[restrict ROWS][ROWS], const float B[restrict ROWS][COLUMNS], float C[restrict ROWS][COLUMNS])
{
#pragma scop
    for (int i = 0; i < ROWS; i++)
        for (int j = 0; j < COLUMNS; j++)
            for (int k = 0; k < ROWS; k++)
                C[i][j] += A[i][k] * B[k][j];
#pragma endscop
}
