void scale_pairs(const float x[restrict 64], float y[restrict 64])
{
#pragma scop
    for (int i = 0; i < 64; i++) {
        float t = x[i] * x[i];
        y[i] = t + 2 * i;
    }
#pragma endscop
}
