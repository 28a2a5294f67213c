// accept
void init(float A[restrict 400000], float B[restrict 400000])
{
#pragma scop
    for (int i = 0; i != 400000; i += 2)
        A[i] = 1.0f;
    for (int i = 399999; i != -1; i--)
        B[i] = A[399999 - i];
#pragma endscop
}
