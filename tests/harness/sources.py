"""C functions that the harness tests call, compiled once each."""

from functools import cache

from polyxform.options import Options
from polyxform.pipeline import Compilation, CompiledRegion, compile_source
from polyxform.scop.plain_c.inline import read_region
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile

SCALE = """
void scale(int n, double factor, const double from[n], double to[n])
{
#pragma polyxform size(n = 100)
#pragma scop
    for (int i = 0; i < n; i++)
        to[i] = factor * from[i];
#pragma endscop
}
"""

PRODUCT = """
void product(int m, int n, int p, const float A[restrict m][p], const float B[restrict p][n], float C[restrict m][n])
{
#pragma polyxform size(m = 20, n = 30, p = 40)
#pragma scop
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++)
            for (int k = 0; k < p; k++)
                C[i][j] += A[i][k] * B[k][j];
#pragma endscop
}
"""

LINEAR = """
void linear(int n, int m, const float *restrict x, float *restrict y)
{
#pragma polyxform size(n = 6, m = 9)
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++)
            y[i * m + j] = x[i * m + j] + x[i * m + m - 1 - j];
#pragma endscop
}
"""

GLOBALS = """
#define SIZE 12
static int grid[SIZE][SIZE];
double total;
int limit;

void add_up(void)
{
#pragma polyxform size(limit = 10)
#pragma scop
    for (int i = 0; i < limit; i++)
        for (int j = 0; j < limit; j++)
            grid[i][j] *= 2;
    for (int i = 0; i < limit; i++)
        total += grid[i][i];
#pragma endscop
}
"""


@cache
def compiled(text, path="kernel.c"):
    """The compilation of a source for a fixed target."""
    return compile_source(SourceFile.from_text(text, path), Options(target="x86-64-v3"))


@cache
def untouched(text, path="kernel.c", sizes=()):
    """A compilation that leaves every region as it is: enough for whoever only calls the functions."""
    source, options = SourceFile.from_text(text, path), Options(sizes=sizes)
    regions = tuple(
        CompiledRegion(region, read_region(source, region, options), (), region.text, "", ())
        for region in find_regions(source)
    )
    return Compilation(source, options, regions, text)
