// accept
// has: px_kernel
void window(int w, int h, int kw, int kh, const float in[restrict h][w], float out[restrict h][w],
            const float k[restrict kh][kw])
{
#pragma polyxform size(w = 64, h = 40, kw = 5, kh = 3)
#pragma scop
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++) {
            float sum = 0;
            for (int i = 0; i < kh; i++)
                for (int j = 0; j < kw; j++) {
                    int row = y + i - kh / 2, column = x + j - kw / 2;
                    if (row >= 0 && row < h && column >= 0 && column < w)
                        sum += in[row][column] * k[i][j];
                }
            out[y][x] = sum;
        }
#pragma endscop
}
