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
    for (int j = 0; j < m; j++) {
        mean[j] = 0.0;
        for (int k = 0; k < n; k++)
            mean[j] += data[k][j];
        mean[j] /= samples;
    }
    for (int k = 0; k < n; k++)
        for (int j = 0; j < m; j++)
            data[k][j] -= mean[j];
    for (int i = 0; i < m; i++)
        for (int j = i; j < m; j++) {
            cov[i][j] = 0.0;
            for (int k = 0; k < n; k++)
                cov[i][j] += data[k][i] * data[k][j];
            cov[i][j] /= samples - 1.0;
            cov[j][i] = cov[i][j];
        }
#pragma endscop
}
