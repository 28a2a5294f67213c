"""Loops are split where iterators meet, if both sides are independent then, and left whole otherwise."""

from __future__ import annotations

import pytest
from polyxform.dependences import analyze, is_legal
from polyxform.schedule.model import Candidate, LoopMark
from polyxform.schedule.orders.split_index_sets import split_where_iterators_meet
from polyxform.schedule.threads.parallelize import parallelize
from polyxform.scop.model import Scop

from tests.schedule.regions import TWO, scop_of

PATHS = """
    for (int k = 0; k < n; k++)
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) A[i][j] = A[i][k] + A[k][j] < A[i][j] ? A[i][k] + A[k][j] : A[i][j];"""
PIVOT = "for (int k = 0; k < n; k++) for (int i = 0; i < n; i++) A[0][i] = A[0][i] * A[0][k] + B[k][i];"
INDEPENDENT = "for (int k = 0; k < n; k++) for (int i = 0; i < n; i++) A[0][i] = A[0][i] + B[k][i];"
RECURRENCE = "for (int k = 0; k < n; k++) for (int i = 1; i < n; i++) A[0][i] = A[0][i - 1] + B[k][i];"
BACKWARDS = "for (int k = 0; k < n; k++) for (int i = n - 1; i >= 0; i--) A[0][i] = A[0][i] * A[0][k];"


def split(scop: Scop) -> Candidate | None:
    (statement,) = scop.statements
    return split_where_iterators_meet(statement, analyze(scop))


@pytest.mark.parametrize(
    ("loops", "recipe"),
    [
        (PATHS, ("split i where it meets k", "split j where it meets k")),
        (PIVOT, ("split i where it meets k",)),
    ],
    ids=["paths", "pivot"],
)
def test_where_iterators_meet(loops, recipe):
    scop = scop_of(loops, TWO, {"n": 400})
    candidate = split(scop)
    assert candidate is not None
    assert candidate.recipe == recipe
    assert is_legal(candidate.schedule, analyze(scop).validity)


@pytest.mark.parametrize("loops", [INDEPENDENT, RECURRENCE, BACKWARDS], ids=["independent", "recurrence", "backwards"])
def test_left_whole(loops):
    assert split(scop_of(loops, TWO)) is None


def test_both_sides_are_shared_among_threads():
    scop = scop_of(PATHS, TWO, {"n": 400})
    candidate = split(scop)
    assert candidate is not None
    found = parallelize(candidate, scop, analyze(scop), 2)
    shared = [mark.name for mark in found.marks.values() if isinstance(mark, LoopMark) and mark.parallel]
    assert shared == ["i", "i"]
