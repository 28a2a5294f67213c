// unchanged PX124 6:14
void f(int n, int k, float *restrict A)
{
#pragma scop
    for (int i = 0; i < n; i++)
        if ((k = n))
            A[i] = 1;
#pragma endscop
}
