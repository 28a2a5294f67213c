// unchanged PX126 5:5
void f(int n, float A[n], float B[n])
{
#pragma scop
    for (;;)
        A[0] = 1;
#pragma endscop
}
