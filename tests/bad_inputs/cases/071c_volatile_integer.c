// unchanged PX144 7:16
volatile int flag;
void f(int n, float A[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = flag;
#pragma endscop
}
