// accept
void f(int n, int m, int A[restrict n], int B[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        if (m != 0)
            A[i] = B[i] / m;
#pragma endscop
}
