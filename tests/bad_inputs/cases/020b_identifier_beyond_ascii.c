// unchanged PX123 6:9
void f(int n, float *restrict ä)
{
#pragma scop
    for (int i = 0; i < n; i++)
        ä[i] = 1;
#pragma endscop
}
