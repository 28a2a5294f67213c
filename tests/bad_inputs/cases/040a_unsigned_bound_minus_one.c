// unchanged PX143 5:30
void f(unsigned n, float *restrict A)
{
#pragma scop
    for (unsigned i = 0; i < n - 1; i++)
        A[i] = 1;
#pragma endscop
}
