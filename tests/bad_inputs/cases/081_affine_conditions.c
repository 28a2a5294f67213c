// accept
void f(int n, float A[restrict n], float B[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++) {
        if (!(i < 3) && (i > 10 || i % 2 == 0))
            A[i] = 1;
        else
            A[i] = i < 5 ? 2 : 3;
    }
#pragma endscop
}
