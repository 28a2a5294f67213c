// unchanged PX121 8:13
void f(int n, float A[n], float B[n])
{
#pragma scop
    for (int i = 0; i < n; i++) {
        A[i] = 1;
        if (i > 5)
            break;
    }
#pragma endscop
}
