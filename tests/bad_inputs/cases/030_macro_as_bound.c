// accept
#define N 100
void f(float A[N])
{
#pragma scop
    for (int i = 0; i < N; i++)
        A[i] = 1;
#pragma endscop
}
