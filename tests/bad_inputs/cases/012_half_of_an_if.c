// error PX105 7:5
void f(int n, float *A)
{
    if (n)
        A[0] = 1;
#pragma scop
    else
        A[1] = 1;
#pragma endscop
}
