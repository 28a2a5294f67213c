// accept
void f(int t1, float px_tile, float S0[restrict t1][t1], float _px_a[restrict t1])
{
#pragma scop
    for (int c0 = 0; c0 < t1; c0++)
        for (int lbp = 0; lbp < t1; lbp++)
            S0[c0][lbp] += px_tile * _px_a[lbp];
#pragma endscop
}
