// unchanged PX126 5:5
void f(int n, float A[n], float B[n])
{
#pragma scop
    for (int i = 0, j = n; i < j; i++, j--)
        A[i] = B[j];
#pragma endscop
}
