// unchanged PX123 5:11
void f(int n, float A[n], float B[n])
{
#pragma scop
    float g(float x) { return x; }
    A[0] = g(1);
#pragma endscop
}
