// accept
void f(int n, float A[restrict n], float B[restrict n])
{
#pragma scop
    float s;
    for (int i = 0; i < n; i++) {
        s = A[i];
        B[i] = s;
    }
#pragma endscop
}
