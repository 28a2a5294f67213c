// unchanged PX140 5:25
void f(int n, float A[n], float B[n])
{
#pragma scop
    for (int i = 0; i < 99999999999999999999; i++)
        A[0] = 1;
#pragma endscop
}
