// unchanged PX508 4:1
void f(int n, float *A, float *B, int *X)
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = B[X[i]];
#pragma endscop
}
