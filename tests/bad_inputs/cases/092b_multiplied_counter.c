// unchanged PX128 5:28
void f(int n, float A[n], float B[n])
{
#pragma scop
    for (int i = 1; i < n; i *= 2)
        A[i] = 1;
#pragma endscop
}
