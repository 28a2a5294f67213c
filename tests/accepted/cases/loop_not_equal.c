// unchanged
void copy(int n, float A[restrict n], const float B[restrict n])
{
#pragma polyxform assume(n >= 0)
#pragma scop
    for (int i = 0; i != n; i++)
        A[i] = B[i];
    for (int i = n; i-- != 0;)
        ;
#pragma endscop
}
