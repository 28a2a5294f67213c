// unchanged PX123 6:5
void f(int n, float A[n], float B[n])
{
#pragma scop
    A[0] = 1;
    __asm__ volatile("nop");
#pragma endscop
}
