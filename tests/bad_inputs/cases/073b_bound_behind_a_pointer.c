// unchanged PX142 7:9
int count;
void f(int *q)
{
#pragma scop
    for (int i = 0; i < count; i++)
        q[i] = 3;
#pragma endscop
}
