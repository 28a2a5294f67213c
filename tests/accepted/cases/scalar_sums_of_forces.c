// accept
#include <math.h>
void forces(int n, const float p[n][3], const float mass[n], float *ax, float *ay, float *az)
{
#pragma scop
    for (int i = 0; i < n; i++) {
        float sx = 0, sy = 0, sz = 0;
        for (int j = 0; j < n; j++) {
            float dx = p[j][0] - p[i][0], dy = p[j][1] - p[i][1], dz = p[j][2] - p[i][2];
            float r2 = dx * dx + dy * dy + dz * dz + 1e-9f;
            float inv = mass[j] / (r2 * sqrtf(r2));
            sx += dx * inv; sy += dy * inv; sz += dz * inv;
        }
        ax[i] = sx; ay[i] = sy; az[i] = sz;
    }
#pragma endscop
}
