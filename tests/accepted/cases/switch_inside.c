// accept
// has: default:
void apply(int n, const int op[restrict n], const double a[restrict n], const double b[restrict n], double c[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++) {
        switch (op[i]) {
        case 0:
            c[i] = a[i] + b[i];
            break;
        case 1:
            c[i] = a[i] - b[i];
            break;
        default:
            c[i] = 0;
        }
    }
#pragma endscop
}
