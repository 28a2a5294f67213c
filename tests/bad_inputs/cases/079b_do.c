// unchanged PX120 6:5
void f(int n, float A[n], float B[n])
{
#pragma scop
    int i = 0;
    do
        A[i++] = 1;
    while (i < n);
#pragma endscop
}
