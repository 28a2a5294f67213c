// accept
void f(int n, float A[restrict n], float B[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        if (A[i] > 0)
            A[i] = 0;
#pragma endscop
}
