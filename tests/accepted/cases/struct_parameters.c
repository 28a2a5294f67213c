// accept unrun
typedef struct {
    int rows, cols;
    float *data;
} matrix;

void clear(matrix *m, int n, float A[restrict n])
{
    int rows = m->rows;
#pragma scop
    for (int i = 0; i < rows; i++)
        A[i] = 0.0f;
#pragma endscop
}
