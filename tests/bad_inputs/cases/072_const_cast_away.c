// unchanged PX125 6:10
void f(int n, const float *A)
{
#pragma scop
    for (int i = 0; i < n; i++)
        ((float *)A)[i] = 1;
#pragma endscop
}
