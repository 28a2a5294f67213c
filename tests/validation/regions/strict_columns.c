void strict_columns(const float A[restrict 100][40], const float r[restrict 100], float s[restrict 40])
{
#pragma scop
    for (int i = 0; i < 100; i++)
        for (int j = 0; j < 40; j++)
            s[j] += r[i] * A[i][j];
#pragma endscop
}
