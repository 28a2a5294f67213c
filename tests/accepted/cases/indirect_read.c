// accept
void gather(int n, int m, float A[restrict n], const float B[restrict m], const int P[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = B[P[i] & 7];
#pragma endscop
}
