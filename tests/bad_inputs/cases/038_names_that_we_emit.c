// accept
#define min(a, b) ((a) < (b) ? (a) : (b))
int floord, lbp;
void f(int n, float A[restrict n], float B[restrict n])
{
#pragma scop
    for (int i = 0; i < min(n, 50); i++)
        A[i] = 1;
#pragma endscop
}
