// unchanged PX144 5:11
void f(int n, float A[restrict n], float B[restrict n])
{
#pragma scop
    float s = 0;
    for (int i = 0; i < n; i++)
        s += A[i];
#pragma endscop
    B[0] = s;
}
