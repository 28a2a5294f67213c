// accept
void f(int n, float A[restrict n])
{
    int i;
#pragma scop
    for (i = 0; i < n; i++)
        A[i] = 1;
#pragma endscop
    A[0] = i;
}
