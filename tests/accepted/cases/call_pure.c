// accept
double blend(double a, double b);
double blend(double a, double b) { double r = a; for (int k = 0; k < 3; k++) r = (r + b) / 2; return r; }

void mix(int n, double A[restrict n], const double B[restrict n])
{
#pragma polyxform pure(blend)
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = blend(A[i], B[i]);
#pragma endscop
}
