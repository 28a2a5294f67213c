/*
 * Multiresolution kernel: every row of a three-dimensional array times one square matrix, in place.
 *
 *   A[r][q][p] = sum over s of A[r][q][s] * C4[s][p]
 */
void doitgen(int nr, int nq, int np, double A[restrict nr][nq][np], const double C4[restrict np][np],
             double row[restrict np])
{
#pragma polyxform size(nr = 150, nq = 140, np = 160)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (nr == 150 && nq == 140 && np == 160) {
        /* run p innermost; the last iteration apart, which alone writes what is read behind the loop */
        #pragma omp parallel for collapse(2) schedule(static)
        for (int r = 0; r < 149; r++) {
            for (int q = 0; q < 140; q++) {
                double px_row[160];
                #pragma omp simd
                for (int p = 0; p < 160; p++) {
                    px_row[p] = 0.0;
                }
                for (int s = 0; s < 160; s++) {
                    #pragma omp simd
                    for (int p = 0; p < 160; p++) {
                        px_row[p] += A[r][q][s] * C4[s][p];
                    }
                }
                #pragma omp simd
                for (int p = 0; p < 160; p++) {
                    A[r][q][p] = px_row[p];
                }
            }
        }
        for (int q = 0; q < 140; q++) {
            #pragma omp simd
            for (int p = 0; p < 160; p++) {
                row[p] = 0.0;
            }
            for (int s = 0; s < 160; s++) {
                #pragma omp simd
                for (int p = 0; p < 160; p++) {
                    row[p] += A[149][q][s] * C4[s][p];
                }
            }
            #pragma omp simd
            for (int p = 0; p < 160; p++) {
                A[149][q][p] = row[p];
            }
        }
    } else {
        /* run p innermost */
        for (int r = 0; r < nr; r++) {
            for (int q = 0; q < nq; q++) {
                #pragma omp parallel for schedule(static) if((long)np >= 10000)
                for (int p = 0; p < np; p++) {
                    row[p] = 0.0;
                }
                for (int s = 0; s < np; s++) {
                    #pragma omp simd
                    for (int p = 0; p < np; p++) {
                        row[p] += A[r][q][s] * C4[s][p];
                    }
                }
                #pragma omp parallel for schedule(static) if((long)np >= 10000)
                for (int p = 0; p < np; p++) {
                    A[r][q][p] = row[p];
                }
            }
        }
    }
#pragma endscop
}
