// accept
// has: #pragma omp parallel for
// has: while (zr * zr + zi * zi < 4.0 && steps < 100) {
void escape(int h, int w, int out[restrict h][w])
{
#pragma polyxform size(h = 40, w = 300)
#pragma scop
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++) {
            double cr = 3.0 * x / w - 2.0, ci = 2.0 * y / h - 1.0, zr = 0.0, zi = 0.0;
            int steps = 0;
            while (zr * zr + zi * zi < 4.0 && steps < 100) {
                double t = zr * zr - zi * zi + cr;
                zi = 2 * zr * zi + ci;
                zr = t;
                steps++;
            }
            out[y][x] = steps;
        }
#pragma endscop
}
