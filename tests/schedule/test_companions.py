"""Statements before and after sums of products become a part of the kernels that compute the sums."""

from __future__ import annotations

import pytest
from polyxform.dependences import analyze
from polyxform.options import Options
from polyxform.schedule.choice.candidates import ways
from polyxform.schedule.contractions.companions import Gathering, gather
from polyxform.schedule.orders.distribute import groups

from tests.schedule.regions import scop_of

ARGUMENTS = (
    "int n, float s, double wide, float A[restrict n][n], float B[restrict n][n], float C[restrict n][n], "
    "float D[restrict n][n], float bias[restrict n]"
)
SUMS = "for (int k = 0; k < n; k++) C[i][j] += A[i][k] * B[k][j];"


def gathered(loops: str) -> tuple[list[str], list[str], int]:
    """Operations before and after the sums, and the number of groups that are left."""
    scop = scop_of(loops, ARGUMENTS)
    dependences = analyze(scop)
    parts = gather(groups(scop, dependences), ways(scop, Options()), scop, dependences.validity)
    (found,) = [part for part in parts if isinstance(part, Gathering)]
    before, after = ([one.operator for one in companions] for companions in (found.before, found.after))
    return before, after, len(parts)


def nest(before: str = "", after: str = "") -> str:
    """A matrix product with something before and after the sums of each element."""
    return f"for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) {{ {before} {SUMS} {after} }}"


@pytest.mark.parametrize(
    ("text", "operators"),
    [
        ("C[i][j] = 0;", ["="]),
        ("C[i][j] = 0.0f;", ["="]),
        ("C[i][j] = 1.5f;", ["="]),
        ("C[i][j] = D[i][j];", ["="]),
        ("C[i][j] = bias[j];", ["="]),
        ("C[i][j] = bias[i];", ["="]),
        ("C[i][j] *= s;", ["*"]),
        ("C[i][j] = D[i][j]; C[i][j] *= s;", ["=", "*"]),
        ("C[i][j] -= bias[j]; C[i][j] += s;", ["-", "+"]),
        ("C[i][j] = C[i][j] < 0.0f ? 0.0f : C[i][j];", ["<"]),
        ("C[i][j] = 0 < C[i][j] ? C[i][j] : 0;", ["!>"]),
        ("if (C[i][j] > s) C[i][j] = s;", [">"]),
        ("C[i][j] = C[i][j] <= bias[j] ? bias[j] : C[i][j];", ["<="]),
        ("C[i][j] = fmaxf(C[i][j], 0.0f); C[i][j] = fminf(6.0f, C[i][j]);", ["!>", "!<"]),
    ],
)
def test_operations_on_each_element_are_taken_in_on_either_side(text, operators):
    assert gathered(nest(before=text)) == (operators, [], 1)
    assert gathered(nest(after=text)) == ([], operators, 1)


@pytest.mark.parametrize(
    "text",
    [
        "C[i][j] = D[j][i];",
        "C[i][j] = bias[n - 1 - j];",
        "C[i][j] = wide;",
        "C[i][j] = 0.1;",
        "C[i][j] *= wide;",
        "C[i][j] += D[i][j] * s;",
        "C[i][j] = D[i][j] + 1.0f;",
        "bias[j] = 0;",
        "C[i][j] = fmaxf(C[i][j], s);",
        "C[i][j] = C[i][j] < wide ? wide : C[i][j];",
        "if (i < n - 1) C[i][j] = 0;",
    ],
)
def test_other_operations_stay_outside(text):
    before, after, left = gathered(nest(before=text))
    assert (before, after, left) == ([], [], 2)


def test_nests_of_their_own_are_taken_in_whatever_their_loops_are_called():
    first = "for (int a = 0; a < n; a++) for (int b = 0; b < n; b++) C[b][a] = bias[b];"
    last = "for (int a = 0; a < n; a++) for (int b = 0; b < n; b++) C[a][b] *= D[a][b];"
    assert gathered(first + nest() + last) == (["="], ["*"], 1)


def test_a_statement_that_needs_the_value_in_between_keeps_them_apart():
    use = "for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) D[i][j] = C[i][j];"
    zero = "for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) C[i][j] = 2.0f;"
    assert gathered(zero + use + nest()) == ([], [], 3)
    assert gathered(nest() + use + zero) == ([], [], 3)
    unrelated = "for (int i = 0; i < n; i++) bias[i] = 1;"
    assert gathered(zero + unrelated + nest()) == (["="], [], 2)


def test_a_part_of_the_elements_is_not_enough_and_more_is_too_much():
    fewer = "for (int i = 1; i < n; i++) for (int j = 0; j < n; j++) C[i][j] = 0;"
    assert gathered(fewer + nest()) == ([], [], 2)
    inner = nest().replace("int i = 0", "int i = 1")
    more = "for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) C[i][j] = 0;"
    assert gathered(more + inner) == ([], [], 2)
