// unchanged PX142 7:9
int count;
void f(int *q)
{
#pragma scop
    for (int i = 0; i < 100; i++)
        q[i] = count + 1;
#pragma endscop
}
