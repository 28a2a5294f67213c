// accept
// has: px_kernel_

/* Somebody wrote of px_allocate, px_max and px_kernel_6x64 here: "px_release" in words is no function. */
void product(int n, float a[restrict n][n], float b[restrict n][n], float c[restrict n][n])
{
#pragma polyxform size(n = 256)
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) // px_min
            for (int k = 0; k < n; k++)
                c[i][j] += a[i][k] * b[k][j];
#pragma endscop
}
