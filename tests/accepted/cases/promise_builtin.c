// accept
void promised(int n, float A[restrict n])
{
#if defined(__has_builtin)
#if !__has_builtin(__builtin_assume)
#define __builtin_assume(x) do { if (!(x)) __builtin_unreachable(); } while (0)
#endif
#endif
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = i;
#pragma endscop
}
