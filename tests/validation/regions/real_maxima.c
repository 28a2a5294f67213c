void real_maxima(int n, double s[restrict n], const double a[restrict n][n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            s[i] = s[i] > a[i][j] ? s[i] : a[i][j];
#pragma endscop
}
