"""Sums of a solver run eight at a time; what is parallel, in vectors or not legal that way is left alone."""

from __future__ import annotations

import pytest
from polyxform.dependences import analyze, is_legal
from polyxform.schedule.lanes.jam_sums import sums_jammed
from polyxform.schedule.model import LoopMark

from tests.schedule.regions import scop_of

ARGUMENTS = "int n, const double L[restrict n][n], double x[restrict n], double A[restrict n][n]"
FORWARD = """
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) x[i] -= L[i][j] * x[j];
        x[i] = x[i] / L[i][i];
    }"""
BACKWARD = """
    for (int i = n - 1; i >= 0; i--) {
        for (int j = i + 1; j < n; j++) x[i] -= L[i][j] * x[j];
        x[i] = x[i] / L[i][i];
    }"""
PARALLEL = "for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) x[i] += L[i][j];"
VECTORS = "for (int i = 1; i < n; i++) for (int j = 0; j < n; j++) A[i][j] = A[i - 1][j];"
CHAIN = "for (int t = 0; t < n; t++) for (int i = 1; i < n; i++) x[i] = x[i - 1] * L[t][i];"
NEIGHBORS = """
    for (int i = 1; i < n; i++)
        for (int j = 1; j < n; j++) A[i][j] = A[i][j - 1] > A[i - 1][j] ? A[i][j - 1] : A[i - 1][j] + x[i];"""
DIAGONAL = "for (int i = 1; i < n; i++) for (int j = 1; j < n; j++) A[i][j] = A[i][j - 1] + A[i - 1][j - 1];"
LONGEST_PATH = """
    for (int i = 0; i < n; i++)
        for (int j = 0; j < i; j++) x[i] = x[i] < x[j] + L[i][j] ? x[j] + L[i][j] : x[i];"""


@pytest.mark.parametrize("sizes", [{}, {"n": 100}], ids=["parameters", "numbers"])
def test_forward_substitution(sizes):
    scop = scop_of(FORWARD, ARGUMENTS, sizes)
    dependences = analyze(scop)
    candidate = sums_jammed(scop.statements, scop, dependences)
    assert candidate is not None
    assert candidate.recipe == ("8 sums over j at once",)
    assert is_legal(candidate.schedule, dependences.validity)
    chains = [mark.name for mark in candidate.marks.values() if isinstance(mark, LoopMark) and mark.unroll]
    assert chains == ["i"]


def test_what_waits_need_not_be_an_addition():
    scop = scop_of(LONGEST_PATH, ARGUMENTS)
    dependences = analyze(scop)
    candidate = sums_jammed(scop.statements, scop, dependences)
    assert candidate is not None
    assert is_legal(candidate.schedule, dependences.validity)


@pytest.mark.parametrize(
    "loops",
    [BACKWARD, PARALLEL, VECTORS, CHAIN, NEIGHBORS, DIAGONAL],
    ids=["backward", "parallel", "vectors", "chain", "neighbors", "diagonal"],
)
def test_left_alone(loops):
    scop = scop_of(loops, ARGUMENTS)
    assert sums_jammed(scop.statements, scop, analyze(scop)) is None
