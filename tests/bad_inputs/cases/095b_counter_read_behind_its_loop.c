// accept
void f(int n, float A[restrict n], float B[restrict n])
{
    int i;
#pragma scop
    for (i = 0; i < n; i++)
        A[i] = 1;
    B[0] = i;
#pragma endscop
}
