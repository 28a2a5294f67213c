// accept
void weights(int n, float A[restrict n])
{
#pragma scop
    for (int i = 1; i < n - 1; i++) {
        float w[3] = {0.25f, 0.5f, 0.25f};
        A[i] = w[0] + w[1] * i + w[2];
    }
#pragma endscop
}
