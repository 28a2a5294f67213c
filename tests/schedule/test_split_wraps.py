"""Loops are split where subscripts wrap around at their ends, and all between runs along memory."""

from __future__ import annotations

import pytest
from polyxform.options import Options
from polyxform.pipeline import optimize

RING = """void ring(const double a[restrict 1000], double b[restrict 1000])
{
#pragma scop
    for (int i = 0; i < 1000; i++)
        b[i] = 0.25 * a[(i + 999) % 1000] + 0.5 * a[i] + 0.25 * a[(i + 1) % 1000];
#pragma endscop
}
"""
CLAMPED = """void clamped(int n, int m, const float a[restrict n][m], float b[restrict n][m])
{
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++)
            b[i][j] = a[i][j < 1 ? 0 : j - 1] + a[i > n - 2 ? n - 1 : i + 1][j];
#pragma endscop
}
"""


def code(text: str) -> str:
    """What becomes of a region, without pragmas and blanks at the beginnings of lines."""
    compilation = optimize(text, Options(target="x86-64-v4"))
    (region,) = compilation.regions
    return "\n".join(line.strip() for line in region.text.splitlines())


def test_a_ring_is_a_loop_along_memory_and_its_two_ends():
    found = code(RING)
    assert (
        "#pragma omp simd\nfor (int i = 1; i < 999; i++) {\nb[i] = 0.25 * a[i - 1] + 0.5 * a[i] + 0.25 * a[i + 1];\n}"
        in found
    )
    assert "b[0] = 0.25 * a[999] + 0.5 * a[0] + 0.25 * a[1];" in found
    assert "b[999] = 0.25 * a[998] + 0.5 * a[999] + 0.25 * a[0];" in found


def test_both_loops_of_a_clamped_nest_are_split():
    found = code(CLAMPED)
    assert "#pragma omp simd\nfor (int j = 1; j <= m - 2; j++) {\nb[i][j] = a[i][j - 1] + a[i + 1][j];\n}" in found
    assert "b[n - 1][m - 1] = a[n - 1][m - 2] + a[n - 1][m - 1];" in found


@pytest.mark.parametrize("value", ["a[(7 * i) % 1000]", "a[(i + 500) % 1000]", "a[i]"])
def test_other_loops_stay_whole(value: str):
    before, _, rest = RING.partition("b[i] = ")
    found = code(f"{before}b[i] = {value};{rest.partition(';')[2]}")
    assert found.count("b[") == 1
