// unchanged PX144 8:9
struct flags { unsigned a : 3, b : 5; };

void f(int n, struct flags w[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        w[i].a = 1;
#pragma endscop
}
