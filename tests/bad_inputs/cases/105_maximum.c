// accept
void f(int n, float A[restrict n], float s[restrict 1])
{
#pragma scop
    for (int i = 0; i < n; i++)
        s[0] = A[i] > s[0] ? A[i] : s[0];
#pragma endscop
}
