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
        /* split i where it meets k; split j where it meets k */
        for (int k = 0; k < 2800; k++) {
            #pragma omp parallel for schedule(static)
            for (int i = 0; i < k; i++) {
                #pragma omp simd
                for (int j = 0; j < k; j++) {
                    path[i][j] = path[i][k] + path[k][j] < path[i][j] ? path[i][k] + path[k][j] : path[i][j];
                }
                path[i][k] = path[i][k] + path[k][k] < path[i][k] ? path[i][k] + path[k][k] : path[i][k];
                #pragma omp simd
                for (int j = k + 1; j < 2800; j++) {
                    path[i][j] = path[i][k] + path[k][j] < path[i][j] ? path[i][k] + path[k][j] : path[i][j];
                }
            }
            #pragma omp simd
            for (int j = 0; j < k; j++) {
                path[k][j] = path[k][k] + path[k][j] < path[k][j] ? path[k][k] + path[k][j] : path[k][j];
            }
            path[k][k] = path[k][k] + path[k][k] < path[k][k] ? path[k][k] + path[k][k] : path[k][k];
            #pragma omp simd
            for (int j = k + 1; j < 2800; j++) {
                path[k][j] = path[k][k] + path[k][j] < path[k][j] ? path[k][k] + path[k][j] : path[k][j];
            }
            #pragma omp parallel for schedule(static)
            for (int i = k + 1; i < 2800; i++) {
                #pragma omp simd
                for (int j = 0; j < k; j++) {
                    path[i][j] = path[i][k] + path[k][j] < path[i][j] ? path[i][k] + path[k][j] : path[i][j];
                }
                path[i][k] = path[i][k] + path[k][k] < path[i][k] ? path[i][k] + path[k][k] : path[i][k];
                #pragma omp simd
                for (int j = k + 1; j < 2800; j++) {
                    path[i][j] = path[i][k] + path[k][j] < path[i][j] ? path[i][k] + path[k][j] : path[i][j];
                }
            }
        }
    } else {
        /* split i where it meets k; split j where it meets k */
        for (int k = 0; k < n; k++) {
            #pragma omp parallel for schedule(static) if(((long)n - 1) * (long)n >= 10000)
            for (int i = 0; i < k; i++) {
                #pragma omp simd
                for (int j = 0; j < k; j++) {
                    path[i][j] = path[i][k] + path[k][j] < path[i][j] ? path[i][k] + path[k][j] : path[i][j];
                }
                path[i][k] = path[i][k] + path[k][k] < path[i][k] ? path[i][k] + path[k][k] : path[i][k];
                #pragma omp simd
                for (int j = k + 1; j < n; j++) {
                    path[i][j] = path[i][k] + path[k][j] < path[i][j] ? path[i][k] + path[k][j] : path[i][j];
                }
            }
            #pragma omp parallel for simd schedule(static) if(parallel: ((long)n - 1) >= 10000)
            for (int j = 0; j < k; j++) {
                path[k][j] = path[k][k] + path[k][j] < path[k][j] ? path[k][k] + path[k][j] : path[k][j];
            }
            path[k][k] = path[k][k] + path[k][k] < path[k][k] ? path[k][k] + path[k][k] : path[k][k];
            #pragma omp parallel for simd schedule(static) if(parallel: ((long)n - 1) >= 10000)
            for (int j = k + 1; j < n; j++) {
                path[k][j] = path[k][k] + path[k][j] < path[k][j] ? path[k][k] + path[k][j] : path[k][j];
            }
            #pragma omp parallel for schedule(static) if(((long)n - 1) * (long)n >= 10000)
            for (int i = k + 1; i < n; i++) {
                #pragma omp simd
                for (int j = 0; j < k; j++) {
                    path[i][j] = path[i][k] + path[k][j] < path[i][j] ? path[i][k] + path[k][j] : path[i][j];
                }
                path[i][k] = path[i][k] + path[k][k] < path[i][k] ? path[i][k] + path[k][k] : path[i][k];
                #pragma omp simd
                for (int j = k + 1; j < n; j++) {
                    path[i][j] = path[i][k] + path[k][j] < path[i][j] ? path[i][k] + path[k][j] : path[i][j];
                }
            }
        }
    }
#pragma endscop
}
