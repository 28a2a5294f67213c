// accept
void f(unsigned n, float A[restrict n])
{
#pragma polyxform assume(n >= 1)
#pragma scop
    for (unsigned i = 0; i < n - 1; i++)
        A[i] = 1;
#pragma endscop
}
