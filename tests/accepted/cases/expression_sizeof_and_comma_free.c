// accept
void bytes(int n, unsigned char A[restrict n], const int t[restrict 4])
{
    enum { STEP = 2, COUNT = 4 };
#pragma scop
    for (int i = 0; i < n; i += STEP)
        A[i] = (unsigned char)(sizeof(int) * COUNT + t[i % COUNT]);
#pragma endscop
}
