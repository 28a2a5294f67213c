void shared_copy(int n, const float x[n], float y[n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        y[i] = x[i];
#pragma endscop
}
