// unchanged PX124 6:25
void f(int n, int k, float *restrict A)
{
#pragma scop
    for (int i = 0; i < n; i++)
        if (A[i] > 0 && k++)
            A[i] = 1;
#pragma endscop
}
