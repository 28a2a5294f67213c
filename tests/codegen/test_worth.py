"""Threads are started where the work is worth them, and what decides that stands in front of everything else."""

from __future__ import annotations

import pytest
from polyxform.options import Options
from polyxform.pipeline import Compilation, compile_source
from polyxform.syntax.source import SourceFile
from polyxform.verification.eager import eager_text

SCALED = """void scaled(long n, float a, const float *restrict x, float *restrict y)
{
#pragma scop
    for (int i = 0; i < n; i++)
        y[i] += a * x[i];
#pragma endscop
}
"""
FIXED = """float x[SIZE], y[SIZE];
void fixed(void)
{
#pragma scop
    for (int i = 0; i < SIZE; i++)
        y[i] = STEP;
#pragma endscop
}
"""

PRODUCT = """#define CONST const float
void product(int m, int n, int p, CONST A[restrict m][p], CONST B[restrict p][n], float C[restrict m][n])
{
#pragma scop
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++) {
            C[i][j] = 0;
            for (int k = 0; k < p; k++)
                C[i][j] += A[i][k] * B[k][j];
        }
#pragma endscop
}
"""


def compiled(text: str, consent: bool = False) -> Compilation:
    return compile_source(SourceFile.from_text(text, "k.c"), Options(reassociate=consent))


def fixed(size: int, step: str) -> str:
    return compiled(FIXED.replace("SIZE", str(size)).replace("STEP", step)).text


def test_little_work_is_left_to_the_source() -> None:
    text = compiled(SCALED).text
    assert "if (n >= 128000) {" in text.replace("(long)", "")
    assert "#pragma omp parallel for simd schedule(static)\n" in text
    assert text.count("y[i] += a * x[i];") == 2


def test_the_pointers_are_told_apart_only_where_threads_are_worth_it() -> None:
    text = compiled(SCALED.replace("restrict ", "")).text
    assert text.replace("(long)", "").index("n >= 128000 &&") < text.index("(const char *)")


def test_a_loop_in_lanes_stays_one_where_threads_are_not_started() -> None:
    text = compiled(SCALED, consent=True).text
    assert "if(parallel: " in text
    assert "} else {" not in text


def test_loops_with_lanes_apart_from_threads_keep_them() -> None:
    rows = SCALED.replace("for (int i", "for (int r = 0; r < n; r++) for (int i").replace("[i]", "[r * n + i]")
    text = compiled(rows).text
    assert "#pragma omp simd" in text
    assert " if(" in text


def test_small_arrays_try_out_what_is_made_for_large_ones() -> None:
    compilation = compiled(SCALED.replace("restrict ", ""))
    text = eager_text(compilation)
    assert "if (1 &&" in text
    assert "128000" not in text
    assert "if (1) {" in eager_text(compiled(SCALED))


@pytest.mark.parametrize(
    ("size", "step", "threads"),
    [
        (32_000, "x[i] + 1", False),
        (32_000, "x[i + 4 / 2 - 2] + 1", False),
        (32_000, "y[i] + 2 * (x[i] > 0 ? x[i] : 0)", False),
        (200_000, "x[i] + 1", True),
        (50_000, "1 / x[i]", True),
        (32_000, "1 / x[i]", False),
    ],
)
def test_lanes_take_many_more_elements_to_be_worth_threads(size: int, step: str, threads: bool) -> None:
    assert ("#pragma omp parallel" in fixed(size, step)) is threads


def test_small_products_are_left_to_the_source() -> None:
    text = compiled(PRODUCT).text
    assert "    if ((long)m * (long)n * (long)p >= 3000) {\n        /*" in text
    assert text.count("C[i][j] = 0;") == 1
    assert "if (1) {" in eager_text(compiled(PRODUCT))


def test_a_known_number_of_rows_and_columns_may_be_enough() -> None:
    assert " >= 3000" not in compiled(PRODUCT.replace("int i = 0; i < m", "int i = 0; i < 3000")).text
    rows = compiled(PRODUCT.replace("< m", "< 64").replace("< p", "< 32")).text
    assert "if ((long)n * 32 * 64 >= 3000) {" in rows


def test_lanes_that_compilers_find_count_as_those_that_they_are_asked_for() -> None:
    pairs = "float x[65536], y[32768]; void sums(void) { %s y[i] = x[2 * i] + x[2 * i + 1]; }"
    apart = pairs.replace("2 * i", "8 * i").replace("65536", "262144")
    loop = "\n#pragma scop\nfor (int i = 0; i < 32768; i++)"
    ending = "\n#pragma endscop\n}"
    found = [compiled((text % loop).replace("; }", ";" + ending)).text for text in (pairs, apart)]
    assert ["#pragma omp parallel" in text for text in found] == [False, True]
