// unchanged PX144 2:15
void f(int n, _Float16 A[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = 1;
#pragma endscop
}
