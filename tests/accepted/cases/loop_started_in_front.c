// unchanged
void clear(int n, float x[restrict n])
{
    int i = 3;
#pragma scop
    for (; i < n; i++)
        x[i] = 0;
#pragma endscop
}
