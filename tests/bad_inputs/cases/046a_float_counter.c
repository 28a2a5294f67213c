// unchanged PX130 5:10
void f(float x, float *A)
{
#pragma scop
    for (x = 0; x < 1; x += 0.5f)
        A[0] = x;
#pragma endscop
}
