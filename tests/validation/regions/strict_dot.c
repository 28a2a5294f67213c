float dot(int n, const float x[restrict n], const float y[restrict n])
{
    float s = 0.0f;
#pragma scop
    for (int i = 0; i < n; i++)
        s += x[i] * y[i];
#pragma endscop
    return s;
}
