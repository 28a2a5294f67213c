// unchanged PX121 7:5
void f(int n, float A[n], float B[n])
{
#pragma scop
    for (int i = 0; i < n; i++) {
        A[i] = 1;
    again:
        A[i] = 2;
    }
#pragma endscop
}
