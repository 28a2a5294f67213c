"""Inner loops have copies of arrays of which only the last iteration of the outer loop is read behind it."""

from __future__ import annotations

import pytest
from polyxform.dependences import analyze, is_legal
from polyxform.schedule.lanes.jam_recurrences import recurrences_jammed
from polyxform.schedule.lanes.scratch_copies import scratch_apart
from polyxform.schedule.lanes.vectorize import vectorize
from polyxform.schedule.model import Candidate, LoopMark, PrivateArray
from polyxform.schedule.source_order import in_source_order

from tests.schedule.regions import scop_of

ARGUMENTS = "int steps, int n, double A[restrict n][n], double B[restrict n][n], double P[restrict n][n]"
SWEEPS = """
    for (int t = 0; t < steps; t++) {
        for (int i = 0; i < n; i++) {
            P[i][0] = 1.0;
            for (int j = 1; j < n; j++) P[i][j] = A[j][i] / (2.0 + P[i][j - 1]);
            for (int j = n - 2; j >= 0; j--) B[j][i] = P[i][j] * B[j + 1][i];
        }
        for (int i = 0; i < n; i++) {
            P[i][0] = 2.0;
            for (int j = 1; j < n; j++) P[i][j] = B[i][j] / (3.0 + P[i][j - 1]);
            for (int j = n - 2; j >= 0; j--) A[i][j] = P[i][j] * A[i][j + 1];
        }
    }"""
PASSED_ON = SWEEPS.replace("2.0 + P[i][j - 1]", "2.0 + P[i][j - 1] + P[n - 1][n - 1]")
SHORTER = SWEEPS.replace("int j = 1; j < n", "int j = 1; j < n - t").replace("j = n - 2", "j = n - 2 - t")
SIZES = {"steps": 20, "n": 200}


def apart(loops: str, sizes: dict[str, int]) -> tuple[Candidate, Candidate]:
    scop = scop_of(loops, ARGUMENTS, sizes)
    dependences = analyze(scop)
    before = recurrences_jammed(in_source_order(scop, scop.statements), scop, dependences)
    after = scratch_apart(before, scop, dependences)
    assert is_legal(after.schedule, dependences.order)
    assert after.schedule.get_domain().is_equal(scop.domain)
    return before, after


def copies(candidate: Candidate) -> list[PrivateArray]:
    return [one for mark in candidate.marks.values() if isinstance(mark, LoopMark) for one in mark.private]


def test_each_nest_has_a_copy_with_what_runs_at_once_side_by_side():
    before, after = apart(SWEEPS, SIZES)
    assert len(after.marks) > len(before.marks)
    found = copies(after)
    assert [one.array for one in found] == ["P", "P"]
    assert [[(part.dimension, part.extent) for part in one.slices] for one in found] == [[(1, 200), (0, 8)]] * 2


def test_recurrences_run_in_lanes_of_copies():
    _, after = apart(SWEEPS, SIZES)
    scop = scop_of(SWEEPS, ARGUMENTS, SIZES)
    found = vectorize(after, scop, analyze(scop))
    lanes = [mark for key, mark in found.marks.items() if isinstance(mark, LoopMark) and mark.simd]
    assert [mark.name for mark in lanes] == ["i"] * 5
    left = [one for one in found.marks.values() if isinstance(one, LoopMark) and one.unroll and not one.simd]
    assert len(left) == 7, "what is written to rows of an array stays, so does the last step"


@pytest.mark.parametrize(
    ("loops", "sizes"),
    [(PASSED_ON, SIZES), (SHORTER, SIZES), (SWEEPS, {}), (SWEEPS, {"steps": 4, "n": 200}), (SWEEPS, {"n": 10})],
    ids=["passed on", "not all rewritten", "unknown sizes", "few steps", "small"],
)
def test_other_arrays_stay(loops, sizes):
    before, after = apart(loops, sizes)
    assert after is before
