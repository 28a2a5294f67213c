"""Loops over tiles and the code of one tile are generated apart; threads are started once around the waves."""

from __future__ import annotations

import pytest
from polyxform import machine
from polyxform.codegen.emit import emit
from polyxform.codegen.kernels import KernelLibrary
from polyxform.codegen.model import Emitted
from polyxform.dependences import analyze
from polyxform.options import Options
from polyxform.schedule.choice.candidates import finished
from polyxform.schedule.model import Candidate
from polyxform.schedule.source_order import in_source_order
from polyxform.schedule.time_tiling.time_tile import time_tiled
from polyxform.scop.model import Scop

from tests.schedule.regions import FIELDS, JACOBI_2D, ONE, SEIDEL_2D, TWO, WAVES, scop_of

TARGET = machine.NAMED["x86-64-v4"]
SWEEP = "for (int t = 0; t < steps; t++) for (int i = 0; i < n; i++) A[i] = 0.5 * A[i] + B[i];"


def text_of(candidate: Candidate, scop: Scop, options: Options) -> Emitted:
    done = finished(candidate, scop, analyze(scop), options, TARGET)
    return emit(scop, done, KernelLibrary(scop.identifiers), TARGET, options.parallel)


def emitted(loops: str, arguments: str, options: Options | None = None, **sizes: int) -> Emitted:
    scop = scop_of(loops, arguments, sizes)
    options = options or Options(tile_sizes=(32,))
    candidate = time_tiled(scop.statements, scop, analyze(scop), options, TARGET)
    assert candidate is not None
    return text_of(candidate, scop, options)


@pytest.mark.parametrize(
    ("loops", "arguments", "statements"), [(JACOBI_2D, TWO, 2), (WAVES, FIELDS, 3), (SEIDEL_2D, TWO, 2)]
)
@pytest.mark.parametrize("sizes", [{}, {"steps": 500, "n": 2000}], ids=["parameters", "numbers"])
def test_no_statement_is_printed_more_often_than_its_loops_ask_for(loops, arguments, statements, sizes):
    found = emitted(loops, arguments, **sizes)
    assert len(found.instances) == statements
    # A sweep of known sizes has loops that copy its array as well.
    assert found.body.count("\n") < (60 if found.skewed else 45)


def test_threads_are_started_once_and_share_each_wave():
    lines = [line.strip() for line in emitted(JACOBI_2D, TWO, steps=500, n=2000).body.splitlines()]
    start, share = lines.index("#pragma omp parallel"), lines.index("#pragma omp for schedule(static)")
    assert lines[start + 1].startswith("for (int wave = ")
    assert share == start + 2 and lines[share + 1].startswith("for (int i_tile = ")
    assert sum("parallel" in line for line in lines) == 1


def test_no_bound_of_an_innermost_loop_is_a_choice():
    lines = [line.strip() for line in emitted(JACOBI_2D, TWO).body.splitlines()]
    innermost = [line for line, above in zip(lines[1:], lines, strict=False) if above == "#pragma omp simd"]
    assert len(innermost) == 2
    assert all("px_m" not in line for line in innermost)


def test_without_openmp_vector_loops_are_still_marked():
    body = emitted(JACOBI_2D, TWO, Options(tile_sizes=(32,), parallel=False)).body
    assert "omp" not in body
    assert body.count("#pragma GCC ivdep\n") == 2


def test_every_instance_tells_where_it_runs():
    for loops, arguments in ((JACOBI_2D, TWO), (WAVES, FIELDS), (SEIDEL_2D, TWO)):
        assert all(instance.position is not None for instance in emitted(loops, arguments).instances)


def test_chains_are_unrolled():
    body = emitted(SEIDEL_2D, TWO).body
    assert body.count("#pragma GCC unroll 10\n") == 1


@pytest.mark.parametrize(
    ("sizes", "pragma"),
    [
        ({}, "#pragma omp parallel if((long)n >= 10000)"),
        ({"n": 20000}, "#pragma omp parallel"),
        ({"n": 2000}, ""),
    ],
    ids=["unknown", "long", "short"],
)
def test_threads_are_not_started_for_short_loops(sizes, pragma):
    scop = scop_of(SWEEP, ONE, sizes)
    body = text_of(in_source_order(scop, scop.statements), scop, Options()).body
    found = [line.strip() for line in body.splitlines() if "parallel" in line]
    assert found == ([pragma] if pragma else [])
