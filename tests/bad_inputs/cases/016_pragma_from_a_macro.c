// unchanged PX106 2:15
#define BEGIN _Pragma("scop")
#define END _Pragma("endscop")
void f(int n, float A[restrict n], float B[restrict n])
{
BEGIN
    for (int i = 0; i < n; i++)
        A[i] = 1;
END
}
