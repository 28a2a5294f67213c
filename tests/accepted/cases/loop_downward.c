// accept
void back_substitution(int n, const double U[restrict n][n], const double b[restrict n], double x[restrict n])
{
#pragma scop
    for (int i = n - 1; i >= 0; i--) {
        double s = b[i];
        for (int j = n - 1; j > i; j--)
            s -= U[i][j] * x[j];
        x[i] = s / (U[i][i] * U[i][i] + 1.0);
    }
#pragma endscop
}
