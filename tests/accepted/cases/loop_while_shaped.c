// accept
void two(int n, float A[restrict n])
{
#pragma scop
    {
        int i = 0;
        for (; i < n; i++)
            A[i] = 1.0f;
    }
#pragma endscop
}
