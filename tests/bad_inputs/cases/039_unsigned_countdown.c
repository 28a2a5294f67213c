// unchanged PX143 5:5
void f(unsigned n, float *restrict A)
{
#pragma scop
    for (unsigned i = n; i >= 0; i--)
        A[i] = 1;
#pragma endscop
}
