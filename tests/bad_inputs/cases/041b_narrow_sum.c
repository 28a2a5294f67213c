// unchanged PX143 7:15
void f(float *restrict A)
{
#pragma scop
    for (unsigned char i = 0; i < 200; i++)
        for (unsigned char j = 0; j < 100; j++)
            A[(unsigned char)(i + j)] = 1;
#pragma endscop
}
