// unchanged PX123 5:13
void f(int n, float A[n], float B[n])
{
#pragma scop
    A[0] = ({ float t = 1; t; });
#pragma endscop
}
