// accept
#define ALIGNED __attribute__((aligned(64)))
typedef float real __attribute__((aligned(4)));
static real table[64] ALIGNED;
_Alignas(32) static float other[64];

__attribute__((noinline, target("arch=x86-64-v3"))) void use(int n, real *__restrict A, float *__restrict__ B)
    __attribute__((nonnull));

__attribute__((noinline)) void use(int n, real *__restrict A, float *__restrict__ B)
{
    A = __builtin_assume_aligned(A, 4);
#pragma polyxform assume(n <= 64)
#pragma scop
    for (int i = 0; i < n; i++) {
        table[i] = A[i];
        other[i] = table[i] + B[i];
        A[i] = other[i];
    }
#pragma endscop
}
