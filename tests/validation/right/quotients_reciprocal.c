/* With consent, values are multiplied by a reciprocal, and maxima are those that compilers can put into lanes.
 * quotients
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
        c[i] = px_fmaxf(a[i] * (1.0f / sum), c[i]);
    }
    for (int i = 0; i < n; i++) {
        d[i] = d[i] / e[0];
    }
