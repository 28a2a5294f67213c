// accept
/* Nothing but a local variable or a parameter bounds the loop: no pointer of a caller's leads there. */
void fill(int n, unsigned char *q, int *r)
{
#pragma scop
    for (int i = 0; i < n; i++) {
        q[i] = 3;
        r[i] = 4;
    }
#pragma endscop
}
