"""Recurrences inside parallel loops run side by side; loops that run in vectors, or have no full blocks, stay."""

from __future__ import annotations

import pytest
from polyxform.dependences import analyze, is_legal
from polyxform.schedule.lanes.jam_recurrences import recurrences_jammed
from polyxform.schedule.model import Candidate, LoopMark
from polyxform.schedule.source_order import in_source_order
from polyxform.scop.model import Scop

from tests.schedule.regions import TWO, scop_of

ROWS = """
    for (int t = 0; t < steps; t++)
        for (int i = 1; i < n; i++) {
            A[i][0] = 1.0;
            for (int j = 1; j < n; j++) A[i][j] = B[i][j] / (2.0 + A[i][j - 1]);
            for (int j = n - 2; j >= 0; j--) B[i][j] = A[i][j] * B[i][j + 1];
        }"""
VECTORS = "for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) A[i][j] = B[i][j];"
SERIAL = "for (int i = 1; i < n; i++) for (int j = 1; j < n; j++) A[i][j] = A[i - 1][j] + A[i][j - 1];"
TRIANGLE = """
    for (int k = 0; k < n; k++)
        for (int i = k + 1; i < n; i++)
            for (int j = 0; j < n; j++) B[k][i] += A[i][j] * B[k][k];"""
BOTH = """
    for (int i = 0; i < n; i++) {
        for (int j = 1; j < n; j++) A[i][j] = A[i][j - 1] + 1.0;
        for (int j = 1; j < n; j++) B[i][j] = A[i][j];
    }"""

AHEAD = "for (int i = 0; i < n; i++) for (int j = 0; j < n - 1; j++) A[i][j] = 0.5 * A[i][j] + 0.5 * A[i][j + 1];"


def jammed(scop: Scop) -> Candidate:
    return recurrences_jammed(in_source_order(scop, scop.statements), scop, analyze(scop))


@pytest.mark.parametrize("sizes", [{}, {"n": 100}, {"n": 97}], ids=["parameters", "rest", "no rest"])
def test_rows_run_side_by_side(sizes):
    scop = scop_of(ROWS, TWO, sizes)
    candidate = jammed(scop)
    assert candidate.recipe == ("source order", "8 iterations of i at once")
    assert is_legal(candidate.schedule, analyze(scop).validity)
    assert candidate.schedule.get_domain().is_equal(scop.domain)
    chains = [mark for mark in candidate.marks.values() if isinstance(mark, LoopMark) and mark.unroll]
    assert [mark.name for mark in chains] == ["i"] * 3


@pytest.mark.parametrize(
    "loops", [VECTORS, SERIAL, TRIANGLE, BOTH, AHEAD], ids=["vectors", "serial", "triangle", "both", "ahead"]
)
def test_left_alone(loops):
    assert jammed(scop_of(loops, TWO)).recipe == ("source order",)
