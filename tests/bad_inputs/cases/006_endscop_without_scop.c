// error PX101 4:1
void f(void)
{
#pragma endscop
}
