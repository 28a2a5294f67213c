// accept
void strides(int n, float A[restrict n], float B[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i += 3)
        A[i] = 1.0f;
    for (int i = n - 1; i >= 0; i -= 2)
        B[i] = A[i] + 1.0f;
    for (int i = 0; i + 4 <= n; i = i + 4)
        B[i] += A[i + 3];
#pragma endscop
}
