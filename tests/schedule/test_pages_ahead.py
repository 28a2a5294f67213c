"""Loops touch pages that they need later where they stream from memory, and nowhere else; tiles of stores fit them."""

from __future__ import annotations

import pytest
from polyxform.dependences import analyze
from polyxform.machine import named
from polyxform.options import Options
from polyxform.schedule.choice.candidates import finished
from polyxform.schedule.model import Candidate, LoopMark
from polyxform.schedule.source_order import in_source_order
from polyxform.scop.extract import extract
from polyxform.scop.model import Scop
from polyxform.syntax.parse import parse_region
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile

FUNCTION = """#include <math.h>
void f(int m, int n, float a[restrict m][n], float b[restrict m][n],
       float s[restrict m], float v[restrict n])
{{
#pragma polyxform reassociate
#pragma scop
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++)
            {statement}
#pragma endscop
}}
"""
SCALED = "b[i][j] = 2.0f * a[i][j] + v[j];"
ROW_SUMS = "s[i] += a[i][j];"


def scop_of(statement: str, rows: int, columns: int) -> Scop:
    source = SourceFile.from_text(FUNCTION.format(statement=statement), "k.c")
    return extract(parse_region(source, find_regions(source)[0], Options()), {"m": rows, "n": columns})


def chosen(scop: Scop) -> Candidate:
    machine = named("x86-64-v4")
    return finished(in_source_order(scop, scop.statements), scop, analyze(scop), Options(), machine)


def touched(candidate: Candidate) -> dict[str, list[tuple[str, int]]]:
    """For each loop that touches pages, by the stem of its variable: the arrays and the bytes of an iteration."""
    marks = (mark for mark in candidate.marks.values() if isinstance(mark, LoopMark) and mark.ahead)
    return {mark.name: sorted((page.array, page.extent) for page in mark.ahead) for mark in marks}


def test_tiles_of_results_past_the_caches_touch_all_arrays_once():
    assert touched(chosen(scop_of(SCALED, 8192, 4096))) == {"j_tile": [("a", 256), ("b", 256)]}


def test_each_line_is_touched_where_functions_take_the_time():
    candidate = chosen(scop_of("b[i][j] = erff(a[i][j]);", 8192, 4096))
    marks = (mark for mark in candidate.marks.values() if isinstance(mark, LoopMark))
    assert {page.array: page.lines for mark in marks for page in mark.ahead} == {"a": True, "b": False}


def test_rows_that_are_only_read_are_touched_by_the_loop_around():
    assert touched(chosen(scop_of(ROW_SUMS, 65536, 1024))) == {"i": [("a", 4096)]}


@pytest.mark.parametrize(
    ("statement", "rows", "columns"),
    [
        pytest.param(SCALED, 256, 256, id="fits the caches"),
        pytest.param(ROW_SUMS, 1 << 23, 16, id="too little a row"),
        pytest.param(ROW_SUMS, 512, 1 << 17, id="too much a row"),
        pytest.param("v[j] += a[0][j] + s[i];", 8192, 8192, id="one row again and again"),
    ],
)
def test_nothing_is_touched(statement, rows, columns):
    assert touched(chosen(scop_of(statement, rows, columns))) == {}


def test_sums_beside_stores_keep_large_tiles():
    candidate = chosen(scop_of("{ b[i][j] = 2.0f * a[i][j]; s[i] += a[i][j]; }", 8192, 4096))
    marks = [mark for mark in candidate.marks.values() if isinstance(mark, LoopMark)]
    assert [one.slices[0].extent for mark in marks for one in mark.private] == [256]
