// accept
void init(float A[restrict 64], float B[restrict 64])
{
#pragma scop
    for (int i = 0; i != 64; i += 2)
        A[i] = 1.0f;
    for (int i = 63; i != -1; i--)
        B[i] = A[63 - i];
#pragma endscop
}
