// unchanged PX125 6:18
void f(int n, float A[n], float B[n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = *&i;
#pragma endscop
}
