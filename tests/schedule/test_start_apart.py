"""Sums begin in a nest of their own where their reduction then runs in parts that pay."""

from __future__ import annotations

import pytest
from polyxform.dependences import analyze
from polyxform.dependences.legality import is_legal
from polyxform.machine import named
from polyxform.options import Options
from polyxform.schedule.choice.candidates import candidates

from tests.schedule.regions import scop_of

ARGUMENTS = "float A[32][1024], float B[1024][4][1024], float C[32][4][1024], float bias[4][1024]"
NEST = "for (int i = 0; i < 32; i++) for (int g = 0; g < 4; g++) for (int j = 0; j < 1024; j++) "
LOOPS = NEST + "{ C[i][g][j] = bias[g][j]; for (int k = 0; k < 1024; k++) C[i][g][j] += A[i][k] * B[k][g][j]; }\n"
BEHIND = NEST + "C[i][g][j] *= 2.0f;"


def recipe(loops: str, arguments: str = ARGUMENTS) -> tuple[str, ...]:
    """What is done to loops; it keeps every dependence."""
    scop = scop_of(loops, arguments)
    dependences = analyze(scop)
    found = candidates(scop, dependences, Options(), named("x86-64-v4"))[0]
    assert is_legal(found.schedule, dependences.order)
    return found.recipe


def test_rows_a_page_apart_are_read_in_parts():
    found = recipe(LOOPS)
    assert found[:2] == ("source order", "split k by 256")
    assert not any("begins with" in step for step in found)


@pytest.mark.parametrize(
    ("loops", "arguments"),
    [
        (LOOPS + BEHIND, ARGUMENTS),
        (LOOPS.replace("k < 1024", "k < 256"), ARGUMENTS),
        (LOOPS.replace("C[i][g][j] = bias[g][j];", ""), ARGUMENTS),
    ],
)
def test_other_sums_begin_in_their_kernels(loops: str, arguments: str):
    assert not any(step == "source order" for step in recipe(loops, arguments))
