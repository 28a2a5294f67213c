// accept
__attribute__((const)) double twice(double x);
double twice(double x) { double r = 0; for (int k = 0; k < 2; k++) r += x; return r; }

void doubled(int n, double A[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = twice(A[i]);
#pragma endscop
}
