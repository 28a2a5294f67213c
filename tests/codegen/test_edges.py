"""Tiles at edges that are known at run time only are right for every size, and stay within the arrays."""

from __future__ import annotations

from pathlib import Path

import pytest
from polyxform.options import Options
from polyxform.pipeline import optimize
from polyxform.toolchain.compiler import Product, build, find_compiler
from polyxform.toolchain.limits import Limits
from polyxform.toolchain.run import run

from tests.microkernels.programs import FENCE, HEAD

SQUARE = """
void product(int m, int n, int p, const T A[restrict m][p], const T B[restrict p][n], T C[restrict m][n])
{
#pragma scop
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++)
            for (int k = 0; k < p; k++)
                C[i][j] += A[i][k] * B[k][j];
#pragma endscop
}
"""
LINEAR = SQUARE.replace("A[restrict m][p]", "*restrict A").replace("B[restrict p][n]", "*restrict B")
LINEAR = LINEAR.replace("C[restrict m][n]", "*restrict C").replace("C[i][j]", "C[i * n + j]")
LINEAR = LINEAR.replace("A[i][k]", "A[i * p + k]").replace("B[k][j]", "B[k * n + j]")
MINUS = SQUARE.replace("+=", "-=").replace("int i = 0", "int i = 1").replace("int j = 0", "int j = 1")
INNER = MINUS.replace("int j = 1", "int j = p")
SOURCES = {"square": SQUARE, "linear": LINEAR, "minus": MINUS, "inner": INNER}

# All operands end where memory ends. Sums of small integers are exact in any order.
MAIN = """
static int differs(int m, int n, int p, char **ends)
{
    T *a = (T *)ends[0] - (long)m * p, *b = (T *)ends[1] - (long)p * n;
    T *c = (T *)ends[2] - (long)m * n, *expected = (T *)ends[3] - (long)m * n;
    for (int at = 0; at < m * p; at++) a[at] = (T)(at % 7 - 3);
    for (int at = 0; at < p * n; at++) b[at] = (T)(at % 5 - 2);
    for (int at = 0; at < m * n; at++) c[at] = expected[at] = (T)(at % 11);
    original(m, n, p, (void *)a, (void *)b, (void *)expected);
    product(m, n, p, (void *)a, (void *)b, (void *)c);
    if (memcmp(c, expected, (size_t)m * n * sizeof(T)) == 0) return 0;
    printf("differs for %d x %d x %d\\n", m, n, p);
    return 1;
}

int main(void)
{
    const int rows[] = {1, 2, 3, 5, 6, 7, 12, 13, 28, 29};
    const int depths[] = {1, 2, 9};
    char *ends[] = {fence(), fence(), fence(), fence()};
    int wrong = 0;
    for (int i = 0; i < (int)(sizeof rows / sizeof *rows); i++)
        for (int n = 1; n < 140; n += n < 20 ? 1 : 7)
            for (int k = 0; k < (int)(sizeof depths / sizeof *depths); k++)
                wrong |= differs(rows[i], n, depths[k], ends);
    return wrong;
}
"""


def rewritten(name: str, element: str, target: str) -> str:
    """A source as the program rewrites it when it knows no size."""
    source = SOURCES[name].replace("T ", f"{element} ")
    compilation = optimize(source, Options(target=target, parallel=False))
    assert all(region.transformed for region in compilation.regions), compilation.diagnostics
    return compilation.text


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize(
    ("element", "target"), [("float", "x86-64-v4"), ("double", "x86-64-v3"), ("float", "portable")]
)
def test_every_size_is_right(name: str, element: str, target: str, tmp_path: Path) -> None:
    text = rewritten(name, element, target)
    assert "static void px_edge_" in text
    original = SOURCES[name].replace("T ", f"{element} ").replace("void product", "static void original")
    source, binary = tmp_path / "edges.c", tmp_path / "edges"
    plain = original.replace("#pragma scop\n", "").replace("#pragma endscop\n", "")
    source.write_text("\n".join([HEAD, FENCE, f"typedef {element} T;", plain, text, MAIN]))
    flags = ("-std=c99", "-O1", "-march=native", "-Wall", "-Wextra", "-Wno-unknown-pragmas", "-Werror")
    build(find_compiler(), [source], binary, flags, product=Product.EXECUTABLE)
    finished = run([str(binary)], Limits(wall_seconds=10.0))
    assert (finished.status, finished.stdout.decode()) == (0, "")
