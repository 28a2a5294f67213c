// error PX102 4:1
void f(void)
{
#pragma scop
}
