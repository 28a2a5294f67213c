// unchanged PX140 5:26
void f(float *restrict A)
{
#pragma scop
    for (long i = 0; i < 100000000000000000000000000; i++)
        A[i] = 1;
#pragma endscop
}
