// unchanged PX120 5:3
void f(int n, float A[n], float B[n])
{
#pragma scop
		while (n > 0)
			A[--n] = 0;
#pragma endscop
}
