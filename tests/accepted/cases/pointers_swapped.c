// accept
// has: diamond tiles
// has: if (steps > 0 && steps % 2 != 0) {
#define ROWS 300
#define COLUMNS 400
#define EXCHANGE(x, y) do { double (*held_)[COLUMNS] = x; x = y; y = held_; } while (0)

static double one[ROWS][COLUMNS], other[ROWS][COLUMNS];

void diffuse(int steps, const double start[ROWS][COLUMNS], double end[ROWS][COLUMNS])
{
    double (*now)[COLUMNS] = one, (*next)[COLUMNS] = other;
    for (int i = 0; i < ROWS; i++)
        for (int j = 0; j < COLUMNS; j++)
            now[i][j] = next[i][j] = start[i][j];
#pragma polyxform size(steps = 90)
#pragma scop
    for (int t = 0; t < steps; t++) {
        for (int i = 1; i < ROWS - 1; i++)
            for (int j = 1; j < COLUMNS - 1; j++)
                next[i][j] = now[i][j] + 0.1 * (now[i - 1][j] + now[i + 1][j] + now[i][j - 1] + now[i][j + 1]
                    - 4.0 * now[i][j]);
        EXCHANGE(now, next);
    }
#pragma endscop
    for (int i = 0; i < ROWS; i++)
        for (int j = 0; j < COLUMNS; j++)
            end[i][j] = now[i][j];
}
