// unchanged PX145 6:9
void f(int n, float **A)
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i][0] = 1;
#pragma endscop
}
