// accept
void part(int n, int m, float A[restrict n])
{
#pragma scop
    for (int i = 0; i < n && i < m; i++) {
        if (i % 2 == 0 && !(i == 4))
            A[i] = 1.0f;
        else if (i > 10 || i / 3 == 1)
            A[i] = 2.0f;
        else
            A[i] = i % 3 ? 3.0f : 4.0f;
    }
#pragma endscop
}
