// accept
static inline void pause_(void) { __asm__ volatile("nop"); }
void f(int n, float A[restrict n], float B[restrict n])
{
    pause_();
    int t = ({ int u = 1; u; });
    (void)t;
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = 1;
#pragma endscop
}
