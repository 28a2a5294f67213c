// accept
void flag(int n, float A[restrict n], const float B[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++) {
        int positive = B[i] > 0.0f;
        if (positive)
            A[i] = B[i];
    }
#pragma endscop
}
