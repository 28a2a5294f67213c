/*
 * Covariance matrix of m variables observed n times: row k of data is one observation.
 *
 *   mean[j]   = sum over k of data[k][j] / n
 *   cov[i][j] = sum over k of (data[k][i] - mean[i]) * (data[k][j] - mean[j]) / (n - 1)
 *
 * data is left centered.
 */
void covariance(int m, int n, double data[restrict n][m], double mean[restrict m], double cov[restrict m][m])
{
    const double samples = n;

#pragma polyxform size(m = 1200, n = 1400)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (m == 1200 && n == 1400) {
        /* source order; interchange to k, j; source order; source order; source order; interchange to i, k, j; source order; source order */
        #pragma omp simd
        for (int j = 0; j < 1200; j++) {
            mean[j] = 0.0;
        }
        for (int k = 0; k < 1400; k++) {
            #pragma omp simd
            for (int j = 0; j < 1200; j++) {
                mean[j] += data[k][j];
            }
        }
        #pragma omp simd
        for (int j = 0; j < 1200; j++) {
            mean[j] /= samples;
        }
        #pragma omp parallel for schedule(static)
        for (int k = 0; k < 1400; k++) {
            #pragma omp simd
            for (int j = 0; j < 1200; j++) {
                data[k][j] -= mean[j];
            }
        }
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 1200; i++) {
            #pragma omp simd
            for (int j = i; j < 1200; j++) {
                cov[i][j] = 0.0;
            }
        }
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 1200; i++) {
            for (int k = 0; k < 1400; k++) {
                #pragma omp simd
                for (int j = i; j < 1200; j++) {
                    cov[i][j] += data[k][i] * data[k][j];
                }
            }
        }
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 1200; i++) {
            #pragma omp simd
            for (int j = i; j < 1200; j++) {
                cov[i][j] /= samples - 1.0;
            }
        }
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 1200; i++) {
            for (int j = i; j < 1200; j++) {
                cov[j][i] = cov[i][j];
            }
        }
    } else {
        /* source order; interchange to k, j; source order; source order; source order; interchange to i, k, j; source order; source order */
        #pragma omp parallel for simd schedule(static) if((long)m >= 10000)
        for (int j = 0; j < m; j++) {
            mean[j] = 0.0;
        }
        #pragma omp parallel if((long)n >= 10000)
        for (int k = 0; k < n; k++) {
            #pragma omp for simd schedule(static)
            for (int j = 0; j < m; j++) {
                mean[j] += data[k][j];
            }
        }
        #pragma omp parallel for simd schedule(static) if((long)m >= 10000)
        for (int j = 0; j < m; j++) {
            mean[j] /= samples;
        }
        #pragma omp parallel for schedule(static) if((long)n * (long)m >= 10000)
        for (int k = 0; k < n; k++) {
            #pragma omp simd
            for (int j = 0; j < m; j++) {
                data[k][j] -= mean[j];
            }
        }
        #pragma omp parallel for schedule(static) if((long)m * (long)m >= 10000)
        for (int i = 0; i < m; i++) {
            #pragma omp simd
            for (int j = i; j < m; j++) {
                cov[i][j] = 0.0;
            }
        }
        #pragma omp parallel for schedule(static) if((long)m * (long)m * (long)n >= 10000)
        for (int i = 0; i < m; i++) {
            for (int k = 0; k < n; k++) {
                #pragma omp simd
                for (int j = i; j < m; j++) {
                    cov[i][j] += data[k][i] * data[k][j];
                }
            }
        }
        #pragma omp parallel for schedule(static) if((long)m * (long)m >= 10000)
        for (int i = 0; i < m; i++) {
            #pragma omp simd
            for (int j = i; j < m; j++) {
                cov[i][j] /= samples - 1.0;
            }
        }
        #pragma omp parallel for schedule(static) if((long)m * (long)m >= 10000)
        for (int i = 0; i < m; i++) {
            for (int j = i; j < m; j++) {
                cov[j][i] = cov[i][j];
            }
        }
    }
#pragma endscop
}
