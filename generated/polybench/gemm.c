/*
 * General matrix multiplication, C = alpha * A * B + beta * C: A is ni x nk, B is nk x nj, C is ni x nj.
 * The rows of B are added up into a row of C, so that everything is read along its rows.
 */
void gemm(int ni, int nj, int nk, double alpha, double beta, const double A[restrict ni][nk],
          const double B[restrict nk][nj], double C[restrict ni][nj])
{
#pragma polyxform size(ni = 1000, nj = 1100, nk = 1200)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (ni == 1000 && nj == 1100 && nk == 1200) {
        /* source order; source order */
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 1000; i++) {
            #pragma omp simd
            for (int j = 0; j < 1100; j++) {
                C[i][j] *= beta;
            }
        }
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 1000; i++) {
            for (int k = 0; k < 1200; k++) {
                #pragma omp simd
                for (int j = 0; j < 1100; j++) {
                    C[i][j] += alpha * A[i][k] * B[k][j];
                }
            }
        }
    } else {
        /* source order; source order */
        #pragma omp parallel for schedule(static) if((long)ni * (long)nj >= 10000)
        for (int i = 0; i < ni; i++) {
            #pragma omp simd
            for (int j = 0; j < nj; j++) {
                C[i][j] *= beta;
            }
        }
        #pragma omp parallel for schedule(static) if((long)ni * (long)nk * (long)nj >= 10000)
        for (int i = 0; i < ni; i++) {
            for (int k = 0; k < nk; k++) {
                #pragma omp simd
                for (int j = 0; j < nj; j++) {
                    C[i][j] += alpha * A[i][k] * B[k][j];
                }
            }
        }
    }
#pragma endscop
}
