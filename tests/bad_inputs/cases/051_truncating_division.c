// accept
void f(int n, float *restrict A)
{
#pragma scop
    for (int i = -5; i < n; i++)
        A[5 + i / 2 + i % 2] = 1;
#pragma endscop
}
