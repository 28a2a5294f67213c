// accept unrun
// has: g->next[i][j] = 0.25f * (g->cells[i - 1][j] + g->cells[i + 1][j] + g->cells[i][j - 1] + g->cells[i][j + 1]);
// has: m->data[i * m->cols + j] *= 2.0;
// has: #pragma omp simd
struct grid {
    int nx, ny;
    float cells[100][100];
    float next[100][100];
};
typedef struct {
    int rows, cols;
    double *data;
} matrix;

void smooth(struct grid *restrict g)
{
#pragma scop
    for (int i = 1; i < 99; i++)
        for (int j = 1; j < 99; j++)
            g->next[i][j] = 0.25f * (g->cells[i - 1][j] + g->cells[i + 1][j] + g->cells[i][j - 1] + g->cells[i][j + 1]);
#pragma endscop
}

void twice(matrix *m)
{
#pragma scop
    for (int i = 0; i < m->rows; i++)
        for (int j = 0; j < m->cols; j++)
            m->data[i * m->cols + j] *= 2.0;
#pragma endscop
}
