// accept
void f(int n, float A[n][4])
{
#pragma scop
    float (*R)[4] = A;
    for (int i = 0; i < n; i++)
        R[i][0] = A[i][1];
#pragma endscop
}
