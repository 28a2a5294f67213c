// unchanged PX144 7:16
struct port { int number; volatile float value; } ports[100];
void f(int n, float A[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = ports[i].value;
#pragma endscop
}
