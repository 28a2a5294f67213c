// accept
void quantize(int n, signed char q[restrict n], const float x[restrict n], float scale)
{
#pragma scop
    for (int i = 0; i < n; i++) {
        int v = (int)(x[i] * scale);
        v = v > 127 ? 127 : v < -128 ? -128 : v;
        q[i] = (signed char)v;
    }
#pragma endscop
}
