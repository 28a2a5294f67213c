/* With consent, lanes may look for the greatest value and an approximation may stand for a function.
 * loose
 * S0:
 * S1: i
 * S2: i
 */
    float largest;
    largest = a[0];
    #pragma omp simd reduction(max:largest)
    for (int i = 1; i < n; i++) {
        largest = a[i] > largest ? a[i] : largest;
    }
    #pragma omp simd
    for (int i = 0; i < n; i++) {
        b[i] = px_expf(a[i] - largest);
    }
