// kept
void halves(int n, float A[restrict 2 * n], float B[restrict n])
{
    int base, offset = 1;
#pragma scop
    for (int i = 0; i < n; i++) {
        base = 2 * i;
        A[base] = B[i];
        A[base + offset] = -B[i];
    }
#pragma endscop
}
