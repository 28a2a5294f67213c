// unchanged PX142 5:25
void f(int n, float *restrict A)
{
#pragma scop
    for (int i = 0; i < n; i++) {
        A[i] = 1;
        n = n - 1;
    }
#pragma endscop
}
