// accept
#include <math.h>
typedef struct { float x, y, z, m; } body_t;
void nbody(int n, const body_t *b, float *ax, float *ay, float *az)
{
#pragma scop
    for (int i = 0; i < n; i++) {
        float sx = 0, sy = 0, sz = 0;
        for (int j = 0; j < n; j++) {
            float dx = b[j].x - b[i].x, dy = b[j].y - b[i].y, dz = b[j].z - b[i].z;
            float r2 = dx * dx + dy * dy + dz * dz + 1e-9f;
            float inv = b[j].m / (r2 * sqrtf(r2));
            sx += dx * inv; sy += dy * inv; sz += dz * inv;
        }
        ax[i] = sx; ay[i] = sy; az[i] = sz;
    }
#pragma endscop
}
