// unchanged PX120 6:5
#line 1 "other.c"
void f(int n, float A[n], float B[n])
{
#pragma scop
    while (n > 0)
        A[--n] = 0;
#pragma endscop
}
