// accept
void edge(int n, float A[restrict n], const float B[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        if (i > 0 && B[i] > B[i - 1])
            A[i] = B[i] - B[i - 1];
#pragma endscop
}
