#include <math.h>

/*
 * Correlation matrix of m variables observed n times: row k of data is one observation.
 *
 *   mean[j]    = sum over k of data[k][j] / n
 *   stddev[j]  = sqrt(sum over k of (data[k][j] - mean[j])^2 / n), or 1 where that is nearly 0
 *   corr[i][j] = sum over k of (data[k][i] - mean[i]) * (data[k][j] - mean[j]) / (n * stddev[i] * stddev[j])
 *
 * The diagonal is 1 by definition. data is left centered and scaled.
 */
#define NEARLY_ZERO 0.1

void correlation(int m, int n, double data[restrict n][m], double mean[restrict m], double stddev[restrict m],
                 double corr[restrict m][m])
{
    const double samples = n;

#pragma polyxform size(m = 1200, n = 1400)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (m == 1200 && n == 1400) {
        /* source order; interchange to k, j; source order; source order; interchange to k, j; source order; source order; source order; source order; source order; source order; interchange to i, k, j; source order */
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
        #pragma omp simd
        for (int j = 0; j < 1200; j++) {
            stddev[j] = 0.0;
        }
        for (int k = 0; k < 1400; k++) {
            #pragma omp simd
            for (int j = 0; j < 1200; j++) {
                stddev[j] += (data[k][j] - mean[j]) * (data[k][j] - mean[j]);
            }
        }
        #pragma omp simd
        for (int j = 0; j < 1200; j++) {
            stddev[j] = sqrt(stddev[j] / samples);
        }
        #pragma omp simd
        for (int j = 0; j < 1200; j++) {
            stddev[j] = stddev[j] <= 0.1 ? 1.0 : stddev[j];
        }
        #pragma omp parallel for schedule(static)
        for (int k = 0; k < 1400; k++) {
            #pragma omp simd
            for (int j = 0; j < 1200; j++) {
                data[k][j] -= mean[j];
            }
        }
        #pragma omp parallel for schedule(static)
        for (int k = 0; k < 1400; k++) {
            #pragma omp simd
            for (int j = 0; j < 1200; j++) {
                data[k][j] /= sqrt(samples) * stddev[j];
            }
        }
        for (int i = 0; i < 1200; i++) {
            corr[i][i] = 1.0;
        }
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 1199; i++) {
            #pragma omp simd
            for (int j = i + 1; j < 1200; j++) {
                corr[i][j] = 0.0;
            }
        }
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 1199; i++) {
            for (int k = 0; k < 1400; k++) {
                #pragma omp simd
                for (int j = i + 1; j < 1200; j++) {
                    corr[i][j] += data[k][i] * data[k][j];
                }
            }
        }
        #pragma omp parallel for schedule(static)
        for (int i = 0; i < 1199; i++) {
            for (int j = i + 1; j < 1200; j++) {
                corr[j][i] = corr[i][j];
            }
        }
    } else {
        /* source order; interchange to k, j; source order; source order; interchange to k, j; source order; source order; source order; source order; source order; source order; interchange to i, k, j; source order */
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
        #pragma omp parallel for simd schedule(static) if((long)m >= 10000)
        for (int j = 0; j < m; j++) {
            stddev[j] = 0.0;
        }
        #pragma omp parallel if((long)n >= 10000)
        for (int k = 0; k < n; k++) {
            #pragma omp for simd schedule(static)
            for (int j = 0; j < m; j++) {
                stddev[j] += (data[k][j] - mean[j]) * (data[k][j] - mean[j]);
            }
        }
        #pragma omp parallel for simd schedule(static) if((long)m >= 10000)
        for (int j = 0; j < m; j++) {
            stddev[j] = sqrt(stddev[j] / samples);
        }
        #pragma omp parallel for simd schedule(static) if((long)m >= 10000)
        for (int j = 0; j < m; j++) {
            stddev[j] = stddev[j] <= 0.1 ? 1.0 : stddev[j];
        }
        #pragma omp parallel for schedule(static) if((long)n * (long)m >= 10000)
        for (int k = 0; k < n; k++) {
            #pragma omp simd
            for (int j = 0; j < m; j++) {
                data[k][j] -= mean[j];
            }
        }
        #pragma omp parallel for schedule(static) if((long)n * (long)m >= 10000)
        for (int k = 0; k < n; k++) {
            #pragma omp simd
            for (int j = 0; j < m; j++) {
                data[k][j] /= sqrt(samples) * stddev[j];
            }
        }
        #pragma omp parallel for schedule(static) if((long)m >= 10000)
        for (int i = 0; i < m; i++) {
            corr[i][i] = 1.0;
        }
        #pragma omp parallel for schedule(static) if(((long)m - 1) * ((long)m - 1) >= 10000)
        for (int i = 0; i <= m - 2; i++) {
            #pragma omp simd
            for (int j = i + 1; j < m; j++) {
                corr[i][j] = 0.0;
            }
        }
        #pragma omp parallel for schedule(static) if(((long)m - 1) * ((long)m - 1) * (long)n >= 10000)
        for (int i = 0; i <= m - 2; i++) {
            for (int k = 0; k < n; k++) {
                #pragma omp simd
                for (int j = i + 1; j < m; j++) {
                    corr[i][j] += data[k][i] * data[k][j];
                }
            }
        }
        #pragma omp parallel for schedule(static) if(((long)m - 1) * ((long)m - 1) >= 10000)
        for (int i = 0; i <= m - 2; i++) {
            for (int j = i + 1; j < m; j++) {
                corr[j][i] = corr[i][j];
            }
        }
    }
#pragma endscop
}
