// accept
void f(int n, float A[restrict n], int X[restrict n])
{
#pragma scop
    __builtin_assume(n > 4);
    __pencil_assume(n < 1000);
    #pragma pencil independent
    for (int i = 0; i < n; i++)
        A[X[i]] = 1;
#pragma endscop
}
