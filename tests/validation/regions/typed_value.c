void remainders(unsigned n, unsigned A[restrict n])
{
#pragma scop
    for (unsigned i = 0; i < n; i++)
        A[i] = i * i % 7u;
#pragma endscop
}
