// error PX128 5:28
void f(int n, float A[n], float B[n])
{
#pragma scop
    for (int i = 0; i < n; i += 0)
        A[i] = 1;
#pragma endscop
}
