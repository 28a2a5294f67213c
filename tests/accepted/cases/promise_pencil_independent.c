// accept unrun
// has: #pragma omp parallel for
void scatter(int n, float A[restrict n], const float B[restrict n], const int P[restrict n])
{
#pragma scop
#pragma pencil independent
    for (int i = 0; i < n; i++)
        A[P[i]] = B[i];
#pragma endscop
}
