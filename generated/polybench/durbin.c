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
        /* source order; fuse 7 nests */
        y[0] = -r[0];
        alpha = -r[0];
        error = 1.0;
        for (int k_pair = 0; k_pair < 999; k_pair++) {
            error *= 1.0 - alpha * alpha;
            sum = 0.0;
            for (int i = 0; i <= 2 * k_pair; i++) {
                sum += r[2 * k_pair + 1 - i - 1] * y[i];
            }
            alpha = -(r[2 * k_pair + 1] + sum) / error;
            #pragma omp simd
            for (int i = 0; i <= 2 * k_pair; i++) {
                next[i] = y[i] + alpha * y[2 * k_pair + 1 - i - 1];
            }
            next[2 * k_pair + 1] = alpha;
            error *= 1.0 - alpha * alpha;
            sum = 0.0;
            for (int i = 0; i <= 2 * k_pair + 1; i++) {
                sum += r[2 * k_pair + 2 - i - 1] * next[i];
            }
            alpha = -(r[2 * k_pair + 2] + sum) / error;
            #pragma omp simd
            for (int i = 0; i <= 2 * k_pair + 1; i++) {
                y[i] = next[i] + alpha * next[2 * k_pair + 2 - i - 1];
            }
            y[2 * k_pair + 2] = alpha;
        }
        error *= 1.0 - alpha * alpha;
        sum = 0.0;
        for (int i = 0; i < 1999; i++) {
            sum += r[1999 - i - 1] * y[i];
        }
        alpha = -(r[1999] + sum) / error;
        #pragma omp simd
        for (int i = 0; i < 1999; i++) {
            next[i] = y[i] + alpha * y[1999 - i - 1];
        }
        #pragma omp simd
        for (int i = 0; i < 1999; i++) {
            y[i] = next[i];
        }
        y[1999] = alpha;
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
            #pragma omp parallel for simd schedule(static) if(parallel: ((long)n - 1) >= 10000)
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
