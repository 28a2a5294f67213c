// accept
static inline void set(int n, float A[restrict n], int i, float x) { A[i] = x; }

void fill(int n, float A[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        set(n, A, i, 2.0f);
#pragma endscop
}
