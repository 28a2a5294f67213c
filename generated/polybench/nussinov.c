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
        /* reorder to i, k, j */
        for (int i = -2498; i < 1; i++) {
            for (int k = -i + 1; k < 2500; k++) {
                score[-i][k] = score[-i][k] > score[-i][k - 1] ? score[-i][k] : score[-i][k - 1];
                score[-i][k] = score[-i][k] > score[-i + 1][k] ? score[-i][k] : score[-i + 1][k];
                if (i + k >= 2) {
                    score[-i][k] = score[-i][k] > score[-i + 1][k - 1] + (base[-i] + base[k] == 3 ? 1 : 0) ? score[-i][k] : score[-i + 1][k - 1] + (base[-i] + base[k] == 3 ? 1 : 0);
                }
                #pragma omp simd
                for (int j = k + 1; j < 2500; j++) {
                    score[-i][j] = score[-i][j] > score[-i][k] + score[k + 1][j] ? score[-i][j] : score[-i][k] + score[k + 1][j];
                }
            }
        }
    } else {
        /* reorder to i, k, j */
        for (long i = -(long)n + 2; i < 1; i++) {
            for (int k = -i + 1; k < n; k++) {
                score[-i][k] = score[-i][k] > score[-i][k - 1] ? score[-i][k] : score[-i][k - 1];
                score[-i][k] = score[-i][k] > score[-i + 1][k] ? score[-i][k] : score[-i + 1][k];
                if (i + k >= 2) {
                    score[-i][k] = score[-i][k] > score[-i + 1][k - 1] + (base[-i] + base[k] == 3 ? 1 : 0) ? score[-i][k] : score[-i + 1][k - 1] + (base[-i] + base[k] == 3 ? 1 : 0);
                }
                #pragma omp parallel for simd schedule(static) if(parallel: ((long)n - 2) >= 10000)
                for (int j = k + 1; j < n; j++) {
                    score[-i][j] = score[-i][j] > score[-i][k] + score[k + 1][j] ? score[-i][j] : score[-i][k] + score[k + 1][j];
                }
            }
        }
    }
#pragma endscop
}
