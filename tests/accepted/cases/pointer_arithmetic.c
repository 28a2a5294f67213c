// accept
void shift(int n, float *restrict A, const float *restrict B)
{
#pragma scop
    for (int i = 0; i < n; i++)
        *(A + i) = *(B + i) + B[i];
#pragma endscop
}
