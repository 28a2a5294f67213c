// accept
void f(int n, float A[restrict n], float B[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i += 2)
        A[i] = 1;
    for (int i = n - 1; i >= 0; i--)
        B[i] = 1;
    for (int i = n; i > 0; i -= 3)
        B[i - 1] = 2;
#pragma endscop
}
