// accept
__extension__ typedef unsigned long long big __attribute__((aligned(8)));
__attribute__((noinline)) void f(int n, float *__restrict A)
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = 1;
#pragma endscop
}
