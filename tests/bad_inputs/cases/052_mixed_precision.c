// accept
void f(int n, float A[restrict n], float B[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = A[i] * 0.1 + B[i];
#pragma endscop
}
