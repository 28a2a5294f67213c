// accept
void f(int n, signed char A[restrict n], signed char B[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] += B[i];
#pragma endscop
}
