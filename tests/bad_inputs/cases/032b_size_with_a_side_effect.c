// unchanged PX124 6:16
void f(int n, int k, float A[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = sizeof(char[k++]);
#pragma endscop
}
