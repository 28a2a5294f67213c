// accept
void f(int n, float A[n], float B[n])
{
#pragma scop
    for (int i = 0; i < n; i++) {
        A[i] = 1;
        switch (i) {
        case 1:
            A[i] = 2;
        }
    }
#pragma endscop
}
