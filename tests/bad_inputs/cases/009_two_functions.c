// error PX105 6:1
void f(float *A)
{
#pragma scop
    A[0] = 1;
}

void g(float *A)
{
    A[1] = 1;
#pragma endscop
}
