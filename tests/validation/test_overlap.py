"""Pointers from the caller that may share memory are kept apart by a check that covers all that the region uses."""

from __future__ import annotations

import pytest
from polyxform.codegen.aliasing import overlap_check
from polyxform.diagnostics import Unsupported
from polyxform.options import Options
from polyxform.scop.extract import extract
from polyxform.scop.model import Scop
from polyxform.syntax.parse import parse_region
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile
from polyxform.validation.failure import ValidationFailure
from polyxform.validation.overlap import check_overlap


def scop_of(arguments: str, loops: str) -> Scop:
    text = f"void f({arguments})\n{{\n#pragma scop\n{loops}\n#pragma endscop\n}}\n"
    source = SourceFile.from_text(text, "k.c")
    return extract(parse_region(source, find_regions(source)[0], Options()))


LINES = scop_of("int n, double *x, double *y", "for (int i = 0; i < n; i++) y[i] += x[i + 2];")
ROWS = scop_of(
    "int n, int m, double (*x)[m], double (*y)[m]",
    "for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) y[i][j] += x[i][j];",
)
LINEAR = scop_of(
    "int n, int m, double *x, double *y",
    "for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) y[i * m + j] += x[i * m + j];",
)
APART = "((const char *)(x + {}) <= (const char *)y || (const char *)(y + {}) <= (const char *)x)"


@pytest.mark.parametrize(
    ("scop", "x", "y"),
    [
        (LINES, "((long)n + 2)", "(long)n"),
        (ROWS, "(long)n", "(long)n"),
        (LINEAR, "(long)n * m", "(long)n * m"),
    ],
    ids=["elements", "rows", "linearized rows"],
)
def test_the_check_that_is_made_is_proven(scop: Scop, x: str, y: str) -> None:
    check = overlap_check(scop)
    assert check == APART.format(x, y)
    check_overlap(scop, check)


@pytest.mark.parametrize(
    ("scop", "x", "y"),
    [
        (LINES, "((long)n + 1)", "(long)n"),
        (LINES, "((long)n + 2)", "((long)n - 1)"),
        (LINES, "(n + 2)", "(long)n"),
        (LINES, "(long)(n + 2)", "(long)n"),
        (LINES, "1000000", "(long)n"),
        (ROWS, "((long)n - 1)", "(long)n"),
        (ROWS, "(long)m", "(long)n"),
        (LINEAR, "(long)n", "(long)n * m"),
        (LINEAR, "(long)n * n", "(long)n * m"),
        (LINEAR, "n * m", "(long)n * m"),
        (LINEAR, "((long)n - 1) * m", "(long)n * m"),
    ],
)
def test_a_check_that_covers_less_is_turned_down(scop: Scop, x: str, y: str) -> None:
    with pytest.raises(ValidationFailure):
        check_overlap(scop, APART.format(x, y))


BEGINNING = scop_of("int n, int k, double *x, double *y", "for (int i = 1; i < n; i++) y[i - 1] = x[i + k];")
BETWEEN = "((const char *)(x + {}) <= (const char *)y || (const char *)(y + {}) <= (const char *)(x + {}))"


def test_elements_in_front_of_the_pointer_are_covered() -> None:
    check = overlap_check(BEGINNING)
    assert check == BETWEEN.format("((long)k + (long)n)", "((long)n - 1)", "((long)k + 1)")
    check_overlap(BEGINNING, check)


@pytest.mark.parametrize(
    "bounds",
    [
        ("((long)k + (long)n - 1)", "((long)n - 1)", "((long)k + 1)"),
        ("((long)k + (long)n)", "((long)n - 2)", "((long)k + 1)"),
        ("((long)k + (long)n)", "((long)n - 1)", "((long)k + 2)"),
        ("((long)k + (long)n)", "((long)n - 1)", "(k + 1)"),
        ("((long)k * (long)n)", "((long)n - 1)", "((long)k + 1)"),
    ],
)
def test_a_check_between_other_elements_is_turned_down(bounds: tuple[str, str, str]) -> None:
    with pytest.raises(ValidationFailure):
        check_overlap(BEGINNING, BETWEEN.format(*bounds))


@pytest.mark.parametrize(
    "loops", ["for (int i = 0; i < n; i++) y[i] = x[p[i]];", "for (int i = 0; i < n; i++) y[p[i]] = x[i];"]
)
def test_elements_that_are_not_known_are_not_covered_by_any_check(loops: str) -> None:
    scop = scop_of("int n, double *x, double *y, const int *restrict p", loops)
    with pytest.raises(Unsupported):
        overlap_check(scop)
    with pytest.raises(ValidationFailure):
        check_overlap(scop, APART.format("(long)n", "(long)n"))


SCALAR = "double s = 0;\n    {}\n#pragma scop\n    for (int i = 0; i < n; i++) s += p[i];\n#pragma endscop\n    *y = s;"


def scalar_scop(before: str) -> Scop:
    text = f"void f(int n, double *x, double *y)\n{{\n    {SCALAR.format(before)}\n}}\n"
    source = SourceFile.from_text(text, "k.c")
    return extract(parse_region(source, find_regions(source)[0], Options()))


def test_a_number_whose_address_is_never_taken_needs_no_check() -> None:
    scop = scalar_scop("const double *p = n > 3 ? x : y;")
    assert overlap_check(scop) == ""
    check_overlap(scop, "")


def test_a_number_whose_address_is_taken_needs_one() -> None:
    scop = scalar_scop("const double *p = n > 3 ? x : &s;")
    check = overlap_check(scop)
    assert "&s" in check
    check_overlap(scop, check)
    for wrong in ("", check.replace("(&s + 1)", "&s")):
        with pytest.raises(ValidationFailure):
            check_overlap(scop, wrong)
