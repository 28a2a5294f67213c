/*
 * Two matrices times one vector, added: y = alpha * A * x + beta * B * x. Ax receives A * x.
 * The arguments may overlap as far as C is concerned: nothing is declared restrict.
 */
void gesummv(int n, double alpha, double beta, const double A[n][n], const double B[n][n], const double x[n],
             double y[n], double Ax[n])
{
#pragma polyxform size(n = 1300)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (n == 1300 &&
        (((const char *)(A + (1300)) <= (const char *)Ax || (const char *)(Ax + (1300)) <= (const char *)A) &&
        ((const char *)(A + (1300)) <= (const char *)y || (const char *)(y + (1300)) <= (const char *)A) &&
        ((const char *)(Ax + (1300)) <= (const char *)B || (const char *)(B + (1300)) <= (const char *)Ax) &&
        ((const char *)(Ax + (1300)) <= (const char *)x || (const char *)(x + (1300)) <= (const char *)Ax) &&
        ((const char *)(Ax + (1300)) <= (const char *)y || (const char *)(y + (1300)) <= (const char *)Ax) &&
        ((const char *)(B + (1300)) <= (const char *)y || (const char *)(y + (1300)) <= (const char *)B) &&
        ((const char *)(x + (1300)) <= (const char *)y || (const char *)(y + (1300)) <= (const char *)x))) {
        /* source order; source order; source order; source order; source order */
        #pragma omp simd
        for (int i = 0; i < 1300; i++) {
            Ax[i] = 0.0;
        }
        #pragma omp simd
        for (int i = 0; i < 1300; i++) {
            y[i] = 0.0;
        }
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 1300; i++) {
            for (int j = 0; j < 1300; j++) {
                Ax[i] += A[i][j] * x[j];
            }
        }
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 1300; i++) {
            for (int j = 0; j < 1300; j++) {
                y[i] += B[i][j] * x[j];
            }
        }
        #pragma omp simd
        for (int i = 0; i < 1300; i++) {
            y[i] = alpha * Ax[i] + beta * y[i];
        }
    } else if ((((const char *)(A + (n)) <= (const char *)Ax || (const char *)(Ax + (n)) <= (const char *)A) &&
        ((const char *)(A + (n)) <= (const char *)y || (const char *)(y + (n)) <= (const char *)A) &&
        ((const char *)(Ax + (n)) <= (const char *)B || (const char *)(B + (n)) <= (const char *)Ax) &&
        ((const char *)(Ax + (n)) <= (const char *)x || (const char *)(x + (n)) <= (const char *)Ax) &&
        ((const char *)(Ax + (n)) <= (const char *)y || (const char *)(y + (n)) <= (const char *)Ax) &&
        ((const char *)(B + (n)) <= (const char *)y || (const char *)(y + (n)) <= (const char *)B) &&
        ((const char *)(x + (n)) <= (const char *)y || (const char *)(y + (n)) <= (const char *)x))) {
        /* source order; source order; source order; source order; source order */
        #pragma omp parallel for simd schedule(static) if((long)n >= 10000)
        for (int i = 0; i < n; i++) {
            Ax[i] = 0.0;
        }
        #pragma omp parallel for simd schedule(static) if((long)n >= 10000)
        for (int i = 0; i < n; i++) {
            y[i] = 0.0;
        }
        #pragma omp parallel for schedule(static) if((long)n * (long)n >= 10000)
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                Ax[i] += A[i][j] * x[j];
            }
        }
        #pragma omp parallel for schedule(static) if((long)n * (long)n >= 10000)
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                y[i] += B[i][j] * x[j];
            }
        }
        #pragma omp parallel for simd schedule(static) if((long)n >= 10000)
        for (int i = 0; i < n; i++) {
            y[i] = alpha * Ax[i] + beta * y[i];
        }
    } else {
    for (int i = 0; i < n; i++) {
        Ax[i] = 0.0;
        y[i] = 0.0;
        for (int j = 0; j < n; j++) {
            Ax[i] += A[i][j] * x[j];
            y[i] += B[i][j] * x[j];
        }
        y[i] = alpha * Ax[i] + beta * y[i];
    }
    }
#pragma endscop
}
