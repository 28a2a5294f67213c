// accept
void several(int n, float A[restrict n], float B[restrict n])
{
    float s = 0.0f;
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = i;
#pragma endscop
    s = n > 3 ? A[3] : 1.0f;
#pragma scop
    for (int i = 0; i < n; i++)
        B[i] = A[i] * s;
#pragma endscop
    if (n > 2) {
        float c = s + 1.0f;
#pragma scop
        for (int i = 2; i < n; i++)
            B[i] += c * A[i - 2];
#pragma endscop
    }
}

void another(int n, float A[restrict n])
{
    _Pragma("scop")
    for (int i = 0; i < n; i++)
        A[i] = 0.0f;
    _Pragma("endscop")
}
