void folding(int n, int s[restrict n][n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = i + 1; j < n; j++) {
            s[i][j] = s[i][j] > s[i][j - 1] ? s[i][j] : s[i][j - 1];
            for (int k = i + 1; k < j; k++)
                s[i][j] = s[i][j] > s[i][k] + s[k][j] ? s[i][j] : s[i][k] + s[k][j];
        }
#pragma endscop
}
