// accept
void f(long n, float *restrict A)
{
#pragma scop
    for (long i = 0; i < n; i++)
        for (long j = 0; j < n; j++)
            A[1000 * i + 37 * j] = 1;
#pragma endscop
}
