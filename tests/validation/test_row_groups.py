"""Iterations that run part by part: what the program makes passes and computes right, and each fault is caught."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from polyxform import machine
from polyxform.codegen.emit import emit
from polyxform.codegen.grouped import RowGroups
from polyxform.codegen.kernels import KernelLibrary
from polyxform.codegen.model import Emitted
from polyxform.dependences.analysis import analyze
from polyxform.options import Options
from polyxform.pipeline import optimize
from polyxform.schedule.choice.candidates import candidates
from polyxform.scop.extract import extract
from polyxform.scop.model import Scop
from polyxform.syntax.parse import parse_region
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tree import RegionTree
from polyxform.validation.failure import ValidationFailure
from polyxform.validation.validate import validate

SOURCE = """
void f(int n, int m, const float a[restrict n][m], float b[restrict n][m])
{
#pragma polyxform reassociate
#pragma polyxform live_out(b)
#pragma scop
    for (int i = 0; i < n; i++) {
        float sum = 0.0f;
        for (int j = 0; j < m; j++)
            sum += a[i][j];
        for (int j = 0; j < m; j++)
            b[i][j] = a[i][j] - sum;
    }
#pragma endscop
}
"""
IN_ORDER = SOURCE.replace("- sum", "- sum * b[i - 1][j]").replace("int i = 0", "int i = 1")


@cache
def made(rows: int = 200, columns: int = 96, source: str = SOURCE) -> tuple[Scop, RegionTree, Emitted]:
    """A region with the code that the program makes of it."""
    file = SourceFile.from_text(source, "k.c")
    tree = parse_region(file, find_regions(file)[0], Options())
    scop = extract(tree, {"n": rows, "m": columns})
    target = machine.NAMED["x86-64-v4"]
    best = candidates(scop, analyze(scop), Options(), target)[0]
    return scop, tree, emit(scop, best, KernelLibrary(frozenset()), target, True)


def check(emitted: Emitted, rows: int = 200) -> None:
    """Validate code for the region."""
    scop, tree, _ = made(rows)
    validate(scop, tree, emitted, analyze(scop), True)


def changed(loop: RowGroups) -> Emitted:
    """The region's code with another loop in groups."""
    _, _, emitted = made()
    return replace(emitted, pieces=tuple(loop if isinstance(one, RowGroups) else one for one in emitted.pieces))


def only_loop() -> RowGroups:
    (found,) = made()[2].row_groups
    return found


@pytest.mark.parametrize(("rows", "last"), [(200, "i <= i_group + 3;"), (203, "i <= px_min(i_group + 3, 202);")])
def test_what_the_program_makes_is_proven_right(rows, last):
    emitted = made(rows)[2]
    check(emitted, rows)
    assert last in emitted.body
    assert "px_min" not in emitted.functions or last.startswith("i <= px_min")
    assert "i_group" not in emitted.meaning


@pytest.mark.parametrize(
    ("source", "rows", "columns"),
    [(SOURCE, 3, 96), (SOURCE, 20000, 96), (IN_ORDER, 200, 96)],
    ids=["fewer rows than a group", "rows from behind the second cache", "rows that depend on each other"],
)
def test_other_rows_are_left_alone(source, rows, columns):
    assert not made(rows, columns, source)[2].row_groups


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("i_group = 0", "i_group = 4"),
        ("i_group < 200", "i_group < 196"),
        ("i_group < 200", "i_group < 204"),
        ("i_group += 4", "i_group += 3"),
        ("long i_group", "char i_group"),
        ("sum_rows[4]", "sum_rows[3]"),
        ("float sum_rows", "double sum_rows"),
        ("int i = i_group", "int i = i_group + 1"),
        ("i <= i_group + 3", "i <= i_group + 2"),
        ("i <= i_group + 3", "i <= i_group + 4"),
        ("sum_rows[i - i_group] = sum;", ""),
        ("sum_rows[i - i_group] = sum;", "sum_rows[0] = sum;"),
        ("float sum = sum_rows[i - i_group];", "float sum = sum_rows[0];"),
        ("float sum = sum_rows[i - i_group];", "float sum;"),
        ("float sum;\n", "\n"),
        ("sum += a[i][j];", "sum += a[i][j]; sum += a[i][j];"),
        ("sum += a[i][j];", "sum += a[i][0];"),
        ("- sum", "+ sum"),
        ("#pragma omp parallel for", "#pragma omp simd"),
    ],
)
def test_a_changed_text_is_caught(old, new):
    loop = only_loop()
    assert old in loop.text
    with pytest.raises(ValidationFailure):
        check(changed(replace(loop, text=loop.text.replace(old, new, 1))))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("#pragma omp parallel for schedule(static)\n", ""),
        ("i < 200", "i < 199"),
        ("sum += a[i][j];", "sum -= a[i][j];"),
        ("float sum;", "double sum;"),
    ],
)
def test_a_changed_meaning_is_caught(old, new):
    loop = only_loop()
    assert old in loop.nest
    with pytest.raises(ValidationFailure):
        check(changed(replace(loop, nest=loop.nest.replace(old, new, 1))))


def cut(loop: RowGroups, behind: str) -> RowGroups:
    """The loop with its parts cut anew behind the first place of a text, and the text that runs them so."""
    first, found, rest = "".join(loop.parts).partition(behind)
    head = "for (int i = i_group; i <= i_group + 3; i++) {"
    begin, _, _ = loop.text.partition(head)
    parts = (
        f"float sum;\n{first}{found}\nsum_rows[i - i_group] = sum; }}",
        f"float sum = sum_rows[i - i_group];\n{rest} }}",
    )
    return replace(
        loop, parts=(first + found, rest), text=begin + "".join(f"{head} {part}\n" for part in parts) + "}\n"
    )


def test_parts_may_be_cut_anew_between_statements():
    check(changed(cut(only_loop(), "sum = 0.0f;\n")))


@pytest.mark.parametrize("behind", ["omp simd reduction(+ : sum)\n", "int j = 0;", "a[i][j];\n", "j < 96; j++) {\n"])
def test_parts_end_between_statements(behind):
    loop = cut(only_loop(), behind)
    assert all(loop.parts)
    with pytest.raises(ValidationFailure):
        check(changed(loop))


@pytest.mark.parametrize("name", ["a", "i", "sum", "n"])
def test_names_are_not_taken(name):
    loop = only_loop()
    text = loop.text.replace("i_group", name)
    with pytest.raises(ValidationFailure):
        check(changed(replace(loop, group=name, text=text)))


HEADS = """
#include <math.h>
void f(int n, int m, const float a[restrict n][m], const float b[restrict n][m], float s[restrict n][n],
       float c[restrict n][m])
{
#pragma polyxform size(n = 512, m = 64)
#pragma polyxform reassociate
#pragma polyxform live_out(c)
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) {
            s[i][j] = 0;
            for (int k = 0; k < m; k++)
                s[i][j] += a[i][k] * b[j][k];
        }
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            s[i][j] = FUNCTION(s[i][j]);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < m; k++) {
            c[i][k] = 0;
            for (int j = 0; j < n; j++)
                c[i][k] += s[i][j] * b[j][k];
        }
#pragma endscop
}
"""


@pytest.mark.parametrize(("function", "apart"), [("expf", True), ("fabsf", False)])
def test_kernels_beside_approximations_are_not_inlined(function, apart):
    """Constants of vector loops would take their registers."""
    text = optimize(HEADS.replace("FUNCTION", function), Options(target="x86-64-v4")).text
    functions = text.split("\nstatic ")
    heads = [one.splitlines()[0] for one in functions if "const long count0 = 64;" in one]
    assert heads
    assert all(("noinline" in head) == apart for head in heads)
