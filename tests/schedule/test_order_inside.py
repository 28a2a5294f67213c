"""Statements inside shared loops in better loops of their own, and the last iteration apart."""

from __future__ import annotations

import pytest
from polyxform.dependences.analysis import analyze
from polyxform.dependences.legality import is_legal
from polyxform.schedule.lanes.split_last import last_split
from polyxform.schedule.model import LoopMark
from polyxform.schedule.orders.order_inside import ordered_inside
from polyxform.schedule.source_order import in_source_order
from polyxform.schedule.threads.parallelize import parallelize

from tests.schedule.regions import scop_of

ARGUMENTS = (
    "int n, double A[restrict n][40], const double B[restrict 40][40], double row[restrict 40], double x[restrict n]"
)
ROWS = """
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < 40; j++) {
            row[j] = 0.0;
            for (int k = 0; k < 40; k++) row[j] += A[i][k] * B[k][j];
        }
        for (int j = 0; j < 40; j++) A[i][j] = row[j];
    }"""
PLANES = "int n, double A[restrict n][n][n], const double B[restrict n][n], double row[restrict n]"
ROWS_OF_PLANES = """
    for (int h = 0; h < n; h++)
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                row[j] = 0.0;
                for (int k = 0; k < n; k++) row[j] += A[h][i][k] * B[k][j];
            }
            for (int j = 0; j < n; j++) A[h][i][j] = row[j];
        }"""
PARTLY_WRITTEN = """
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < 40 - i; j++) row[j] = A[i][j];
        for (int j = 0; j < 40 - i; j++) A[i][j] = 2.0 * row[39 - i - j];
    }"""
HANDED_ON = """
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < 40; j++) row[j] = A[i][j];
        for (int j = 1; j < 40; j++) A[i][j] = x[0] + row[39 - j];
        for (int j = 0; j < 1; j++) x[0] = row[j];
    }"""
INDEPENDENT = "for (int i = 0; i < n; i++) for (int j = 0; j < 40; j++) A[i][j] = 2.0 * A[i][j];"


def split(loops: str, sizes: dict[str, int] | None = None):
    scop = scop_of(loops, ARGUMENTS, sizes)
    dependences = analyze(scop)
    before = in_source_order(scop, scop.statements)
    return before, last_split(before, scop, dependences), dependences


def test_sums_run_along_rows():
    scop = scop_of(ROWS, ARGUMENTS)
    dependences = analyze(scop)
    candidate = ordered_inside(scop.statements, scop, dependences)
    assert candidate is not None
    assert candidate.recipe == ("run j innermost",)
    assert is_legal(candidate.schedule, dependences.order)


def test_the_last_iteration_stands_apart():
    before, after, dependences = split(ROWS)
    assert len(after.marks) == 2 * len(before.marks)
    assert [one.array for mark in after.marks.values() for one in getattr(mark, "private", ())] == ["row"]
    assert is_legal(after.schedule, dependences.order)


@pytest.mark.parametrize(
    "loops", [PARTLY_WRITTEN, HANDED_ON, INDEPENDENT], ids=["not all rewritten", "serial anyway", "parallel anyway"]
)
def test_other_loops_stay_whole(loops):
    before, after, _ = split(loops)
    assert after is before


def test_few_iterations_stay_together():
    before, after, _ = split(ROWS, {"n": 4})
    assert after is before


def test_threads_do_not_share_an_innermost_loop_deep_inside_serial_ones():
    scop = scop_of(ROWS_OF_PLANES, PLANES)
    dependences = analyze(scop)
    candidate = ordered_inside(scop.statements, scop, dependences)
    assert candidate is not None
    marks = parallelize(candidate, scop, dependences, 2).marks.values()
    assert {mark.depth for mark in marks if isinstance(mark, LoopMark) and mark.parallel} == {2}
