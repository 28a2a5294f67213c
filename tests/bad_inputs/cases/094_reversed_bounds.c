// accept
void f(int n, int m, float A[restrict m])
{
#pragma scop
    for (int i = n; i < m; i++)
        A[i] = 1;
#pragma endscop
}
