// unchanged
#define VALUE(x) _Generic((x), float: 1.0f, default: 2.0)
_Static_assert(sizeof(int) == 4, "int");

void g(int n, float A[restrict n])
{
    _Static_assert(1, "fine");
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = (float)VALUE(1.0f);
#pragma endscop
}
