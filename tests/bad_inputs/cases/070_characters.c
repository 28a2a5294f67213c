// accept
void f(int n, char A[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = 'x';
#pragma endscop
}
