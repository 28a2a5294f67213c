// accept
void ops(int n, int A[restrict n], int B[restrict n], unsigned C[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++) {
        A[i]++;
        --B[i];
        C[i] <<= 1;
        C[i] |= 1u;
        C[i] ^= 5u;
        A[i] -= B[i] % 7;
        B[i] /= 3;
        A[i] = B[i] = 7;
    }
#pragma endscop
}
