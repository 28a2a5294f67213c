// error PX103 6:5
void f(int n, float *A)
{
#pragma scop
    A[0] = 1;
    #pragma scop
    A[1] = 1;
#pragma endscop
#pragma endscop
}
