// accept unrun
struct body {
    double x, y, z;
    double mass;
};

void move(int n, struct body *restrict bodies, double dt)
{
#pragma scop
    for (int i = 0; i < n; i++) {
        bodies[i].x += dt * bodies[i].mass;
        bodies[i].y += dt * bodies[i].mass;
    }
#pragma endscop
}
