// accept
void choose(int kind, int n, float A[restrict n])
{
    switch (kind) {
    case 0:
#pragma scop
        for (int i = 0; i < n; i++)
            A[i] = 0.0f;
#pragma endscop
        break;
    default: {
        float v = 2.0f;
#pragma scop
        for (int i = 0; i < n; i++)
            A[i] = v;
#pragma endscop
        break;
    }
    }
}
