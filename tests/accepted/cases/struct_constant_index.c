// accept unrun
struct point {
    float coordinates[3];
};

void shift(int n, struct point p[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int d = 0; d < 3; d++)
            p[i].coordinates[d] += 1.0f;
#pragma endscop
}
