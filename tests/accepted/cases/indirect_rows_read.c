// accept
void gradient(int rows, int cols, const float *restrict J, float *restrict dN, const int *restrict above)
{
#pragma scop
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < cols; j++) {
            int k = i * cols + j;
            dN[k] = J[above[i] * cols + j] - J[k];
        }
#pragma endscop
}
