// accept
// has: for (int i = 0; i < ROWS; i++) {
// has: for (int j = 0; j < COLS; j++) {
#define ROWS 20
#define COLS 30
#define AT(a, i, j) (a)[(i) * COLS + (j)]
#define SQUARE(x) ((x) * (x))

void squares(float A[restrict ROWS * COLS], const float B[restrict ROWS * COLS])
{
#pragma scop
    for (int i = 0; i < ROWS; i++)
        for (int j = 0; j < COLS; j++)
            AT(A, i, j) = SQUARE(AT(B, i, j));
#pragma endscop
}
