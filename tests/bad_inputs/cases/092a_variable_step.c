// unchanged PX128 5:33
void f(int n, int s, float *A)
{
#pragma scop
    for (int i = 0; i < n; i += s)
        A[i] = 1;
#pragma endscop
}
