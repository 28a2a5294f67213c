// kept

void align(int rows, int columns, const char *one, const char *other, int best[rows + 1][columns + 1])
{
#pragma polyxform size(rows = 500, columns = 300)
#pragma scop
    for (int i = 1; i <= rows; i++)
        for (int j = 1; j <= columns; j++) {
            int both = best[i - 1][j - 1] + (one[i - 1] == other[j - 1] ? 2 : -1);
            int first = best[i - 1][j] - 1;
            int second = best[i][j - 1] - 1;
            int most = first > second ? first : second;
            best[i][j] = both > most ? both : most;
        }
#pragma endscop
}
