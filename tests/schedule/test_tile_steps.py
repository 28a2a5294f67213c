"""Steps of a serial loop in blocks, together with the loop along which they hand values on."""

from __future__ import annotations

import pytest
from polyxform import machine
from polyxform.dependences.analysis import analyze
from polyxform.dependences.legality import is_legal
from polyxform.options import Options
from polyxform.pipeline import compile_source
from polyxform.schedule.time_tiling.tile_steps import steps_tiled
from polyxform.syntax.source import SourceFile

from tests.schedule.regions import function, scop_of

TARGET = machine.named("x86-64-v4")
ARGUMENTS = "int n, double A[restrict n][n], double R[restrict n][n], double Q[restrict n][n], double x[restrict n]"
ORTHOGONALIZE = """
    for (int k = 0; k < n; k++) {
        for (int i = 0; i < n; i++) Q[i][k] = A[i][k] / x[k];
        for (int j = k + 1; j < n; j++) {
            for (int i = 0; i < n; i++) R[k][j] += Q[i][k] * A[i][j];
            for (int i = 0; i < n; i++) A[i][j] -= Q[i][k] * R[k][j];
        }
    }"""
BACKWARD = ORTHOGONALIZE.replace("for (int j = k + 1; j < n; j++)", "for (int j = 0; j < k; j++)")
ROWS_MEET = ORTHOGONALIZE.replace("A[i][j] -= Q[i][k] * R[k][j]", "A[i][j] -= Q[i][k] * R[k][j - 1]")


def tiled(loops: str, sizes: dict[str, int] | None = None):
    scop = scop_of(loops, ARGUMENTS, sizes)
    dependences = analyze(scop)
    groups = [s for s in scop.statements if s.name != "init"]
    return steps_tiled(groups, scop, dependences, TARGET), dependences


def test_blocks_of_steps_and_tiles_behind_them():
    candidate, dependences = tiled(ORTHOGONALIZE)
    assert candidate is not None
    assert candidate.recipe[0].startswith("blocks of 64 steps of k, tiles of 64 x j")
    assert is_legal(candidate.schedule, dependences.order)


@pytest.mark.parametrize("loops", [BACKWARD, ROWS_MEET], ids=["places before the step", "tiles that depend"])
def test_other_directions_are_refused(loops):
    assert tiled(loops)[0] is None


def test_data_that_a_near_cache_holds_stay_as_they_are():
    assert tiled(ORTHOGONALIZE, {"n": 48})[0] is None


def test_tiles_behind_a_block_run_in_parallel_and_are_proven():
    text = function(ORTHOGONALIZE, ARGUMENTS)
    compiled = compile_source(SourceFile.from_text(text, "k.c"), Options(target="x86-64-v4")).regions[0]
    assert compiled.transformed
    lines = [line.strip() for line in compiled.text.splitlines()]
    head = next(position for position, line in enumerate(lines) if "j_tile = " in line)
    assert lines[head - 1].startswith("#pragma omp parallel for")
