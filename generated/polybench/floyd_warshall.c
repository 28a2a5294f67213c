/*
 * Shortest paths between all pairs of nodes: after step k, path[i][j] is the length of the shortest path from i to j
 * that passes through nodes 0 to k only.
 */
void floyd_warshall(int n, int path[restrict n][n])
{
#pragma polyxform size(n = 2800)
#pragma polyxform target(x86-64-v4)
#pragma scop
    if (n == 2800) {
        /* source order */
        for (int k = 0; k < 2800; k++) {
            for (int i = 0; i < 2800; i++) {
                for (int j = 0; j < 2800; j++) {
                    path[i][j] = path[i][k] + path[k][j] < path[i][j] ? path[i][k] + path[k][j] : path[i][j];
                }
            }
        }
    } else {
        /* source order */
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    path[i][j] = path[i][k] + path[k][j] < path[i][j] ? path[i][k] + path[k][j] : path[i][j];
                }
            }
        }
    }
#pragma endscop
}
