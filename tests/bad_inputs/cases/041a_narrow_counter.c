// accept
void f(float A[restrict 200])
{
#pragma scop
    for (unsigned char i = 0; i < 200; i++)
        A[i] = 1;
#pragma endscop
}
