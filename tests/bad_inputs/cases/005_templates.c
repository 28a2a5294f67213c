// error PX100 2:1
template <class T>
void f(int n, T *A)
{
#pragma scop
    A[0] = 1;
#pragma endscop
}
