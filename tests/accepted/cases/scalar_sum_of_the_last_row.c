// accept
// has: reduction(+ : px_acc
// has: reduction(+ : acc)
int digits(int n, short table[restrict 40][40], int *restrict s, short x[restrict 40], int y[restrict 40])
{
    int acc = 1;
#pragma polyxform reassociate
#pragma scop
    for (int i = 0; i < n; i++) {
        acc = s[0] % 97;
        for (int k = 0; k < 7; k++)
            acc += table[i][k] % 97 * (y[k] % 97);
        x[i] += acc % 97;
    }
#pragma endscop
    return acc;
}
