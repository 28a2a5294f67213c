// accept
void rows(int n, float A[restrict n][8])
{
#pragma scop
    for (int i = 0; i < n; i++) {
        float row[8];
        for (int j = 0; j < 8; j++)
            row[j] = A[i][7 - j];
        for (int j = 0; j < 8; j++)
            A[i][j] = row[j];
    }
#pragma endscop
}
