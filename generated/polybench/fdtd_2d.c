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
        /* diamond tiles of 32 in (t, i); statements fused row by row */
        #pragma omp parallel
        for (int wave = -1; wave < 32; wave++) {
            #pragma omp for schedule(static)
            for (int i_tile = px_max(0, px_floordiv(wave, 2)); i_tile <= px_min(46, ((wave + 1) / 2) + 31); i_tile++) {
                if (2 * i_tile >= wave) {
                    for (int t = px_max(px_max(0, 16 * wave), 32 * i_tile - 999); t <= px_min(px_min(499, 16 * wave + 31), 32 * wave - 32 * i_tile + 1030); t++) {
                        if (2 * i_tile == wave) {
                            #pragma omp simd
                            for (int j = 0; j < 1200; j++) {
                                ey[0][j] = source[t];
                            }
                        }
                        for (int i = px_max(px_max(0, 32 * i_tile + t - 32 * wave - 31), 32 * i_tile - t); i <= px_min(px_min(999, 32 * i_tile + t - 32 * wave + 1), 32 * i_tile - t + 31); i++) {
                            if (i >= 1 && 32 * i_tile + t >= 32 * wave + i) {
                                #pragma omp simd
                                for (int j = 0; j < 1200; j++) {
                                    ey[i][j] -= 0.5 * (hz[i][j] - hz[i - 1][j]);
                                }
                            }
                            if (32 * i_tile + t >= 32 * wave + i) {
                                #pragma omp simd
                                for (int j = 1; j < 1200; j++) {
                                    ex[i][j] -= 0.5 * (hz[i][j] - hz[i][j - 1]);
                                }
                            }
                            if (i >= 1 && 32 * wave + i + 30 >= 32 * i_tile + t) {
                                #pragma omp simd
                                for (int j = 0; j < 1199; j++) {
                                    hz[i - 1][j] -= 0.7 * (ex[i - 1][j + 1] - ex[i - 1][j] + ey[i - 1 + 1][j] - ey[i - 1][j]);
                                }
                            }
                        }
                    }
                }
            }
        }
    } else {
        /* diamond tiles of 32 in (t, i); statements fused row by row */
        if (ny >= 1 && steps >= 1) {
            #pragma omp parallel if(((long)nx - 1) * (long)ny >= 10000)
            for (int wave = -1; wave <= ((steps - 1) / 16); wave++) {
                #pragma omp for schedule(static)
                for (int i_tile = px_max(0, px_floordiv(wave, 2)); i_tile <= (((((nx <= 0 && 16 * wave + 16 >= steps) || (ny + nx >= 3 && nx >= 1 && ny + steps >= 16 * wave + 3 && 16 * wave + 15 >= steps && nx + steps >= 16 * ((wave + 2) % 2) + 16 * wave + 2)) || (ny + nx >= 3 && nx >= 1 && ny + steps >= 16 * wave + 3 && 16 * wave + 17 >= nx + steps && (wave + 1) % 2 == 0)) || (ny == 1 && nx == 1 && 16 * wave + 16 >= steps)) || (ny == 1 && nx >= 2 && 16 * wave + 1 == steps) ? px_max(px_floordiv(nx + steps + 30, 32) - 1, ((steps + 31) / 32) - 1) : px_max((wave + 1) / 2, px_floordiv(nx + 16 * wave + 14, 32))); i_tile++) {
                    if ((wave + 1 >= 2 * i_tile && steps >= 32 * i_tile + 1) || (nx + steps >= 32 * i_tile + 2 && nx + 16 * wave + 14 >= 32 * i_tile)) {
                        if (2 * i_tile >= wave) {
                            for (int t = px_max(0, 16 * wave); t <= px_min(steps - 1, 16 * wave + 31); t++) {
                                if (2 * i_tile == wave) {
                                    #pragma omp simd
                                    for (int j = 0; j < ny; j++) {
                                        ey[0][j] = source[t];
                                    }
                                }
                                for (int i = px_max(px_max(px_max(0, -ny + 2), 32 * i_tile + t - 32 * wave - 31), 32 * i_tile - t); i <= px_min(px_min(px_min(nx - 1, ny + 32 * i_tile + t - 32 * wave - 1), 32 * i_tile + t - 32 * wave + 1), 32 * i_tile - t + 31); i++) {
                                    if (i >= 1 && 32 * i_tile + t >= 32 * wave + i) {
                                        #pragma omp simd
                                        for (int j = 0; j < ny; j++) {
                                            ey[i][j] -= 0.5 * (hz[i][j] - hz[i - 1][j]);
                                        }
                                    }
                                    if (32 * i_tile + t >= 32 * wave + i) {
                                        #pragma omp simd
                                        for (int j = 1; j < ny; j++) {
                                            ex[i][j] -= 0.5 * (hz[i][j] - hz[i][j - 1]);
                                        }
                                    }
                                    if (i >= 1 && 32 * wave + i + 30 >= 32 * i_tile + t) {
                                        #pragma omp simd
                                        for (int j = 0; j <= ny - 2; j++) {
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
#pragma endscop
}
