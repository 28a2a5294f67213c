// unchanged PX129 6:14
void f(int n, float A[n], float B[n])
{
#pragma scop
    for (int k = 0; k < n; k++)
        for (k = 0; k < n; k++)
            A[k] = 1;
#pragma endscop
}
