"""Rows of time and space along which no dependence goes back."""

from __future__ import annotations

import pytest
from polyxform.dependences import analyze
from polyxform.schedule.time_tiling.skew import TimeNest, least_row, longest_paths, row_along, time_nests, time_row

from tests.schedule.regions import FIELDS, JACOBI_1D, JACOBI_2D, ONE, SEIDEL_2D, TWO, WAVES, scop_of

GATHER = "for (int t = 0; t < steps; t++) for (int i = 0; i < n; i++) A[i] = A[n - 1 - i] + 1.0;"


def nests(loops: str, arguments: str, **sizes: int) -> list[TimeNest]:
    scop = scop_of(loops, arguments, sizes)
    return list(time_nests(scop.statements, analyze(scop).validity))


@pytest.mark.parametrize(
    ("loops", "arguments", "rising", "falling"),
    [
        (JACOBI_1D, ONE, (2, {"S0": 0, "S1": 1}), (2, {"S0": 0, "S1": 1})),
        (JACOBI_2D, TWO, (2, {"S0": 0, "S1": 1}), (2, {"S0": 0, "S1": 1})),
        (SEIDEL_2D, TWO, (1, {"S0": 0}), None),
        (WAVES, FIELDS, (1, {"S0": 0, "S1": 0, "S2": 1}), (1, {"S0": 0, "S1": 0, "S2": 0})),
        (GATHER, ONE, None, None),
    ],
    ids=["jacobi 1d", "jacobi 2d", "seidel", "two fields", "no bounded distance"],
)
@pytest.mark.parametrize("sizes", [{}, {"steps": 20, "n": 40}], ids=["parameters", "numbers"])
def test_least_rows_along_the_first_axis(loops, arguments, rising, falling, sizes):
    if not sizes or loops is not GATHER:
        nest = nests(loops, arguments, **sizes)[0]
        for direction, expected in ((1, rising), (-1, falling)):
            row = least_row(nest, 0, direction)
            assert (row and (row.weights[0], row.shifts)) == expected


def test_a_statement_without_a_loop_along_an_axis_stays_at_its_start():
    nest = nests(WAVES, FIELDS)[0]
    assert nest.axes == {"S0": (None, 1), "S1": (1, 2), "S2": (1, 2)}


def test_other_placements_are_tried_too_and_have_no_rows():
    other = nests(WAVES, FIELDS)[1]
    assert other.axes["S0"] == (1, None)
    assert least_row(other, 0, 1) is None


def test_time_alone_is_a_row():
    nest = nests(SEIDEL_2D, TWO)[0]
    row = row_along(nest, time_row(nest).weights)
    assert row is not None and row.shifts == {"S0": 0}


def test_a_row_needs_the_axis_before_it():
    nest = nests(SEIDEL_2D, TWO)[0]
    assert row_along(nest, (4, 0, 1)) is None
    assert row_along(nest, (2, 1, 1)) is not None


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ([("a", "b", -2), ("b", "c", -1), ("a", "c", 0)], {"a": 0, "b": 2, "c": 3}),
        ([("a", "b", -1), ("b", "a", 1)], {"a": 0, "b": 1, "c": 0}),
        ([("a", "b", -1), ("b", "a", 0)], None),
        ([("c", "c", -1)], None),
    ],
    ids=["chain", "cycle that closes", "cycle that climbs", "one that climbs on itself"],
)
def test_longest_paths(bounds, expected):
    assert longest_paths(["a", "b", "c"], bounds) == expected
