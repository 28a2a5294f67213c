/* Elements are pushed on before their last term has come.
 * folding
 * expect: PX503
 * S1: i, j, k
 * S0: i, k
 */
    for (int i = 0; i < n; i++) {
        for (int k = i + 1; k < n; k++) {
            for (int j = k + 1; j < n; j++) {
                s[i][j] = s[i][j] > s[i][k] + s[k][j] ? s[i][j] : s[i][k] + s[k][j];
            }
            s[i][k] = s[i][k] > s[i][k - 1] ? s[i][k] : s[i][k - 1];
        }
    }
