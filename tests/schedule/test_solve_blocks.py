"""Solvers run in blocks of rows, with kernels for what rows in front of a block add; others are left alone."""

from __future__ import annotations

import pytest
from polyxform import machine
from polyxform.dependences import analyze, is_legal
from polyxform.schedule.contractions.solve_blocks import solved_in_blocks
from polyxform.schedule.model import KernelMark
from polyxform.schedule.threads.parallelize import parallelize

from tests.schedule.regions import scop_of

ARGUMENTS = "int n, const double L[restrict n][n], double x[restrict n], double A[restrict n][n]"
SUM = "x[i] -= L[i][j] * x[j];"
FORWARD = "for (int i = 0; i < n; i++) { for (int j = 0; j < i; j++) %s x[i] = x[i] / L[i][i]; }"
BACKWARD = "for (int i = n - 1; i >= 0; i--) { for (int j = i + 1; j < n; j++) %s x[i] = x[i] / L[i][i]; }"
TARGETS = machine.targets("x86-64-v4")


def solved(loops, sizes, consent=False):
    """The region, its dependences and the candidate."""
    pragma = "#pragma polyxform reassociate\n" if consent else ""
    scop = scop_of(loops, ARGUMENTS, sizes, pragma)
    dependences = analyze(scop)
    return scop, dependences, solved_in_blocks(scop.statements, scop, dependences, TARGETS[-1])


@pytest.mark.parametrize("sizes", [{}, {"n": 1000}, {"n": 1003}], ids=["parameters", "blocks", "a rest"])
@pytest.mark.parametrize("consent", [False, True], ids=["in order", "in any order"])
def test_forward_substitution(sizes, consent):
    scop, dependences, candidate = solved(FORWARD % SUM, sizes, consent)
    assert candidate is not None
    assert is_legal(candidate.schedule, dependences.validity)
    (kernel,) = [mark for mark in candidate.marks.values() if isinstance(mark, KernelMark)]
    assert (kernel.contraction.along > 0) == consent
    shared = parallelize(candidate, scop, dependences, 2).marks.values()
    assert [mark.name for mark in shared if getattr(mark, "parallel", False)] == ["i_tile"]


@pytest.mark.parametrize(
    ("loops", "sizes"),
    [
        (BACKWARD % SUM, {}),
        (FORWARD % SUM, {"n": 100}),
        (FORWARD % "x[i] -= L[j][i] * x[j];", {}),
        (FORWARD % "x[i] -= L[i][j] * x[j] * x[j];", {}),
        ("for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) x[i] -= A[i][j] * L[0][j];", {}),
    ],
    ids=["backward", "few rows", "columns of the matrix", "three factors", "parallel"],
)
def test_left_alone(loops, sizes):
    _, _, candidate = solved(loops, sizes)
    assert candidate is None
