// accept
// has: #pragma omp parallel for simd
/* One scale for 64 numbers: the read stays, and moves to its neighbor now and then. */
void widen(const signed char *restrict q, const float *restrict scale, float *restrict x, int n)
{
#pragma scop
    for (int i = 0; i < n; i++)
        x[i] = q[i] * scale[i / 64];
#pragma endscop
}
