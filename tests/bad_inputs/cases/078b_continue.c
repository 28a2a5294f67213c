// accept
void f(int n, float A[n], float B[n])
{
#pragma scop
    for (int i = 0; i < n; i++) {
        A[i] = 1;
        if (i > 5)
            continue;
    }
#pragma endscop
}
