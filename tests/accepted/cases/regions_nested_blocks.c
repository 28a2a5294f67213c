// accept
void blocks(int n, int m, float A[restrict n][m])
{
    for (int t = 0; t < 3; t++) {
        if (t != 1) {
            {
#pragma scop
                {
                    for (int i = 0; i < n; i++) {
                        {
                            for (int j = 0; j < m; j++) { { A[i][j] += t; } }
                        }
                    }
                    { ; }
                }
#pragma endscop
            }
        }
    }
}
