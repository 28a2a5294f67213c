// accept
void f(int n, float A[restrict n], float B[restrict n])
{
_Pragma("scop")
    for (int i = 0; i < n; i++)
        A[i] = 1;
_Pragma("endscop")
}
