// unchanged PX120 6:5
#define for(x) while (n)
void f(int n, float A[n], float B[n])
{
#pragma scop
    for(1)
        A[--n] = 0;
#pragma endscop
}
