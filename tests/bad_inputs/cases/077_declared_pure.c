// accept
float g(float);

void f(int n, float A[restrict n], float B[restrict n])
{
#pragma polyxform pure(g)
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = g(A[i]);
#pragma endscop
}
