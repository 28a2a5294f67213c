"""Stencils are tiled in time; what is no stencil, or would not gain, is left to others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from polyxform import machine
from polyxform.dependences import analyze, is_legal
from polyxform.options import Options
from polyxform.schedule.model import Candidate, LoopMark, skewings
from polyxform.schedule.threads.parallelize import parallelize
from polyxform.schedule.time_tiling.skew import time_nests
from polyxform.schedule.time_tiling.time_tile import time_bands, time_tiled
from polyxform.scop.model import Scop

from tests.schedule.regions import FIELDS, JACOBI_1D, JACOBI_2D, ONE, SEIDEL_2D, TWO, WAVES, scop_of

TARGET = machine.NAMED["x86-64-v4"]
LARGE_1D = {"steps": 500, "n": 4_000_000}
LARGE = {"steps": 500, "n": 2000}

BATCH = "for (int t = 0; t < steps; t++) for (int i = 1; i < n; i++) A[t][i] = A[t][i - 1] + B[t][i];"
TABLE = """
    for (int t = 1; t < n; t++)
        for (int i = 1; i < n; i++) A[t][i] = A[t][i - 1] > A[t - 1][i] ? A[t][i - 1] : A[t - 1][i] + B[t][i];"""
SWEEPS = "for (int t = 0; t < steps; t++) for (int i = 1; i < n - 1; i++) A[i] = A[i - 1] * 0.5 + A[i + 1];"
REVERSED = "for (int t = 0; t < steps; t++) for (int i = 0; i < n; i++) A[i] = A[n - 1 - i] + 1.0;"


def tiled(scop: Scop, options: Options | None = None) -> Candidate | None:
    return time_tiled(scop.statements, scop, analyze(scop), options or Options(), TARGET)


@pytest.mark.parametrize(
    ("loops", "arguments", "words"),
    [
        (JACOBI_1D, ONE, ("diamond tiles", "source order")),
        (JACOBI_2D, TWO, ("diamond tiles", "fused row by row")),
        (WAVES, FIELDS, ("diamond tiles", "fused row by row")),
        (SEIDEL_2D, TWO, ("skewed tiles of 3", "rows at once")),
    ],
    ids=["jacobi 1d", "jacobi 2d", "two fields", "seidel"],
)
@pytest.mark.parametrize("known", [True, False], ids=["numbers", "parameters"])
def test_stencils(loops, arguments, words, known):
    sizes = LARGE_1D if arguments is ONE else LARGE
    scop = scop_of(loops, arguments, sizes if known else {})
    candidate = tiled(scop)
    assert candidate is not None
    assert all(word in text for word, text in zip(words, candidate.recipe, strict=True))
    dependences = analyze(scop)
    assert is_legal(candidate.schedule, dependences.validity)
    shared = [
        mark.name
        for mark in parallelize(candidate, scop, dependences, 2).marks.values()
        if isinstance(mark, LoopMark) and mark.parallel
    ]
    assert shared in (["i_tile"], ["i_tile", "j_tile"])


@pytest.mark.parametrize(("sizes", "rows"), [(LARGE, 32), ({}, 10)], ids=["numbers", "parameters"])
def test_rows_at_once_run_in_lanes_where_copies_pay(sizes, rows):
    scop = scop_of(SEIDEL_2D, TWO, sizes)
    candidate = tiled(scop)
    assert candidate is not None and candidate.recipe[1].startswith(f"{rows} rows at once")
    assert [one.array for one in skewings(candidate)] == (["A"] if rows == 32 else [])


@pytest.mark.parametrize(
    ("loops", "arguments", "sizes"),
    [
        (BATCH, TWO, {}),
        (REVERSED, ONE, {}),
        (JACOBI_1D, ONE, {"steps": 500, "n": 2000}),
        (TABLE, TWO, {}),
        (TABLE, TWO, {"n": 40_000}),
        ("for (int i = 1; i < n; i++) A[i] = A[i - 1];", ONE, {}),
    ],
    ids=[
        "the outermost loop is parallel",
        "distances grow with n",
        "small and in cache",
        "nothing comes back",
        "nothing of a large table comes back",
        "no loop inside",
    ],
)
def test_others_are_left_alone(loops, arguments, sizes):
    assert tiled(scop_of(loops, arguments, sizes)) is None


def test_sweeps_over_one_row_come_back_to_it():
    assert tiled(scop_of(SWEEPS, ONE, LARGE_1D)) is not None


def test_tiling_can_be_switched_off():
    scop = scop_of(JACOBI_2D, TWO, LARGE)
    assert tiled(scop, Options(tile=False)) is None


def test_sizes_that_are_asked_for():
    scop = scop_of(JACOBI_2D, TWO, LARGE, "#pragma polyxform tile(40)\n")
    candidate = tiled(scop)
    assert candidate is not None and "diamond tiles of 40" in candidate.recipe[0]
    candidate = tiled(scop, Options(tile_sizes=(20,), explicit=("tile_sizes",)))
    assert candidate is not None and "diamond tiles of 20" in candidate.recipe[0]
    candidate = tiled(scop_of(TABLE, TWO, {}, "#pragma polyxform tile(64)\n"))
    assert candidate is not None and "skewed tiles of 64" in candidate.recipe[0]


def test_chains_of_a_recurrence_are_independent():
    scop = scop_of(SEIDEL_2D, TWO)
    candidate = tiled(scop)
    assert candidate is not None
    unrolled = [mark for mark in candidate.marks.values() if isinstance(mark, LoopMark) and mark.unroll]
    assert [(mark.name, mark.unroll) for mark in unrolled] == [("i", 10)]


def test_more_cores_do_not_change_what_is_legal():
    scop = scop_of(JACOBI_2D, TWO, {"steps": 7, "n": 19})
    dependences = analyze(scop)
    options = Options(tile_sizes=(5,))
    candidate = time_tiled(scop.statements, scop, dependences, options, replace(TARGET, cores=64))
    assert candidate is not None and is_legal(candidate.schedule, dependences.validity)


def test_tiles_of_the_last_axis_move_by_whole_vectors():
    scop = scop_of(JACOBI_2D, TWO, LARGE)
    (nest, *_) = time_nests(scop.statements, analyze(scop).validity)
    row = next(time_bands(nest, 8)).inner[-1]
    assert row.weights == (16, 0, 1) and set(row.shifts.values()) == {0, 8}
    candidate = tiled(scop, Options(tile_sizes=(32, 128), explicit=("tile_sizes",)))
    assert candidate is not None and "128 along j" in candidate.recipe[0]
    assert is_legal(candidate.schedule, analyze(scop).validity)


def test_rows_of_a_single_statement_stay_whole_where_a_step_needs_only_the_one_before():
    loops = """
        for (int t = 0; t < steps; t++)
            for (int i = 1; i < n - 1; i++)
                for (int j = 1; j < n - 1; j++)
                    U[(t + 1) % 2][i][j] = U[t % 2][i][j] + U[t % 2][i - 1][j] + U[t % 2][i][j + 1];"""
    candidate = tiled(scop_of(loops, "int steps, int n, double U[restrict 2][n][n]", LARGE))
    assert candidate is not None and candidate.recipe[1] == "row by row"
