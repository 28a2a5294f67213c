// accept
void blur(int n, int m, float out[restrict n][m], const float in[restrict n][m])
{
#pragma scop
    for (int i = 1; i < n - 1; i++) {
        const int up = i - 1, down = i + 1;
        for (int j = 1; j < m - 1; j++) {
            float left = in[i][j - 1], right = in[i][j + 1];
            float sum = left + right;
            sum += in[up][j] + in[down][j];
            out[i][j] = sum * 0.25f;
        }
    }
#pragma endscop
}
