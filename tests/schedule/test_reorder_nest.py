"""The deepest statement of a nest runs along memory where that is legal, and the nest is left alone elsewhere."""

from __future__ import annotations

import pytest
from polyxform.dependences import analyze, is_legal
from polyxform.schedule.model import Candidate
from polyxform.schedule.orders.interchange import interchanged
from polyxform.schedule.orders.reorder_nest import reordered
from polyxform.scop.model import Scop

from tests.schedule.regions import scop_of

ARGUMENTS = "int n, int s[restrict n][n], double d[restrict n][n]"
FOLDING = """
    for (int i = n - 2; i >= 0; i--)
        for (int j = i + 1; j < n; j++) {
            s[i][j] = s[i][j] > s[i + 1][j] ? s[i][j] : s[i + 1][j];
            for (int k = i + 1; k < j; k++)
                s[i][j] = s[i][j] > s[i][k] + s[k + 1][j] ? s[i][j] : s[i][k] + s[k + 1][j];
        }"""
SUMS = FOLDING.replace("s[i][j] > s[i + 1][j] ? s[i][j] : s[i + 1][j]", "s[i][j] + s[i + 1][j]")
REALS = FOLDING.replace("s[", "d[")
ALONG = "for (int i = 0; i < n; i++) { s[i][0] = 1; for (int j = 1; j < n; j++) s[i][j] = s[i][j - 1]; }"
TWO_DEEPEST = """
    for (int i = 0; i < n; i++)
        for (int j = 1; j < n; j++) { s[j][i] = s[j - 1][i]; s[j - 1][i] = s[j][i]; }"""


def found(scop: Scop) -> Candidate | None:
    return reordered(scop.statements, scop, analyze(scop))


@pytest.mark.parametrize("sizes", [{}, {"n": 300}], ids=["parameters", "numbers"])
def test_maxima_are_pushed(sizes):
    scop = scop_of(FOLDING, ARGUMENTS, sizes)
    candidate = found(scop)
    assert candidate is not None
    assert candidate.recipe == ("reorder to i, k, j",)
    dependences = analyze(scop)
    assert is_legal(candidate.schedule, dependences.order)
    assert not is_legal(candidate.schedule, dependences.validity)


@pytest.mark.parametrize("loops", [SUMS, REALS, ALONG, TWO_DEEPEST], ids=["sum", "reals", "along", "two deepest"])
def test_left_alone(loops):
    assert found(scop_of(loops, ARGUMENTS)) is None


@pytest.mark.parametrize(
    ("read", "expected"),
    [("x[near(i + k)]", None), ("x[near(i + k)] * d[k][i]", "interchange to k, i")],
    ids=["gathers either way", "another read runs along rows"],
)
def test_sums_in_registers_are_not_given_up_for_gathering(read, expected):
    near = read.replace("near(i + k)", "i + k < n ? i + k : n - 1")
    scop = scop_of(
        f"for (int i = 0; i < n; i++) for (int k = 0; k < 9; k++) y[i] += {near};",
        "int n, double y[restrict n], const double x[restrict n], const double d[restrict 9][n]",
    )
    (statement,) = scop.statements
    candidate = interchanged(statement, analyze(scop)) or found(scop)
    assert (candidate and candidate.recipe[0]) == expected
