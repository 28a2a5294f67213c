// accept
void scale(unsigned n, float A[restrict n], const float B[restrict n])
{
#pragma scop
    for (unsigned i = 0; i < n; i++)
        A[i] = 2.0f * B[i];
#pragma endscop
}
