// accept
// has: s += in[y * w + (x + d < 0 ? 0 : (x + d >= w ? w - 1 : x + d))];
void blur(int w, int h, int r, const float in[restrict w * h], float out[restrict w * h])
{
#pragma scop
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++) {
            float s = 0;
            for (int d = -r; d <= r; d++) {
                int xx = x + d < 0 ? 0 : x + d >= w ? w - 1 : x + d;
                s += in[y * w + xx];
            }
            out[y * w + x] = s;
        }
#pragma endscop
}
