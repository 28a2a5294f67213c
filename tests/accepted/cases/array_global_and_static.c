// accept
#define N 40
static float state[N][N];
double total[N];

void step(void)
{
    static float before[N][N];
#pragma scop
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            before[i][j] = state[i][j];
            state[i][j] = before[i][j] * 0.5f;
            total[i] += before[i][j];
        }
#pragma endscop
}
