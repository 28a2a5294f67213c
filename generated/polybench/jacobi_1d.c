/*
 * Jacobi relaxation on a line: each inner point becomes the mean of itself and its two neighbors, from A into B and
 * back. The arguments may overlap as far as C is concerned: nothing is declared restrict.
 */
void jacobi_1d(int steps, int n, double A[n], double B[n])
{
#pragma polyxform size(steps = 500, n = 2000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (steps == 500 && n == 2000 &&
        ((const char *)(A + (2000)) <= (const char *)B || (const char *)(B + (2000)) <= (const char *)A)) {
        /* source order */
        for (int t = 0; t < 500; t++) {
            #pragma omp simd
            for (int i = 1; i < 1999; i++) {
                B[i] = 1.0 / 3.0 * (A[i - 1] + A[i] + A[i + 1]);
            }
            #pragma omp simd
            for (int i = 1; i < 1999; i++) {
                A[i] = 1.0 / 3.0 * (B[i - 1] + B[i] + B[i + 1]);
            }
        }
    } else if (((const char *)(A + (n)) <= (const char *)B || (const char *)(B + (n)) <= (const char *)A)) {
        /* source order */
        #pragma omp parallel if(((long)n - 2) >= 10000)
        for (int t = 0; t < steps; t++) {
            #pragma omp for simd schedule(static)
            for (int i = 1; i <= n - 2; i++) {
                B[i] = 1.0 / 3.0 * (A[i - 1] + A[i] + A[i + 1]);
            }
            #pragma omp for simd schedule(static)
            for (int i = 1; i <= n - 2; i++) {
                A[i] = 1.0 / 3.0 * (B[i - 1] + B[i] + B[i + 1]);
            }
        }
    } else {
        for (int t = 0; t < steps; t++) {
            for (int i = 1; i < n - 1; i++)
                B[i] = (1.0 / 3.0) * (A[i - 1] + A[i] + A[i + 1]);
            for (int i = 1; i < n - 1; i++)
                A[i] = (1.0 / 3.0) * (B[i - 1] + B[i] + B[i + 1]);
        }
    }
#pragma endscop
}
