// accept
void f(int n, float A[n], float B[n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        ;
    for (int i = 0; i < n; i++) {
    }
    ;
#pragma endscop
}
