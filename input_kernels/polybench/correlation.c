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
    for (int j = 0; j < m; j++) {
        mean[j] = 0.0;
        for (int k = 0; k < n; k++)
            mean[j] += data[k][j];
        mean[j] /= samples;
    }
    for (int j = 0; j < m; j++) {
        stddev[j] = 0.0;
        for (int k = 0; k < n; k++)
            stddev[j] += (data[k][j] - mean[j]) * (data[k][j] - mean[j]);
        stddev[j] = sqrt(stddev[j] / samples);
        stddev[j] = stddev[j] <= NEARLY_ZERO ? 1.0 : stddev[j];
    }
    for (int k = 0; k < n; k++)
        for (int j = 0; j < m; j++) {
            data[k][j] -= mean[j];
            data[k][j] /= sqrt(samples) * stddev[j];
        }
    for (int i = 0; i < m; i++) {
        corr[i][i] = 1.0;
        for (int j = i + 1; j < m; j++) {
            corr[i][j] = 0.0;
            for (int k = 0; k < n; k++)
                corr[i][j] += data[k][i] * data[k][j];
            corr[j][i] = corr[i][j];
        }
    }
#pragma endscop
}
