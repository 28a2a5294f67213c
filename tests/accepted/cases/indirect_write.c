// accept
void histogram(int n, int bins[restrict 256], const unsigned char data[restrict n])
{
#pragma scop
    for (int i = 0; i < 256; i++)
        bins[i] = 0;
    for (int i = 0; i < n; i++)
        bins[data[i]]++;
#pragma endscop
}
