"""Threads have scalars of their own where no value passes between iterations, and lanes add up sums with consent."""

from __future__ import annotations

import pytest
from polyxform.dependences import analyze
from polyxform.options import Options
from polyxform.schedule.lanes.vectorize import vectorize
from polyxform.schedule.model import LoopMark
from polyxform.schedule.source_order import in_source_order
from polyxform.schedule.threads.parallelize import parallelize
from polyxform.scop.extract import extract
from polyxform.syntax.parse import parse_region
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile

FUNCTION = """void f(int n, double A[restrict n][n], double B[restrict n])
{{
    double last, other;
#pragma scop
{loops}
#pragma endscop
{behind}}}
"""
SMOOTHED = """
    for (int i = 0; i < n; i++) {
        last = 0.0;
        for (int j = 0; j < n; j++) { A[i][j] += last; last = A[i][j]; }
    }
    for (int i = 0; i < n; i++) {
        last = 1.0;
        for (int j = 0; j < n; j++) { A[j][i] += last; last = A[j][i]; }
    }"""
CARRIED = SMOOTHED.replace("        last = 0.0;\n", "")
SUM = """
    for (int k = 0; k < n; k++) {
        last = 0.0;
        for (int j = 0; j < n; j++) last += A[k][j] * B[j];
        B[k] = last;
    }"""


def scop_of(loops: str, behind: str = ""):
    source = SourceFile.from_text(FUNCTION.format(loops=loops, behind=behind), "k.c")
    return extract(parse_region(source, find_regions(source)[0], Options()), {"n": 400})


def owned(scop) -> list[tuple[str, ...]]:
    found = parallelize(in_source_order(scop, scop.statements), scop, analyze(scop), 2)
    return [mark.owned for mark in found.marks.values() if isinstance(mark, LoopMark) and mark.parallel]


def test_each_loop_has_its_own():
    assert owned(scop_of(SMOOTHED)) == [("last",), ("last",)]


def test_not_where_a_value_goes_on():
    assert owned(scop_of(CARRIED)) == [("last",)]


def test_not_where_a_value_is_read_behind():
    assert owned(scop_of(SMOOTHED, "    B[0] = last;\n")) == []


@pytest.mark.parametrize("consent", [True, False])
def test_sums_in_lanes(consent):
    scop = scop_of(SUM)
    found = vectorize(in_source_order(scop, scop.statements), scop, analyze(scop), consent)
    sums = [mark.sums for mark in found.marks.values() if isinstance(mark, LoopMark) and mark.simd]
    assert sums == ([(("+", "last"),)] if consent else [])
