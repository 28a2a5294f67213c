/*
 * Nussinov's folding of an RNA sequence: the largest number of base pairs without crossings. Bases are 0 to 3, and two
 * bases pair when they add up to 3; neighbors never pair.
 *
 *   score[i][j] = max(score[i][j-1], score[i+1][j], score[i+1][j-1] + pairs(i, j),
 *                     score[i][k] + score[k+1][j] for i < k < j)
 *
 * The caller sets score to zero.
 */
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define PAIRS(a, b) ((a) + (b) == 3 ? 1 : 0)

void nussinov(int n, const char base[restrict n], int score[restrict n][n])
{
#pragma polyxform size(n = 2500)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (n == 2500) {
        /* source order */
        for (int t = -2498; t < 1; t++) {
            for (int j = -t + 1; j < 2500; j++) {
                score[-t][j] = score[-t][j] > score[-t][j - 1] ? score[-t][j] : score[-t][j - 1];
                score[-t][j] = score[-t][j] > score[-t + 1][j] ? score[-t][j] : score[-t + 1][j];
                if (t + j >= 2) {
                    score[-t][j] = score[-t][j] > score[-t + 1][j - 1] + (base[-t] + base[j] == 3 ? 1 : 0) ? score[-t][j] : score[-t + 1][j - 1] + (base[-t] + base[j] == 3 ? 1 : 0);
                }
                for (int k = -t + 1; k < j; k++) {
                    score[-t][j] = score[-t][j] > score[-t][k] + score[k + 1][j] ? score[-t][j] : score[-t][k] + score[k + 1][j];
                }
            }
        }
    } else {
        /* source order */
        for (int t = -n + 2; t < 1; t++) {
            for (int j = -t + 1; j < n; j++) {
                score[-t][j] = score[-t][j] > score[-t][j - 1] ? score[-t][j] : score[-t][j - 1];
                score[-t][j] = score[-t][j] > score[-t + 1][j] ? score[-t][j] : score[-t + 1][j];
                if (t + j >= 2) {
                    score[-t][j] = score[-t][j] > score[-t + 1][j - 1] + (base[-t] + base[j] == 3 ? 1 : 0) ? score[-t][j] : score[-t + 1][j - 1] + (base[-t] + base[j] == 3 ? 1 : 0);
                }
                for (int k = -t + 1; k < j; k++) {
                    score[-t][j] = score[-t][j] > score[-t][k] + score[k + 1][j] ? score[-t][j] : score[-t][k] + score[k + 1][j];
                }
            }
        }
    }
#pragma endscop
}
