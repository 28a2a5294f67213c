// unchanged PX124 6:17
void f(int n, float A[n], float B[n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = (B[i], 1);
#pragma endscop
}
