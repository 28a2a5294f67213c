// accept
void f(int n, float A[restrict n], float B[restrict n])
{
    int i;
#pragma scop
    for (i = 0; i < n; i++)
        A[i] = 1;
    for (i = n - 1; i >= 0; i--)
        B[i] = 1;
#pragma endscop
    B[0] = i;
}
