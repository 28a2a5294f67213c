// unchanged PX140 5:25
void f(int n, int *X, float *A)
{
#pragma scop
    for (int i = 0; i < X[0]; i++)
        A[i] = 1;
#pragma endscop
}
