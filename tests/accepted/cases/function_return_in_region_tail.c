// kept
static double work[100];
double norm(int n)
{
    double s = 0.0;
#pragma polyxform assume(n <= 100)
#pragma scop
    for (int i = 0; i < n; ++i) {
        s += work[i] * work[i];
    }
#pragma endscop
    return s;
}
