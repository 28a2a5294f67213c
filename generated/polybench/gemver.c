/*
 * A chain of vector operations around one matrix:
 *
 *   A += u1 * v1^T + u2 * v2^T
 *   x += beta * A^T * y + z
 *   w += alpha * A * x
 */
void gemver(int n, double alpha, double beta, double A[restrict n][n], const double u1[restrict n],
            const double v1[restrict n], const double u2[restrict n], const double v2[restrict n],
            const double y[restrict n], const double z[restrict n], double x[restrict n], double w[restrict n])
{
#pragma polyxform size(n = 2000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (n == 2000) {
        /* source order; interchange to j, i; source order; source order */
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 2000; i++) {
            #pragma omp simd
            for (int j = 0; j < 2000; j++) {
                A[i][j] += u1[i] * v1[j] + u2[i] * v2[j];
            }
        }
        for (int j = 0; j < 2000; j++) {
            #pragma omp simd
            for (int i = 0; i < 2000; i++) {
                x[i] += beta * A[j][i] * y[j];
            }
        }
        #pragma omp simd
        for (int i = 0; i < 2000; i++) {
            x[i] += z[i];
        }
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 2000; i++) {
            for (int j = 0; j < 2000; j++) {
                w[i] += alpha * A[i][j] * x[j];
            }
        }
    } else {
        /* source order; interchange to j, i; source order; source order */
        #pragma omp parallel for schedule(static) if((long)n * (long)n >= 10000)
        for (int i = 0; i < n; i++) {
            #pragma omp simd
            for (int j = 0; j < n; j++) {
                A[i][j] += u1[i] * v1[j] + u2[i] * v2[j];
            }
        }
        #pragma omp parallel if((long)n >= 10000)
        for (int j = 0; j < n; j++) {
            #pragma omp for simd schedule(static)
            for (int i = 0; i < n; i++) {
                x[i] += beta * A[j][i] * y[j];
            }
        }
        #pragma omp parallel for simd schedule(static) if((long)n >= 10000)
        for (int i = 0; i < n; i++) {
            x[i] += z[i];
        }
        #pragma omp parallel for schedule(static) if((long)n * (long)n >= 10000)
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                w[i] += alpha * A[i][j] * x[j];
            }
        }
    }
#pragma endscop
}
