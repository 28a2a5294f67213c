void lines(const float A[restrict 8][6][16], const float F[restrict 3][3][16], float C[restrict 8][6][16])
{
#pragma scop
    for (int i = 0; i < 8; i++)
        for (int x = 0; x < 6; x++)
            for (int j = 0; j < 16; j++) {
                C[i][x][j] = 0;
                for (int r = 0; r < 3; r++)
                    for (int s = 0; s < 3; s++)
                        if (i + r >= 1 && i + r < 9 && x + s >= 1 && x + s < 7)
                            C[i][x][j] += A[i + r - 1][x + s - 1][j] * F[r][s][j];
            }
#pragma endscop
}
