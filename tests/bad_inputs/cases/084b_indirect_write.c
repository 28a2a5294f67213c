// accept
void f(int n, float A[restrict n], int X[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[X[i]] += 1;
#pragma endscop
}
