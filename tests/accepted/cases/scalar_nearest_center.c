// accept
// has: #pragma omp parallel for
#define POINTS 3000
#define CENTERS 16
#define SIZE 8
void assign(const float x[restrict POINTS][SIZE], const float c[restrict CENTERS][SIZE], int label[restrict POINTS])
{
    int i, k, d, best;
    float least, distance, t;
#pragma scop
    for (i = 0; i < POINTS; i++) {
        best = 0;
        least = 1e30f;
        for (k = 0; k < CENTERS; k++) {
            distance = 0.0f;
            for (d = 0; d < SIZE; d++) {
                t = x[i][d] - c[k][d];
                distance += t * t;
            }
            if (distance < least) {
                least = distance;
                best = k;
            }
        }
        label[i] = best;
    }
#pragma endscop
}
