// accept
void l(long n, long long m, short k, float A[restrict n], float B[restrict m], float C[restrict 40000])
{
#pragma scop
    for (long i = 0; i < n; i++)
        A[i] = 1.0f;
    for (long long i = 0; i < m; i++)
        B[i] = 2.0f;
    for (short i = 0; i < k; i++)
        C[i] = 3.0f;
#pragma endscop
}
