// unchanged PX124 7:18
#define NEXT() (k++)
void f(int n, int k, float A[restrict n], float B[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = B[NEXT()];
#pragma endscop
}
