/*
 * Forward substitution, L * x = b: L is n x n and lower triangular.
 * The arguments may overlap as far as C is concerned: nothing is declared restrict.
 */
void trisolv(int n, const double L[n][n], const double b[n], double x[n])
{
#pragma polyxform size(n = 2000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (n == 2000 &&
        (((const char *)(L + (2000)) <= (const char *)x || (const char *)(x + (2000)) <= (const char *)L) &&
        ((const char *)(b + (2000)) <= (const char *)x || (const char *)(x + (2000)) <= (const char *)b))) {
        /* source order; source order */
        #pragma omp simd
        for (int i = 0; i < 2000; i++) {
            x[i] = b[i];
        }
        for (int i = 0; i < 2000; i++) {
            for (int j = 0; j < i; j++) {
                x[i] -= L[i][j] * x[j];
            }
            x[i] /= L[i][i];
        }
    } else if ((((const char *)(L + (n)) <= (const char *)x || (const char *)(x + (n)) <= (const char *)L) &&
        ((const char *)(b + (n)) <= (const char *)x || (const char *)(x + (n)) <= (const char *)b))) {
        /* source order; source order */
        #pragma omp parallel for simd schedule(static) if((long)n >= 10000)
        for (int i = 0; i < n; i++) {
            x[i] = b[i];
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                x[i] -= L[i][j] * x[j];
            }
            x[i] /= L[i][i];
        }
    } else {
    for (int i = 0; i < n; i++) {
        x[i] = b[i];
        for (int j = 0; j < i; j++)
            x[i] -= L[i][j] * x[j];
        x[i] /= L[i][i];
    }
    }
#pragma endscop
}
