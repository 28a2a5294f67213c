// accept
/* Größe */
void f(int n, float A[restrict n], float B[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = 1;
#pragma endscop
}
