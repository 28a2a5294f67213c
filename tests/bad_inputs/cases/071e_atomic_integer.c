// unchanged PX144 7:16
_Atomic int shared;
void f(int n, float A[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = shared;
#pragma endscop
}
