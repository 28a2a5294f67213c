/* Nobody consented to multiplications in the place of divisions.
 * strict_quotients
 * expect: PX505
 * S0:
 * S1: i
 * S2: i
 * S3: i
 * S4: i
 */
    float sum;
    sum = 0.0f;
    for (int i = 0; i < n; i++) {
        sum += a[i];
    }
    #pragma omp simd
    for (int i = 0; i < n; i++) {
        b[i] *= 1.0f / sum;
    }
    #pragma omp simd
    for (int i = 0; i < n; i++) {
        c[i] = fmaxf(a[i] * (1.0f / sum), c[i]);
    }
    for (int i = 0; i < n; i++) {
        d[i] = d[i] / e[0];
    }
