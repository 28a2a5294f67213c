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
    for (int i = n - 2; i >= 0; i--)
        for (int j = i + 1; j < n; j++) {
            score[i][j] = MAX(score[i][j], score[i][j - 1]);
            score[i][j] = MAX(score[i][j], score[i + 1][j]);
            if (j > i + 1)
                score[i][j] = MAX(score[i][j], score[i + 1][j - 1] + PAIRS(base[i], base[j]));
            for (int k = i + 1; k < j; k++)
                score[i][j] = MAX(score[i][j], score[i][k] + score[k + 1][j]);
        }
#pragma endscop
}
