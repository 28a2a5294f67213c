/*
 * Maxwell's equations in two dimensions by finite differences in the time domain: the electric fields ex (nx x ny) and
 * ey (nx x ny) are moved by the curl of the magnetic field hz, and hz by the curl of ex and ey. The first row of ey is
 * the source, one value a time step.
 */
void fdtd_2d(int steps, int nx, int ny, double ex[restrict nx][ny], double ey[restrict nx][ny],
             double hz[restrict nx][ny], const double source[restrict steps])
{
#pragma polyxform size(steps = 500, nx = 1000, ny = 1200)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int t = 0; t < steps; t++) {
        for (int j = 0; j < ny; j++)
            ey[0][j] = source[t];
        for (int i = 1; i < nx; i++)
            for (int j = 0; j < ny; j++)
                ey[i][j] -= 0.5 * (hz[i][j] - hz[i - 1][j]);
        for (int i = 0; i < nx; i++)
            for (int j = 1; j < ny; j++)
                ex[i][j] -= 0.5 * (hz[i][j] - hz[i][j - 1]);
        for (int i = 0; i < nx - 1; i++)
            for (int j = 0; j < ny - 1; j++)
                hz[i][j] -= 0.7 * (ex[i][j + 1] - ex[i][j] + ey[i + 1][j] - ey[i][j]);
    }
#pragma endscop
}
