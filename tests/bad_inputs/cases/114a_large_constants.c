// accept
void f(float *restrict A)
{
#pragma scop
    for (long i = 0; i < 1000000000; i++)
        A[i] = 1;
#pragma endscop
}
