void unsigned_value(unsigned n, double y[restrict n])
{
#pragma scop
    for (unsigned i = 0; i < n; i++)
        y[i] = (i + 1) / 2 * y[i];
#pragma endscop
}
