// unchanged PX130 5:10
void f(int n, float *A, float *p)
{
#pragma scop
    for (p = A; p < A + n; p++)
        *p = 1;
#pragma endscop
}
