// unchanged PX106 6:1
void f(int n, float A[n], float B[n])
{
#pragma scop
    for (int i = 0; i < n; i++)
#if 1
        A[i] = 1;
#else
        A[i] = 2;
#endif
#pragma endscop
}
