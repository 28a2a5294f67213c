/*
 * Chains of vector operations whose operators a library calls one by one.
 */

/* z = w - alpha * v, and its scalar product with u: *product = z^T * u. */
void axpy_dot(int n, float alpha, const float w[restrict n], const float v[restrict n], const float u[restrict n],
              float z[restrict n], float product[restrict 1])
{
#pragma polyxform size(n = 4000000)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma scop
    for (int i = 0; i < n; i++)
        z[i] = w[i] - alpha * v[i];
    product[0] = 0.0f;
    for (int i = 0; i < n; i++)
        product[0] += z[i] * u[i];
#pragma endscop
}

/* B = A + u1 * v1^T + u2 * v2^T, x = beta * B^T * y + z, w = alpha * B * x. */
void rank_two_products(int n, float alpha, float beta, const float A[restrict n][n], const float u1[restrict n],
                       const float v1[restrict n], const float u2[restrict n], const float v2[restrict n],
                       const float y[restrict n], const float z[restrict n], float B[restrict n][n],
                       float x[restrict n], float w[restrict n])
{
#pragma polyxform size(n = 4000)
#pragma polyxform target(x86-64-v4)
#pragma polyxform reassociate
#pragma scop
    /* B = A + u1 * v1^T, then + u2 * v2^T */
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            B[i][j] = A[i][j] + u1[i] * v1[j];
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            B[i][j] += u2[i] * v2[j];
    /* x = z, then + beta * B^T * y */
    for (int j = 0; j < n; j++)
        x[j] = z[j];
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            x[j] += beta * B[i][j] * y[i];
    /* w = alpha * B * x */
    for (int i = 0; i < n; i++) {
        w[i] = 0.0f;
        for (int j = 0; j < n; j++)
            w[i] += alpha * B[i][j] * x[j];
    }
#pragma endscop
}
