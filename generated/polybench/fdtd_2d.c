/*
 * Maxwell's equations in two dimensions by finite differences in the time domain: the electric fields ex (nx x ny) and
 * ey (nx x ny) are moved by the curl of the magnetic field hz, and hz by the curl of ex and ey. The first row of ey is
 * the source, one value a time step.
 */
static inline long px_min(long a, long b) { return a < b ? a : b; }

static inline long px_max(long a, long b) { return a > b ? a : b; }

static inline long px_floordiv(long a, long b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }

void fdtd_2d(int steps, int nx, int ny, double ex[restrict nx][ny], double ey[restrict nx][ny],
             double hz[restrict nx][ny], const double source[restrict steps])
{
#pragma polyxform size(steps = 500, nx = 1000, ny = 1200)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (steps == 500 && nx == 1000 && ny == 1200) {
        /* diamond tiles of 64 in (t, i), 256 along j; statements fused row by row */
        #pragma omp parallel
        for (int wave = -1; wave < 16; wave++) {
            #pragma omp for schedule(static)
            for (int i_tile = px_max(0, px_floordiv(wave, 2)); i_tile <= ((wave + 2) / 2) + 15; i_tile++) {
                for (int j_tile = px_max(0, wave); j_tile <= px_min(px_min(px_min(20, wave + 6), 2 * i_tile + 6), 2 * wave - 2 * i_tile + 37); j_tile++) {
                    if (2 * i_tile >= wave) {
                        for (int t = px_max(px_max(px_max(0, 32 * wave), 64 * i_tile - 999), 32 * j_tile - 150); t <= px_min(px_min(px_min(499, 32 * wave + 63), 64 * wave - 64 * i_tile + 1062), 32 * j_tile + 31); t++) {
                            if (2 * i_tile == wave) {
                                #pragma omp simd
                                for (int j = px_max(0, 256 * j_tile - 8 * t); j <= px_min(1199, 256 * j_tile - 8 * t + 255); j++) {
                                    ey[0][j] = source[t];
                                }
                            }
                            for (int i = px_max(px_max(px_max(px_max(0, 64 * i_tile + 32 * j_tile - 64 * wave - 212), 32 * j_tile - t - 149), 64 * i_tile + t - 64 * wave - 63), 64 * i_tile - t); i <= px_min(px_min(px_min(999, 64 * i_tile + 32 * j_tile - 64 * wave + 31), 64 * i_tile + t - 64 * wave + 1), 64 * i_tile - t + 63); i++) {
                                if (i >= 1 && 64 * i_tile + t >= 64 * wave + i) {
                                    #pragma omp simd
                                    for (int j = px_max(0, 256 * j_tile - 8 * t); j <= px_min(1199, 256 * j_tile - 8 * t + 255); j++) {
                                        ey[i][j] -= 0.5 * (hz[i][j] - hz[i - 1][j]);
                                    }
                                }
                                if (64 * i_tile + t >= 64 * wave + i) {
                                    #pragma omp simd
                                    for (int j = px_max(1, 256 * j_tile - 8 * t); j <= px_min(1199, 256 * j_tile - 8 * t + 255); j++) {
                                        ex[i][j] -= 0.5 * (hz[i][j] - hz[i][j - 1]);
                                    }
                                }
                                if (i >= 1 && 64 * wave + i + 62 >= 64 * i_tile + t) {
                                    #pragma omp simd
                                    for (int j = px_max(0, 256 * j_tile - 8 * t - 8); j <= px_min(1198, 256 * j_tile - 8 * t + 247); j++) {
                                        hz[i - 1][j] -= 0.7 * (ex[i - 1][j + 1] - ex[i - 1][j] + ey[i - 1 + 1][j] - ey[i - 1][j]);
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    } else {
        /* diamond tiles of 64 in (t, i), 256 along j; statements fused row by row */
        if (ny >= 1 && steps >= 1) {
            #pragma omp parallel if(((long)nx - 1) * (long)ny >= 10000)
            for (int wave = -1; wave <= ((steps - 1) / 32); wave++) {
                #pragma omp for schedule(static)
                for (int i_tile = px_max(0, px_floordiv(wave, 2)); i_tile <= (((((nx <= 0 && 32 * wave + 32 >= steps) || (ny + nx >= 3 && nx >= 1 && ny + steps >= 32 * wave + 3 && 32 * wave + 31 >= steps && nx + steps >= 32 * ((wave + 2) % 2) + 32 * wave + 2)) || (ny + nx >= 3 && nx >= 1 && ny + steps >= 32 * wave + 3 && 32 * wave + 33 >= nx + steps && (wave + 1) % 2 == 0)) || (ny == 1 && nx == 1 && 32 * wave + 32 >= steps)) || (ny == 1 && nx >= 2 && 32 * wave + 1 == steps) ? px_max(px_floordiv(nx + steps + 62, 64) - 1, ((steps + 63) / 64) - 1) : px_max((wave + 1) / 2, px_floordiv(nx + 32 * wave + 30, 64))); i_tile++) {
                    if ((wave + 1 >= 2 * i_tile && steps >= 64 * i_tile + 1) || (nx + steps >= 64 * i_tile + 2 && nx + 32 * wave + 30 >= 64 * i_tile)) {
                        for (int j_tile = px_max(0, wave); j_tile <= px_min(px_min(2 * i_tile + ((ny + 247) / 256) + 1, wave + ((ny + 247) / 256) + 1), (ny + 8 * steps - 2) / 256); j_tile++) {
                            if ((wave + 1 >= 2 * i_tile && steps >= 64 * i_tile + 1 && j_tile >= 2 * i_tile && ny + 8 * steps >= 256 * j_tile + 9) || (ny + nx >= 3 && nx >= 1 && 2 * i_tile >= wave && ny + steps + 64 * i_tile >= 64 * wave + 3 && nx + steps >= 64 * i_tile + 2 && nx + 32 * wave + 30 >= 64 * i_tile && ny + 7 * nx + 8 * steps >= 256 * j_tile + 16 && ny + 8 * nx + 512 * wave + 495 >= 512 * i_tile + 256 * j_tile)) {
                                if (2 * i_tile >= wave) {
                                    for (int t = px_max(px_max(0, 32 * wave), 32 * j_tile - ((ny + 6) / 8)); t <= px_min(px_min(steps - 1, 32 * wave + 63), 32 * j_tile + 31); t++) {
                                        if (2 * i_tile == wave) {
                                            #pragma omp simd
                                            for (int j = px_max(0, 256 * j_tile - 8 * t); j <= px_min(ny - 1, 256 * j_tile - 8 * t + 255); j++) {
                                                ey[0][j] = source[t];
                                            }
                                        }
                                        for (int i = px_max(px_max(px_max(0, -ny + 2), 64 * i_tile + t - 64 * wave - 63), 64 * i_tile - t); i <= px_min(px_min(nx - 1, 64 * i_tile + t - 64 * wave + 1), 64 * i_tile - t + 63); i++) {
                                            if (i >= 1 && 64 * i_tile + t >= 64 * wave + i) {
                                                #pragma omp simd
                                                for (int j = px_max(0, 256 * j_tile - 8 * t); j <= px_min(ny - 1, 256 * j_tile - 8 * t + 255); j++) {
                                                    ey[i][j] -= 0.5 * (hz[i][j] - hz[i - 1][j]);
                                                }
                                            }
                                            if (64 * i_tile + t >= 64 * wave + i) {
                                                #pragma omp simd
                                                for (int j = px_max(1, 256 * j_tile - 8 * t); j <= px_min(ny - 1, 256 * j_tile - 8 * t + 255); j++) {
                                                    ex[i][j] -= 0.5 * (hz[i][j] - hz[i][j - 1]);
                                                }
                                            }
                                            if (i >= 1 && 64 * wave + i + 62 >= 64 * i_tile + t) {
                                                #pragma omp simd
                                                for (int j = px_max(0, 256 * j_tile - 8 * t - 8); j <= px_min(ny - 2, 256 * j_tile - 8 * t + 247); j++) {
                                                    hz[i - 1][j] -= 0.7 * (ex[i - 1][j + 1] - ex[i - 1][j] + ey[i - 1 + 1][j] - ey[i - 1][j]);
                                                }
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
#pragma endscop
}
