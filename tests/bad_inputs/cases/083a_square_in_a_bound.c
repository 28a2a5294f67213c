// unchanged PX140 5:21
void f(int n, float A[n], float B[n])
{
#pragma scop
    for (int i = 0; i * i < n; i++)
        A[i] = 1;
#pragma endscop
}
