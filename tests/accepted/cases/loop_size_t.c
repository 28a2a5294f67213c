// accept
#include <stddef.h>
#include <stdlib.h>
#include <stdio.h>

void add(size_t rows, size_t cols, double A[restrict rows][cols], const double B[restrict rows][cols])
{
#pragma scop
    for (size_t i = 0; i < rows; ++i)
        for (size_t j = 0; j < cols; ++j)
            A[i][j] = A[i][j] + B[i][j];
#pragma endscop
}
