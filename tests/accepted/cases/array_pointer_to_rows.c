// accept
#define M 32
void transpose(int n, float (*restrict A)[M], const float (*restrict B)[M])
{
#pragma polyxform assume(n <= 32)
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            A[i][j] = B[j][i];
#pragma endscop
}
