void rows_of_matrix(int n, const int start[restrict n + 1], const int column[restrict 1000],
                    const float value[restrict 1000], const float x[restrict n], float y[restrict n])
{
    float s;
#pragma scop
    for (int i = 0; i < n; i++) {
        s = 0.0f;
        for (int k = start[i]; k < start[i + 1]; k++)
            s += value[k] * x[column[k]];
        y[i] = s;
    }
#pragma endscop
}
