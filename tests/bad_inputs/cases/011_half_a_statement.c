// error PX105 4:5
void f(float *A)
{
    A[0] =
#pragma scop
        1;
#pragma endscop
}
