/*
 * Triangular matrix multiplication in place, B = alpha * A^T * B: A is m x m, lower triangular with an implied unit
 * diagonal, B is m x n. Row i needs only the rows below it, which still hold their old values.
 */
void trmm(int m, int n, double alpha, const double A[restrict m][m], double B[restrict m][n])
{
#pragma polyxform size(m = 1000, n = 1200)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (m == 1000 && n == 1200) {
        /* interchange to i, k, j; source order */
        for (int i = 0; i < 999; i++) {
            for (int k = i + 1; k < 1000; k++) {
                #pragma omp simd
                for (int j = 0; j < 1200; j++) {
                    B[i][j] += A[k][i] * B[k][j];
                }
            }
        }
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 1000; i++) {
            #pragma omp simd
            for (int j = 0; j < 1200; j++) {
                B[i][j] *= alpha;
            }
        }
    } else {
        /* interchange to i, k, j; source order */
        #pragma omp parallel if(((long)m - 1) >= 10000)
        for (int i = 0; i <= m - 2; i++) {
            for (int k = i + 1; k < m; k++) {
                #pragma omp for simd schedule(static)
                for (int j = 0; j < n; j++) {
                    B[i][j] += A[k][i] * B[k][j];
                }
            }
        }
        #pragma omp parallel for schedule(static) if((long)m * (long)n >= 10000)
        for (int i = 0; i < m; i++) {
            #pragma omp simd
            for (int j = 0; j < n; j++) {
                B[i][j] *= alpha;
            }
        }
    }
#pragma endscop
}
