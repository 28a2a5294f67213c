void maxima(int n, int s[restrict n], const int a[restrict n][n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            s[i] = s[i] > a[i][j] ? s[i] : a[i][j];
#pragma endscop
}
