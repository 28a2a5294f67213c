/*
 * Contractions of quantum chemistry.
 */

/*
 * Four-index transformation of a tensor from atomic into molecular orbitals, one index at a time:
 *
 *   result[a][b][c][d] = sum over p, q, r, s of A[p][q][r][s] * C1[p][a] * C2[q][b] * C3[r][c] * C4[s][d]
 *
 * T1, T2 and T3 receive the tensor after one, two and three steps.
 */
void four_index_transform(int n, int v, const double A[restrict n][n][n][n], const double C1[restrict n][v],
                          const double C2[restrict n][v], const double C3[restrict n][v],
                          const double C4[restrict n][v], double T1[restrict v][n][n][n],
                          double T2[restrict v][v][n][n], double T3[restrict v][v][v][n],
                          double result[restrict v][v][v][v])
{
#pragma polyxform size(n = 40, v = 36)
#pragma polyxform target(x86-64-v4)
#pragma polyxform live_out(result)
#pragma scop
    for (int a = 0; a < v; a++)
        for (int q = 0; q < n; q++)
            for (int r = 0; r < n; r++)
                for (int s = 0; s < n; s++) {
                    T1[a][q][r][s] = 0.0;
                    for (int p = 0; p < n; p++)
                        T1[a][q][r][s] += A[p][q][r][s] * C1[p][a];
                }
    for (int a = 0; a < v; a++)
        for (int b = 0; b < v; b++)
            for (int r = 0; r < n; r++)
                for (int s = 0; s < n; s++) {
                    T2[a][b][r][s] = 0.0;
                    for (int q = 0; q < n; q++)
                        T2[a][b][r][s] += T1[a][q][r][s] * C2[q][b];
                }
    for (int a = 0; a < v; a++)
        for (int b = 0; b < v; b++)
            for (int c = 0; c < v; c++)
                for (int s = 0; s < n; s++) {
                    T3[a][b][c][s] = 0.0;
                    for (int r = 0; r < n; r++)
                        T3[a][b][c][s] += T2[a][b][r][s] * C3[r][c];
                }
    for (int a = 0; a < v; a++)
        for (int b = 0; b < v; b++)
            for (int c = 0; c < v; c++)
                for (int d = 0; d < v; d++) {
                    result[a][b][c][d] = 0.0;
                    for (int s = 0; s < n; s++)
                        result[a][b][c][d] += T3[a][b][c][s] * C4[s][d];
                }
#pragma endscop
}

/*
 * A term of the coupled-cluster equations, summed over two indices whose places differ in the two factors:
 *
 *   R[a][b][i][j] += sum over k, c of V[a][k][i][c] * T[c][b][k][j]
 *
 * a, b, c run over `virt` virtual orbitals, i, j, k over `occ` occupied ones.
 */
void coupled_cluster_term(int virt, int occ, const double V[restrict virt][occ][occ][virt],
                          const double T[restrict virt][virt][occ][occ], double R[restrict virt][virt][occ][occ])
{
#pragma polyxform size(virt = 64, occ = 16)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int a = 0; a < virt; a++)
        for (int b = 0; b < virt; b++)
            for (int i = 0; i < occ; i++)
                for (int j = 0; j < occ; j++)
                    for (int k = 0; k < occ; k++)
                        for (int c = 0; c < virt; c++)
                            R[a][b][i][j] += V[a][k][i][c] * T[c][b][k][j];
#pragma endscop
}
