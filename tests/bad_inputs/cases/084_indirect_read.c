// accept
void f(int n, float A[restrict n], float B[restrict n], int X[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = B[X[i]];
#pragma endscop
}
