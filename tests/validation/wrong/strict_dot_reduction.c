/* Nobody has agreed to a sum in another order.
 * strict_dot
 * expect: PX504
 * S0: i
 */
    #pragma omp parallel for reduction(+ : s)
    for (int i = 0; i < n; i++) {
        s += x[i] * y[i];
    }
