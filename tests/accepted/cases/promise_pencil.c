// accept
void __pencil_assume(int);
void __pencil_assume(int x) { (void)x; }

void promised(int n, int m, float A[restrict n][m])
{
#pragma scop
    __pencil_assume(m >= 8);
    __pencil_assume(n == m);
#pragma pencil independent
    for (int i = 0; i < n; i++)
        for (int j = 0; j < 8; j++)
            A[i][j] = 1.0f;
#pragma endscop
}
