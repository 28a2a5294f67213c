// accept
void f(int n, float A[restrict n], float B[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++) {
        float n = A[i];
        B[i] = n;
    }
    for (int i = 0; i < n; i++)
        A[i] = 2;
#pragma endscop
}
