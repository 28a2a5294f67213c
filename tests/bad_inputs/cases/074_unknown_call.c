// unchanged PX122 8:16
float g(float);

void f(int n, float A[n], float B[n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = g(A[i]);
#pragma endscop
}
