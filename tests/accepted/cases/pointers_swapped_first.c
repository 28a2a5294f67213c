// accept
// has: #pragma omp for schedule(static) private(min)
#define LESS(x, y) ((x) <= (y) ? (x) : (y))
#define ROWS 30
#define COLUMNS 12000

int cost[ROWS][COLUMNS], best[COLUMNS];
static int scratch[COLUMNS];

void cheapest(int rows, int columns)
{
    int *from, *to, *held, min;
    to = best;
    from = scratch;
#pragma polyxform size(rows = 30, columns = 12000) assume(rows <= 30) assume(columns <= 12000)
#pragma scop
    for (int row = 0; row < rows - 1; row++) {
        held = from;
        from = to;
        to = held;
        for (int n = 0; n < columns; n++) {
            min = from[n];
            if (n > 0)
                min = LESS(min, from[n - 1]);
            if (n < columns - 1)
                min = LESS(min, from[n + 1]);
            to[n] = cost[row + 1][n] + min;
        }
    }
#pragma endscop
}
