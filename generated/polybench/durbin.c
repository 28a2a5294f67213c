/*
 * Solution of the Yule-Walker equations T * y = -r by Durbin's recursion: T is the symmetric Toeplitz matrix with
 * ones on its diagonal and T[i][j] = r[|i - j| - 1] beside it. Step k extends the solution of order k to order k + 1.
 */
void durbin(int n, const double r[restrict n], double y[restrict n], double next[restrict n])
{
    int i, k;
    double alpha, error, sum;

#pragma polyxform size(n = 2000)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (n == 2000) {
        /* source order */
        y[0] = -r[0];
        alpha = -r[0];
        error = 1.0;
        for (int k = 1; k < 2000; k++) {
            double px_sum;
            error *= 1.0 - alpha * alpha;
            px_sum = 0.0;
            for (int i = 0; i < k; i++) {
                px_sum += r[k - i - 1] * y[i];
            }
            alpha = -(r[k] + px_sum) / error;
            #pragma omp simd
            for (int i = 0; i < k; i++) {
                next[i] = y[i] + alpha * y[k - i - 1];
            }
            #pragma omp simd
            for (int i = 0; i < k; i++) {
                y[i] = next[i];
            }
            y[k] = alpha;
        }
        (void)sum;
    } else {
        /* source order */
        y[0] = -r[0];
        alpha = -r[0];
        error = 1.0;
        for (int k = 1; k < n; k++) {
            double px_sum;
            error *= 1.0 - alpha * alpha;
            px_sum = 0.0;
            for (int i = 0; i < k; i++) {
                px_sum += r[k - i - 1] * y[i];
            }
            alpha = -(r[k] + px_sum) / error;
            #pragma omp parallel for simd schedule(static) if(((long)n - 1) >= 10000)
            for (int i = 0; i < k; i++) {
                next[i] = y[i] + alpha * y[k - i - 1];
            }
            #pragma omp parallel for schedule(static) if(((long)n - 1) >= 10000)
            for (int i = 0; i < k; i++) {
                y[i] = next[i];
            }
            y[k] = alpha;
        }
        (void)sum;
    }
    (void)i, (void)k;
#pragma endscop
}
