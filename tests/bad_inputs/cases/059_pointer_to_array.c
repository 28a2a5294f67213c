// accept
void f(int n, float (*restrict A)[8])
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < 8; j++)
            A[i][j] = 1;
#pragma endscop
}
