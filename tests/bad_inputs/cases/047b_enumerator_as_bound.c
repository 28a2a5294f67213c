// accept
enum sizes { SMALL = 4, LARGE = 100 };
void f(float A[restrict LARGE])
{
#pragma scop
    for (int i = 0; i < LARGE; i++)
        A[i] = SMALL;
#pragma endscop
}
