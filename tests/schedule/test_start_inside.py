"""Nests that begin what the next one gathers run inside its loops."""

from __future__ import annotations

import pytest
from polyxform.dependences import analyze
from polyxform.schedule.fusion.start_inside import started_inside
from polyxform.schedule.model import Candidate
from polyxform.schedule.orders.interchange import interchanged
from polyxform.schedule.source_order import in_source_order
from polyxform.scop.model import Scop

from tests.schedule.regions import scop_of

ARGUMENTS = "int n, int m, double A[restrict n][m][n], double B[restrict n][n], double C[restrict n][n]"
ZERO = "for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) B[i][j] = 0.0;"
SUM = "for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) for (int k = 0; k < m; k++) B[i][j] += A[i][k][j];"


def parts(scop: Scop) -> list[Candidate]:
    """Each statement's nest for itself, in the better order."""
    dependences = analyze(scop)
    return [interchanged(one, dependences) or in_source_order(scop, (one,)) for one in scop.statements]


def test_a_sum_begins_with_its_zeros():
    scop = scop_of(f"{ZERO}\n{SUM}", ARGUMENTS)
    (joined,) = started_inside(parts(scop), scop, analyze(scop))
    names = [mark.name for mark in joined.marks.values()]
    assert sorted(names) == ["i", "j", "j", "k"]


@pytest.mark.parametrize(
    "loops",
    [
        f"{SUM}\n{ZERO}",
        f"{ZERO.replace('i < n', 'i < m')}\n{SUM}",
        f"{ZERO.replace('B[i][j] = 0.0', 'B[i][j] = B[i][j] * 2.0')}\n{SUM}",
        f"{ZERO.replace('B[i]', 'C[i]')}\n{SUM}",
        f"{ZERO}\n{SUM.replace('B[i][j]', 'B[j][i]')}",
        f"{ZERO.replace('0.0', 'C[i][j]')}\n{ZERO.replace('B[i][j] = 0.0', 'C[i][j] += B[i][j]')}",
    ],
    ids=["behind", "other range", "reads it", "other array", "other way round", "no further loop"],
)
def test_others_stay_apart(loops):
    scop = scop_of(loops, ARGUMENTS)
    assert len(started_inside(parts(scop), scop, analyze(scop))) == len(scop.statements)
