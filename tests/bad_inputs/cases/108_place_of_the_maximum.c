// accept
void f(int n, float A[restrict n], float s[restrict 1], int k[restrict 1])
{
#pragma scop
    for (int i = 0; i < n; i++)
        if (A[i] > s[0]) {
            s[0] = A[i];
            k[0] = i;
        }
#pragma endscop
}
