// unchanged PX147 8:16
float A[100];

void f()
{
#pragma scop
    for (int i = 0; i < 100; i++)
        A[i] = A[i - 1];
#pragma endscop
}
