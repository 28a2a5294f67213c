// accept
struct point { float x, y; };

void f(int n, struct point p[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        p[i].x = p[i].y;
#pragma endscop
}
