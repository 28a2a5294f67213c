// unchanged PX144 6:9
void f(int n, _Atomic int *A)
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = 1;
#pragma endscop
}
