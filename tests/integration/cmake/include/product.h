#define ROWS 24
void product(const float A[restrict ROWS][ROWS], const float B[restrict ROWS][COLUMNS], float C[restrict ROWS][COLUMNS]);
