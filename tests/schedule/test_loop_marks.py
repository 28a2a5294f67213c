"""Which loops run in threads and which in vector lanes, decided on the finished tree."""

from __future__ import annotations

import pytest
from polyxform.dependences import analyze
from polyxform.schedule.lanes.vectorize import vectorize
from polyxform.schedule.model import LoopMark
from polyxform.schedule.source_order import in_source_order
from polyxform.schedule.threads.parallelize import parallelize
from polyxform.scop.model import Scop

from tests.schedule.regions import TWO, scop_of

COPY = "for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) A[i][j] = B[i][j];"
TRANSPOSE = "for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) A[i][j] = B[j][i];"
PREFIX = "for (int i = 0; i < n; i++) for (int j = 1; j < n; j++) A[i][j] += A[i][j - 1];"
TRIANGLE = "for (int i = 0; i < n; i++) for (int j = 0; j < i; j++) A[i][j] = B[i][j];"
TIMED = f"for (int t = 0; t < steps; t++) {COPY.replace('A[i][j]', 'A[i][j] = 2.0 * A[i][j] +').replace('+ =', '+')}"


def marks(scop: Scop) -> dict[str, LoopMark]:
    dependences = analyze(scop)
    candidate = vectorize(in_source_order(scop, scop.statements), scop, dependences, consent=False)
    found = parallelize(candidate, scop, dependences, 2).marks.values()
    return {mark.name: mark for mark in found if isinstance(mark, LoopMark)}


@pytest.mark.parametrize(
    ("loops", "vector"),
    [(COPY, {"j"}), (TRANSPOSE, set()), (PREFIX, set()), (TRIANGLE, {"j"})],
    ids=["copy", "transpose", "prefix sum", "triangle"],
)
def test_vector_loops(loops, vector):
    found = marks(scop_of(loops, TWO))
    assert {name for name, mark in found.items() if mark.simd} == vector


@pytest.mark.parametrize(
    ("loops", "n", "threads"),
    [
        (COPY, 50, set()),
        (COPY, 99, set()),
        (COPY, 100, {"i"}),
        (COPY, 2000, {"i"}),
        (TIMED, 99, set()),
        (TIMED, 100, {"i"}),
    ],
)
def test_known_loops_run_in_threads_when_they_are_long_enough(loops, n, threads):
    found = marks(scop_of(loops, TWO, {"n": n, "steps": 1000}))
    assert {name for name, mark in found.items() if mark.parallel} == threads
    assert not any(mark.extents for mark in found.values())


@pytest.mark.parametrize(
    ("loops", "extents"),
    [(COPY, ["n", "n"]), (TIMED, ["n", "n"]), (TRIANGLE, ["-1 + n", "-1 + n"])],
    ids=["copy", "in a time loop", "triangle"],
)
def test_unknown_loops_carry_their_extents(loops, extents):
    found = marks(scop_of(loops, TWO))["i"]
    assert found.parallel
    assert [str(extent).split("[(")[1].split(")]")[0] for extent in found.extents] == extents
