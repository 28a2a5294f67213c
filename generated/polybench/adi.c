/*
 * Heat equation on the unit square by alternating directions (Peaceman and Rachford), value 1 on the border:
 *
 *   (1 - rx/2 * Dx) v = (1 + ry/2 * Dy) u     a tridiagonal system along each column
 *   (1 - ry/2 * Dy) u = (1 + rx/2 * Dx) v     and then along each row
 *
 * with second differences Dx (over rows i) and Dy (over columns j), rx = 2 * dt / h^2, ry = dt / h^2, dt = 1 / steps
 * and h = 1 / n. Each system is solved by elimination downwards, value = p * next value + q, and substitution back.
 */
static inline long px_max(long a, long b) { return a > b ? a : b; }

static inline long px_floordiv(long a, long b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }

void adi(int steps, int n, double u[restrict n][n], double v[restrict n][n], double p[restrict n][n],
         double q[restrict n][n])
{
    const double dt = 1.0 / steps, h = 1.0 / n;
    const double rx = 2.0 * dt / (h * h), ry = 1.0 * dt / (h * h);
    const double off_x = -0.5 * rx, diagonal_x = 1.0 + rx;
    const double off_y = -0.5 * ry, diagonal_y = 1.0 + ry;

#pragma polyxform size(steps = 500, n = 1000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (steps == 500 && n == 1000) {
        /* source order; 8 iterations of j at once; 8 iterations of i at once; copies of what only the last iteration leaves behind, which is apart */
        for (int t = 0; t < 499; t++) {
            #pragma omp parallel for schedule(static)
            for (int j_block = 0; j_block < 124; j_block++) {
                double px_p[999][8];
                double px_q[999][8];
                #pragma omp simd
                for (int j = 8 * j_block + 1; j <= 8 * j_block + 8; j++) {
                    v[0][j] = 1.0;
                }
                #pragma omp simd
                for (int j = 8 * j_block + 1; j <= 8 * j_block + 8; j++) {
                    px_p[0][j - 8 * j_block - 1] = 0.0;
                }
                #pragma omp simd
                for (int j = 8 * j_block + 1; j <= 8 * j_block + 8; j++) {
                    px_q[0][j - 8 * j_block - 1] = v[0][j];
                }
                for (int i = 1; i < 999; i++) {
                    #pragma omp simd
                    for (int j = 8 * j_block + 1; j <= 8 * j_block + 8; j++) {
                        px_p[i][j - 8 * j_block - 1] = -off_x / (off_x * px_p[i - 1][j - 8 * j_block - 1] + diagonal_x);
                    }
                    #pragma omp simd
                    for (int j = 8 * j_block + 1; j <= 8 * j_block + 8; j++) {
                        px_q[i][j - 8 * j_block - 1] = (-off_y * u[i][j - 1] + (1.0 + 2.0 * off_y) * u[i][j] - off_y * u[i][j + 1] - off_x * px_q[i - 1][j - 8 * j_block - 1]) / (off_x * px_p[i - 1][j - 8 * j_block - 1] + diagonal_x);
                    }
                }
                #pragma omp simd
                for (int j = 8 * j_block + 1; j <= 8 * j_block + 8; j++) {
                    v[1000 - 1][j] = 1.0;
                }
                for (int t_2 = -998; t_2 < 0; t_2++) {
                    #pragma omp simd
                    for (int j = 8 * j_block + 1; j <= 8 * j_block + 8; j++) {
                        v[-t_2][j] = px_p[-t_2][j - 8 * j_block - 1] * v[-t_2 + 1][j] + px_q[-t_2][j - 8 * j_block - 1];
                    }
                }
            }
            for (int j = 993; j < 999; j++) {
                double px_p_2[999];
                double px_q_2[999];
                v[0][j] = 1.0;
                px_p_2[0] = 0.0;
                px_q_2[0] = v[0][j];
                for (int i = 1; i < 999; i++) {
                    px_p_2[i] = -off_x / (off_x * px_p_2[i - 1] + diagonal_x);
                    px_q_2[i] = (-off_y * u[i][j - 1] + (1.0 + 2.0 * off_y) * u[i][j] - off_y * u[i][j + 1] - off_x * px_q_2[i - 1]) / (off_x * px_p_2[i - 1] + diagonal_x);
                }
                v[1000 - 1][j] = 1.0;
                for (int t_2 = -998; t_2 < 0; t_2++) {
                    v[-t_2][j] = px_p_2[-t_2] * v[-t_2 + 1][j] + px_q_2[-t_2];
                }
            }
            #pragma omp parallel for schedule(static)
            for (int i_block = 0; i_block < 124; i_block++) {
                double px_p_3[999][8];
                double px_q_3[999][8];
                #pragma GCC unroll 8
                for (int i = 8 * i_block + 1; i <= 8 * i_block + 8; i++) {
                    u[i][0] = 1.0;
                }
                #pragma omp simd
                for (int i = 8 * i_block + 1; i <= 8 * i_block + 8; i++) {
                    px_p_3[0][i - 8 * i_block - 1] = 0.0;
                }
                #pragma omp simd
                for (int i = 8 * i_block + 1; i <= 8 * i_block + 8; i++) {
                    px_q_3[0][i - 8 * i_block - 1] = u[i][0];
                }
                for (int j = 1; j < 999; j++) {
                    #pragma omp simd
                    for (int i = 8 * i_block + 1; i <= 8 * i_block + 8; i++) {
                        px_p_3[j][i - 8 * i_block - 1] = -off_y / (off_y * px_p_3[j - 1][i - 8 * i_block - 1] + diagonal_y);
                    }
                    #pragma omp simd
                    for (int i = 8 * i_block + 1; i <= 8 * i_block + 8; i++) {
                        px_q_3[j][i - 8 * i_block - 1] = (-off_x * v[i - 1][j] + (1.0 + 2.0 * off_x) * v[i][j] - off_x * v[i + 1][j] - off_y * px_q_3[j - 1][i - 8 * i_block - 1]) / (off_y * px_p_3[j - 1][i - 8 * i_block - 1] + diagonal_y);
                    }
                }
                #pragma GCC unroll 8
                for (int i = 8 * i_block + 1; i <= 8 * i_block + 8; i++) {
                    u[i][1000 - 1] = 1.0;
                }
                for (int t_2 = -998; t_2 < 0; t_2++) {
                    #pragma GCC unroll 8
                    for (int i = 8 * i_block + 1; i <= 8 * i_block + 8; i++) {
                        u[i][-t_2] = px_p_3[-t_2][i - 8 * i_block - 1] * u[i][-t_2 + 1] + px_q_3[-t_2][i - 8 * i_block - 1];
                    }
                }
            }
            for (int i = 993; i < 999; i++) {
                double px_p_4[999];
                double px_q_4[999];
                u[i][0] = 1.0;
                px_p_4[0] = 0.0;
                px_q_4[0] = u[i][0];
                for (int j = 1; j < 999; j++) {
                    px_p_4[j] = -off_y / (off_y * px_p_4[j - 1] + diagonal_y);
                    px_q_4[j] = (-off_x * v[i - 1][j] + (1.0 + 2.0 * off_x) * v[i][j] - off_x * v[i + 1][j] - off_y * px_q_4[j - 1]) / (off_y * px_p_4[j - 1] + diagonal_y);
                }
                u[i][1000 - 1] = 1.0;
                for (int t_2 = -998; t_2 < 0; t_2++) {
                    u[i][-t_2] = px_p_4[-t_2] * u[i][-t_2 + 1] + px_q_4[-t_2];
                }
            }
        }
        #pragma omp parallel for schedule(static)
        for (int j_block = 0; j_block < 124; j_block++) {
            #pragma omp simd
            for (int j = 8 * j_block + 1; j <= 8 * j_block + 8; j++) {
                v[0][j] = 1.0;
            }
            #pragma GCC unroll 8
            for (int j = 8 * j_block + 1; j <= 8 * j_block + 8; j++) {
                p[j][0] = 0.0;
            }
            #pragma GCC unroll 8
            for (int j = 8 * j_block + 1; j <= 8 * j_block + 8; j++) {
                q[j][0] = v[0][j];
            }
            for (int i = 1; i < 999; i++) {
                #pragma GCC unroll 8
                for (int j = 8 * j_block + 1; j <= 8 * j_block + 8; j++) {
                    p[j][i] = -off_x / (off_x * p[j][i - 1] + diagonal_x);
                }
                #pragma GCC unroll 8
                for (int j = 8 * j_block + 1; j <= 8 * j_block + 8; j++) {
                    q[j][i] = (-off_y * u[i][j - 1] + (1.0 + 2.0 * off_y) * u[i][j] - off_y * u[i][j + 1] - off_x * q[j][i - 1]) / (off_x * p[j][i - 1] + diagonal_x);
                }
            }
            #pragma omp simd
            for (int j = 8 * j_block + 1; j <= 8 * j_block + 8; j++) {
                v[1000 - 1][j] = 1.0;
            }
            for (int t = -998; t < 0; t++) {
                #pragma GCC unroll 8
                for (int j = 8 * j_block + 1; j <= 8 * j_block + 8; j++) {
                    v[-t][j] = p[j][-t] * v[-t + 1][j] + q[j][-t];
                }
            }
        }
        for (int j = 993; j < 999; j++) {
            v[0][j] = 1.0;
            p[j][0] = 0.0;
            q[j][0] = v[0][j];
            for (int i = 1; i < 999; i++) {
                p[j][i] = -off_x / (off_x * p[j][i - 1] + diagonal_x);
                q[j][i] = (-off_y * u[i][j - 1] + (1.0 + 2.0 * off_y) * u[i][j] - off_y * u[i][j + 1] - off_x * q[j][i - 1]) / (off_x * p[j][i - 1] + diagonal_x);
            }
            v[1000 - 1][j] = 1.0;
            for (int t = -998; t < 0; t++) {
                v[-t][j] = p[j][-t] * v[-t + 1][j] + q[j][-t];
            }
        }
        #pragma omp parallel for schedule(static)
        for (int i_block = 0; i_block < 124; i_block++) {
            #pragma GCC unroll 8
            for (int i = 8 * i_block + 1; i <= 8 * i_block + 8; i++) {
                u[i][0] = 1.0;
            }
            #pragma GCC unroll 8
            for (int i = 8 * i_block + 1; i <= 8 * i_block + 8; i++) {
                p[i][0] = 0.0;
            }
            #pragma GCC unroll 8
            for (int i = 8 * i_block + 1; i <= 8 * i_block + 8; i++) {
                q[i][0] = u[i][0];
            }
            for (int j = 1; j < 999; j++) {
                #pragma GCC unroll 8
                for (int i = 8 * i_block + 1; i <= 8 * i_block + 8; i++) {
                    p[i][j] = -off_y / (off_y * p[i][j - 1] + diagonal_y);
                }
                #pragma GCC unroll 8
                for (int i = 8 * i_block + 1; i <= 8 * i_block + 8; i++) {
                    q[i][j] = (-off_x * v[i - 1][j] + (1.0 + 2.0 * off_x) * v[i][j] - off_x * v[i + 1][j] - off_y * q[i][j - 1]) / (off_y * p[i][j - 1] + diagonal_y);
                }
            }
            #pragma GCC unroll 8
            for (int i = 8 * i_block + 1; i <= 8 * i_block + 8; i++) {
                u[i][1000 - 1] = 1.0;
            }
            for (int t = -998; t < 0; t++) {
                #pragma GCC unroll 8
                for (int i = 8 * i_block + 1; i <= 8 * i_block + 8; i++) {
                    u[i][-t] = p[i][-t] * u[i][-t + 1] + q[i][-t];
                }
            }
        }
        for (int i = 993; i < 999; i++) {
            u[i][0] = 1.0;
            p[i][0] = 0.0;
            q[i][0] = u[i][0];
            for (int j = 1; j < 999; j++) {
                p[i][j] = -off_y / (off_y * p[i][j - 1] + diagonal_y);
                q[i][j] = (-off_x * v[i - 1][j] + (1.0 + 2.0 * off_x) * v[i][j] - off_x * v[i + 1][j] - off_y * q[i][j - 1]) / (off_y * p[i][j - 1] + diagonal_y);
            }
            u[i][1000 - 1] = 1.0;
            for (int t = -998; t < 0; t++) {
                u[i][-t] = p[i][-t] * u[i][-t + 1] + q[i][-t];
            }
        }
    } else {
        /* source order; 8 iterations of j at once; 8 iterations of i at once */
        #pragma omp parallel if(((long)n - 2) * ((long)n - 2) >= 10000)
        for (int t = 0; t < steps; t++) {
            #pragma omp for schedule(static)
            for (int j_block = 0; j_block < px_floordiv(n - 2, 8); j_block++) {
                #pragma omp simd
                for (int j = 8 * j_block + 1; j <= 8 * j_block + 8; j++) {
                    v[0][j] = 1.0;
                }
                #pragma GCC unroll 8
                for (int j = 8 * j_block + 1; j <= 8 * j_block + 8; j++) {
                    p[j][0] = 0.0;
                }
                #pragma GCC unroll 8
                for (int j = 8 * j_block + 1; j <= 8 * j_block + 8; j++) {
                    q[j][0] = v[0][j];
                }
                for (int i = 1; i <= n - 2; i++) {
                    #pragma GCC unroll 8
                    for (int j = 8 * j_block + 1; j <= 8 * j_block + 8; j++) {
                        p[j][i] = -off_x / (off_x * p[j][i - 1] + diagonal_x);
                    }
                    #pragma GCC unroll 8
                    for (int j = 8 * j_block + 1; j <= 8 * j_block + 8; j++) {
                        q[j][i] = (-off_y * u[i][j - 1] + (1.0 + 2.0 * off_y) * u[i][j] - off_y * u[i][j + 1] - off_x * q[j][i - 1]) / (off_x * p[j][i - 1] + diagonal_x);
                    }
                }
                #pragma omp simd
                for (int j = 8 * j_block + 1; j <= 8 * j_block + 8; j++) {
                    v[n - 1][j] = 1.0;
                }
                for (long t_2 = -(long)n + 2; t_2 < 0; t_2++) {
                    #pragma GCC unroll 8
                    for (int j = 8 * j_block + 1; j <= 8 * j_block + 8; j++) {
                        v[-t_2][j] = p[j][-t_2] * v[-t_2 + 1][j] + q[j][-t_2];
                    }
                }
            }
            #pragma omp for schedule(static)
            for (int j = px_max(1, n - 8); j <= n - 2; j++) {
                if (j + 8 >= ((j - 1) % 8) + n) {
                    v[0][j] = 1.0;
                    p[j][0] = 0.0;
                    q[j][0] = v[0][j];
                    for (int i = 1; i <= n - 2; i++) {
                        p[j][i] = -off_x / (off_x * p[j][i - 1] + diagonal_x);
                        q[j][i] = (-off_y * u[i][j - 1] + (1.0 + 2.0 * off_y) * u[i][j] - off_y * u[i][j + 1] - off_x * q[j][i - 1]) / (off_x * p[j][i - 1] + diagonal_x);
                    }
                    v[n - 1][j] = 1.0;
                    for (long t_2 = -(long)n + 2; t_2 < 0; t_2++) {
                        v[-t_2][j] = p[j][-t_2] * v[-t_2 + 1][j] + q[j][-t_2];
                    }
                }
            }
            #pragma omp for schedule(static)
            for (int i_block = 0; i_block < px_floordiv(n - 2, 8); i_block++) {
                #pragma GCC unroll 8
                for (int i = 8 * i_block + 1; i <= 8 * i_block + 8; i++) {
                    u[i][0] = 1.0;
                }
                #pragma GCC unroll 8
                for (int i = 8 * i_block + 1; i <= 8 * i_block + 8; i++) {
                    p[i][0] = 0.0;
                }
                #pragma GCC unroll 8
                for (int i = 8 * i_block + 1; i <= 8 * i_block + 8; i++) {
                    q[i][0] = u[i][0];
                }
                for (int j = 1; j <= n - 2; j++) {
                    #pragma GCC unroll 8
                    for (int i = 8 * i_block + 1; i <= 8 * i_block + 8; i++) {
                        p[i][j] = -off_y / (off_y * p[i][j - 1] + diagonal_y);
                    }
                    #pragma GCC unroll 8
                    for (int i = 8 * i_block + 1; i <= 8 * i_block + 8; i++) {
                        q[i][j] = (-off_x * v[i - 1][j] + (1.0 + 2.0 * off_x) * v[i][j] - off_x * v[i + 1][j] - off_y * q[i][j - 1]) / (off_y * p[i][j - 1] + diagonal_y);
                    }
                }
                #pragma GCC unroll 8
                for (int i = 8 * i_block + 1; i <= 8 * i_block + 8; i++) {
                    u[i][n - 1] = 1.0;
                }
                for (long t_2 = -(long)n + 2; t_2 < 0; t_2++) {
                    #pragma GCC unroll 8
                    for (int i = 8 * i_block + 1; i <= 8 * i_block + 8; i++) {
                        u[i][-t_2] = p[i][-t_2] * u[i][-t_2 + 1] + q[i][-t_2];
                    }
                }
            }
            #pragma omp for schedule(static)
            for (int i = px_max(1, n - 8); i <= n - 2; i++) {
                if (i + 8 >= ((i - 1) % 8) + n) {
                    u[i][0] = 1.0;
                    p[i][0] = 0.0;
                    q[i][0] = u[i][0];
                    for (int j = 1; j <= n - 2; j++) {
                        p[i][j] = -off_y / (off_y * p[i][j - 1] + diagonal_y);
                        q[i][j] = (-off_x * v[i - 1][j] + (1.0 + 2.0 * off_x) * v[i][j] - off_x * v[i + 1][j] - off_y * q[i][j - 1]) / (off_y * p[i][j - 1] + diagonal_y);
                    }
                    u[i][n - 1] = 1.0;
                    for (long t_2 = -(long)n + 2; t_2 < 0; t_2++) {
                        u[i][-t_2] = p[i][-t_2] * u[i][-t_2 + 1] + q[i][-t_2];
                    }
                }
            }
        }
    }
#pragma endscop
}
