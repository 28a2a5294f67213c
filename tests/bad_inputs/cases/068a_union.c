// unchanged PX144 8:9
union word { int i; float f; };

void f(int n, union word w[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        w[i].i = 1;
#pragma endscop
}
