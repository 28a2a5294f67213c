// unchanged PX122 10:9
int n;
void step(void);

void f(float *A)
{
#pragma scop
    for (int i = 0; i < n; i++) {
        A[i] = 1;
        step();
    }
#pragma endscop
}
