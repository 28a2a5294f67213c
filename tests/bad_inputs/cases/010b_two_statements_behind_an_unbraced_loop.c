// error PX105 4:5
void f(int n, float *A, float *B)
{
    for (int t = 0; t < n; t++)
#pragma scop
        A[t] = 1;
        B[t] = 1;
#pragma endscop
}
