void running_columns(const float A[restrict 100][40], float s[restrict 40], float q[restrict 100])
{
#pragma polyxform reassociate
#pragma scop
    for (int i = 0; i < 100; i++) {
        for (int j = 0; j < 40; j++)
            s[j] += A[i][j];
        q[i] = s[0];
    }
#pragma endscop
}
