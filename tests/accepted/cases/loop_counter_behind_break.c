// accept
// has: #pragma omp parallel for
void escape_times(int w, int h, int limit, float left, float top, float dx, float dy, int count[restrict h][w])
{
#pragma polyxform size(w = 40, h = 30, limit = 50)
#pragma scop
    for (int row = 0; row < h; row++)
        for (int column = 0; column < w; column++) {
            float re = left + column * dx, im = top + row * dy, x = re, y = im;
            int step;
            for (step = 0; step < limit; step++) {
                if (x * x + y * y > 4.0f)
                    break;
                float t = x * x - y * y + re;
                y = 2.0f * x * y + im;
                x = t;
            }
            count[row][column] = step;
        }
#pragma endscop
}
