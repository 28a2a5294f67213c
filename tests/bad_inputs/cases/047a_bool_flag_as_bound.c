// accept
void f(_Bool b, float A[restrict 2])
{
#pragma scop
    for (int i = 0; i < b; i++)
        A[i] = 1;
#pragma endscop
}
