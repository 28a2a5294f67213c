/*
 * Solution of the linear system A * x = b by LU factorization without pivoting (A is overwritten by L and U), forward
 * substitution L * y = b and back substitution U * x = y.
 */
void ludcmp(int n, double A[restrict n][n], const double b[restrict n], double x[restrict n], double y[restrict n])
{
    int i, j, k;
    double rest;

#pragma polyxform size(n = 2000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (n == 2000) {
        /* source order */
        for (int i = 0; i < 2000; i++) {
            for (int j = 0; j < i; j++) {
                rest = A[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= A[i][k] * A[k][j];
                }
                A[i][j] = rest / A[j][j];
            }
            #pragma omp parallel for schedule(static) private(rest)
            for (int j = i; j < 2000; j++) {
                rest = A[i][j];
                for (int k = 0; k < i; k++) {
                    rest -= A[i][k] * A[k][j];
                }
                A[i][j] = rest;
            }
        }
        for (int i = 0; i < 2000; i++) {
            rest = b[i];
            for (int j = 0; j < i; j++) {
                rest -= A[i][j] * y[j];
            }
            y[i] = rest;
        }
        for (int t = -1999; t < 1; t++) {
            rest = y[-t];
            for (int j = -t + 1; j < 2000; j++) {
                rest -= A[-t][j] * x[j];
            }
            x[-t] = rest / A[-t][-t];
        }
    } else {
        /* source order */
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                rest = A[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= A[i][k] * A[k][j];
                }
                A[i][j] = rest / A[j][j];
            }
            #pragma omp parallel for schedule(static) private(rest) if(((long)n - 1) * ((long)n - 1) >= 10000)
            for (int j = i; j < n; j++) {
                rest = A[i][j];
                for (int k = 0; k < i; k++) {
                    rest -= A[i][k] * A[k][j];
                }
                A[i][j] = rest;
            }
        }
        for (int i = 0; i < n; i++) {
            rest = b[i];
            for (int j = 0; j < i; j++) {
                rest -= A[i][j] * y[j];
            }
            y[i] = rest;
        }
        for (int t = -n + 1; t < 1; t++) {
            rest = y[-t];
            for (int j = -t + 1; j < n; j++) {
                rest -= A[-t][j] * x[j];
            }
            x[-t] = rest / A[-t][-t];
        }
    }
    (void)i, (void)j, (void)k;
#pragma endscop
}
