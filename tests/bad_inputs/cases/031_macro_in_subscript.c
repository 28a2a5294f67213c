// accept
#define IDX(i, j) ((i) * 10 + (j))
void f(float A[100])
{
#pragma scop
    for (int i = 0; i < 10; i++)
        for (int j = 0; j < 10; j++)
            A[IDX(i, j)] = 1;
#pragma endscop
}
