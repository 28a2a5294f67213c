// accept
#include <math.h>
void nearest(int n, int k, int d, float points[restrict n][d], float centres[restrict k][d], float label[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++) {
        float best = INFINITY;
        label[i] = NAN;
        for (int c = 0; c < k; c++) {
            float distance = 0;
            for (int j = 0; j < d; j++) {
                float e = points[i][j] - centres[c][j];
                distance += e * e;
            }
            if (distance < best) {
                best = distance;
                label[i] = isnan(distance) ? -1 : c;
            }
        }
    }
#pragma endscop
}
