// accept unrun
struct grid {
    int nx, ny;
    float cells[100][100];
};

void smooth(struct grid *restrict g, float out[restrict 100][100])
{
#pragma scop
    for (int i = 1; i < 99; i++)
        for (int j = 1; j < 99; j++)
            out[i][j] = 0.25f * (g->cells[i - 1][j] + g->cells[i + 1][j] + g->cells[i][j - 1] + g->cells[i][j + 1]);
#pragma endscop
}
