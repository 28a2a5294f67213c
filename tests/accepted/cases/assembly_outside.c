// accept
static inline void fence(void) { __asm__ volatile("" ::: "memory"); }
__asm__(".section .note.example,\"\",@progbits\n.previous");

void fenced(int n, float A[restrict n])
{
    fence();
    asm volatile("nop");
#pragma scop
    for (int i = 0; i < n; i++)
        A[i] = A[i] + 1.0f;
#pragma endscop
    __asm__ __volatile__("" : : "r"(A) : "memory");
}
