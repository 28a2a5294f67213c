// accept
static float gain[8];

void smooth(int n, float out[restrict n], const float in[restrict n])
{
    static const float taps[3] = {0.25f, 0.5f, 0.25f};
    static float scaled[8];
#pragma scop
    for (int i = 0; i < 8; i++)
        scaled[i] = 2.0f * gain[i];
    for (int i = 1; i < n - 1; i++) {
        out[i] = scaled[3];
        for (int k = 0; k < 3; k++)
            out[i] += taps[k] * in[i + k - 1];
    }
#pragma endscop
}
