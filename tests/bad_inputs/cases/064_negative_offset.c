// unchanged PX125 6:10
void f(int n, float *A)
{
#pragma scop
    for (int i = 1; i <= n; i++)
        (A - 1)[i] = 1;
#pragma endscop
}
