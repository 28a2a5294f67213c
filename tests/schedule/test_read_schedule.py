"""Schedules as text: what is written is read back, what a person changes is done or refused with the reason."""

from __future__ import annotations

import pytest
from polyxform.options import Options
from polyxform.pipeline import compile_source
from polyxform.schedule.choice.written import written
from polyxform.syntax.source import SourceFile

from tests.schedule.regions import FIELDS, JACOBI_2D, TWO, WAVES, function
from tests.schedule.test_tile_steps import ARGUMENTS, ORTHOGONALIZE

PRODUCT = """
    for (int i = 0; i < 40; i++)
        for (int j = 0; j < 50; j++)
            for (int k = 0; k < 60; k++) C[i][j] += A[i][k] * B[k][j];"""
MATRICES = "const double A[restrict 40][60], const double B[restrict 60][50], double C[restrict 40][50]"
RECURRENCE = "for (int i = 1; i < n; i++) for (int j = 0; j < n; j++) A[i][j] = A[i - 1][j + 1] + 1.0;"
ROWS = "int n, double A[restrict n][n + 1]"


def compiled(loops: str, arguments: str, schedule: str = ""):
    options = Options(target="x86-64-v4", schedule=schedule)
    return compile_source(SourceFile.from_text(function(loops, arguments), "k.c"), options)


def text_of(compilation) -> str:
    version = compilation.regions[0].versions[0]
    return written(version.candidate, version.scop)


def complaint(loops: str, arguments: str, body: str) -> str:
    found = compiled(loops, arguments, f"schedule f_0\n{body}").regions[0]
    assert not found.transformed
    (told,) = found.diagnostics
    assert told.code == "PX307"
    return told.message


@pytest.mark.parametrize(
    ("loops", "arguments"),
    [(ORTHOGONALIZE, ARGUMENTS), (JACOBI_2D, TWO), (WAVES, FIELDS), (PRODUCT, MATRICES), (RECURRENCE, ROWS)],
    ids=["blocks", "diamonds", "three statements", "kernels", "loops"],
)
def test_what_is_written_is_read_back(loops, arguments):
    own = compiled(loops, arguments)
    again = compiled(loops, arguments, text_of(own))
    assert text_of(again) == text_of(own)
    lines = [line for line in again.text.splitlines() if "as the schedule says" not in line]
    assert len(lines) == len(own.text.splitlines()) - 1


def test_a_person_may_tile_and_interchange():
    schedule = """
schedule f_0
do S0
  for j_tile = floor(j/16)   # columns first
    for k = k
      for i = i parallel
        for j = j vector
"""
    region = compiled(PRODUCT, MATRICES, schedule).regions[0]
    assert region.transformed
    assert "j_tile" in region.text and "px_kernel" not in region.text
    assert "#pragma omp simd" in region.text


def test_an_illegal_order_is_refused_with_the_dependence():
    told = complaint(RECURRENCE, ROWS, "do S0\n  for j = j\n    for i = i\n")
    assert "the order breaks a dependence: S0 reads A[i - 1][j + 1] after S0 writes A[i][j] at distance (1,-1)" in told


def test_dependent_iterations_at_once_are_refused_with_the_dependence():
    told = complaint(RECURRENCE, ROWS, "do S0\n  for i = i parallel\n    for j = j\n")
    assert "line 3 of the schedule, 'for i = i parallel': the loop cannot run in parallel: S0 reads A[i - 1]" in told


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("do { S0[i, j] : i > 3 }\n  for i = i\n    for j = j\n", "instances of S0 are left out"),
        ("do S7\n", "there is no statement 'S7'"),
        ("do S0\n  for i = i +\n", "cannot be read"),
        ("do S0\n  for i\n", "no loop"),
        ("loop S0\n", "neither 'do' nor 'kernels'"),
        ("do S0\n  for i = i\n  for j = j\n", "needs 'do' lines around both"),
        ("do S0\n  do S0\n  do S0\n", "instances that an earlier part holds"),
        ("do S0\ndo S0\n", "instances that an earlier part holds"),
        ("kernels S0\n", "kernels do not compute these statements in this way"),
        ("do S0\n  for i = i\n    for j = j private A\n", "no copy of 'A' can be made here"),
    ],
)
def test_what_makes_no_sense_is_refused(body, reason):
    assert reason in complaint(RECURRENCE, ROWS, body)


def test_a_schedule_for_no_region_is_told():
    compilation = compiled(PRODUCT, MATRICES, "schedule g_0\ndo S0\n")
    assert [notice.code for notice in compilation.notices] == ["PX308"]
    assert compilation.regions[0].transformed
